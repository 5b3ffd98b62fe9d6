from __future__ import annotations

import pytest

from knowledge import Desk
from knowledge.rulebook.articles import Ruling
from knowledge.rulebook.book import Rulebook
from knowledge.search import ArticleIndex, Document, content, opposed, pairs
from knowledge.understanding.normalise import normalise
from tests.knowledge.town import BARE, TOWN


@pytest.fixture(scope="module")
def town(desk: Desk) -> Rulebook:
    return desk.book(TOWN)


@pytest.fixture(scope="module")
def index(town: Rulebook) -> ArticleIndex:
    return ArticleIndex(town)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("入札は 3 社", ["入札", "札は", "社"]),
        ("", []),
        ("、。?", []),
        ("abc 12", ["abc"]),
        ("第6条", ["第", "条"]),
    ],
)
def test_words_are_cut_into_pairs_of_characters(text: str, tokens: list[str]) -> None:
    assert pairs(text) == tokens


def test_greetings_are_no_content() -> None:
    assert content("お疲れさまです 入札保証金を教えてください").split() == ["入札保証金を"]


def test_every_way_to_ask_leads_to_its_article(town: Rulebook, index: ArticleIndex) -> None:
    """Among the first three found; that is what search is for."""
    lost = []
    for _, unit in town.units():
        for way in unit.passage.asks:
            hits = index.search(normalise(way))[:3]
            found = {hit.document.unit.article.number for hit in hits if hit.document.unit}
            if unit.article.number not in found:
                lost.append((way, unit.article.number, found))
    assert lost == []


def test_a_matter_of_silence_is_found_before_a_near_miss(index: ArticleIndex) -> None:
    first = index.search(normalise("前払金は何割まで出せる"))[0].document
    assert first.silence is not None
    assert first.silence.topic == "advance_payment"


def test_the_best_comes_first(index: ArticleIndex) -> None:
    scores = [hit.score for hit in index.search("契約保証金の率")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 10


@pytest.mark.parametrize("text", ["", "??", "zzz", '"', "gist:", "+-&|!(){}[]^~*\\/", "asks:*", "AND OR NOT", "«»"])  # fmt: skip
def test_no_text_breaks_the_search(index: ArticleIndex, text: str) -> None:
    assert isinstance(index.search(text), list)


def test_a_small_book_can_be_searched_too(desk: Desk) -> None:
    first = ArticleIndex(desk.book(BARE)).search("入札保証金はいくら")[0].document.unit
    assert first is not None
    assert str(first.locator) == "第2条"


@pytest.mark.parametrize(
    ("text", "act", "against"),
    [
        ("業務を全部下請に出せる?", "業務の一部を再委託する", True),
        ("業務の一部を下請に出せる?", "業務の全部を再委託する", True),
        ("業務を全部下請に出せる?", "業務の全部または主たる部分を再委託する", False),
        ("業務の全部か一部を下請に出せる?", "業務の一部を再委託する", False),
        ("業務を下請に出せる?", "業務の一部を再委託する", False),
    ],
)
def test_a_ruling_on_a_part_is_far_from_a_question_on_the_whole(
    text: str, act: str, *, against: bool
) -> None:
    ruling = Ruling(effect="prohibited", act=act, says=act)
    assert opposed(text, Document(ruling=ruling)) is against
