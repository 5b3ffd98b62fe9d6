from __future__ import annotations

import pytest

from knowledge.rulebook.locators import Locator
from knowledge.understanding.references import Documents, find_references, same_article
from tests.knowledge.understanding.reads import corpus, pairs, reading


@pytest.mark.parametrize(("place", "way"), pairs(corpus("references")))
def test_a_provision_is_read_however_it_is_named(place: str, way: str) -> None:
    found = [f"{r.source or ''}|{r.locator}" for r in reading(way).references]
    assert found == ([place] if place else [])


@pytest.mark.parametrize("law", ["刑法1条", "建設業法2条", "民事訴訟法5条", "会計法29条"])
def test_a_law_that_is_not_recorded_is_not_taken_for_another(law: str) -> None:
    """A name that merely ends in 法 is not 地方自治法, nor the body's own rulebook."""
    sources = [reference.source for reference in reading(law).references]
    assert "地方自治法" not in sources
    assert None not in sources


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("同条2項は?", "第6条第2項"),
        ("同条第2項第1号は?", "第6条第2項第1号"),
        ("同条は?", "第6条"),
        ("同項は?", "第6条第1項"),
    ],
)
def test_the_same_article_is_the_one_spoken_of(text: str, place: str) -> None:
    assert str(same_article(text, Locator("第6条", 1))) == place


def test_without_such_a_word_nothing_is_carried_on() -> None:
    assert same_article("2項は?", Locator("第6条", 1)) is None


DOCUMENTS = Documents(
    {
        "入札説明書": "入札説明書",
        "説明書": "入札説明書",
        "特記事項": "特記事項",
        "契約書": "契約書",
        "様式8": "様式8",
        "公表": "公表",
    },
    {"前文": Locator("前文"), "参加申込書": Locator("参加申込書")},
)


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("入札説明書7(1)は?", "入札説明書", "7(1)"),
        ("説明書の12の(4)", "入札説明書", "12(4)"),
        ("説明書6(3)アって何", "入札説明書", "6(3)ア"),
        ("説明書の15番", "入札説明書", "15"),
        ("特記事項第9の1項", "特記事項", "第9第1項"),
        ("特記事項9", "特記事項", "第9"),
        ("契約書第8条第4項", "契約書", "第8条第4項"),
        ("契約書の11条6号ト", "契約書", "第11条第6号ト"),
        ("様式8の注5", "様式8", "注5"),
        ("様式5-1は?", None, "様式5-1"),
        ("公表no.2", "公表", "No.2"),
        ("別紙1の項目", None, "別紙1"),
        ("契約書の前文", "契約書", "前文"),
    ],
)
def test_a_provision_of_one_of_the_bodys_documents_is_named(
    text: str, source: str | None, name: str
) -> None:
    (found,) = find_references(text, DOCUMENTS)
    assert found.source == source
    assert found.own
    assert name in {str(locator) for locator in found.locators}


@pytest.mark.parametrize(
    "text", ["説明書50枚", "契約書2通", "契約書3月末", "発注5件", "公表は7日", "説明書3,000円"]
)
def test_a_number_behind_a_document_may_be_no_provision(text: str) -> None:
    assert find_references(text, DOCUMENTS) == ()


def test_a_regulation_that_is_not_recorded_is_named_as_such() -> None:
    (found,) = find_references("財務規則の109条の2は?", DOCUMENTS)
    assert (found.source, found.own) == ("財務規則", False)
