from __future__ import annotations

import pytest

from knowledge.rulebook.locators import Locator
from knowledge.understanding.references import same_article
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
