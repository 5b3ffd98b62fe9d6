"""長崎県後期高齢者医療広域連合契約規則: every 条, 項 and 号 is there."""

from __future__ import annotations

import pytest

from knowledge import Desk
from tests.knowledge.town import FRIDAY

ITEMS = {
    1: [0], 2: [0, 6], 3: [0, 0], 4: [0], 5: [0, 0, 7], 6: [0, 3, 0], 7: [0], 8: [0, 0], 9: [0, 0, 0],
    10: [0, 0, 0], 11: [9], 12: [2], 13: [0], 14: [0, 0, 0], 15: [0, 0], 16: [0], 17: [0, 0, 0, 0],
    18: [0, 0], 19: [0, 0], 20: [6], 21: [2], 22: [0, 6], 23: [0], 24: [0], 25: [0, 0], 26: [0, 0],
    27: [12, 0, 0, 0], 28: [6], 29: [0], 30: [0], 31: [0, 0], 32: [0, 2, 0], 33: [8], 34: [0],
    35: [0, 0], 36: [0], 37: [0], 38: [5, 0, 0], 39: [0], 40: [0, 0, 0, 0], 41: [0, 0, 0, 0, 0],
    42: [0], 43: [2, 0], 44: [0], 45: [0],
}  # fmt: skip
"""Of each article the number of 号 in each of its 項, counted in the text of the rule."""
CHAPTERS = {1: 1, 2: 2, 17: 3, 20: 4, 25: 5, 26: 6, 39: 7, 45: 8}
"""The first article of each chapter."""


def test_articles_1_to_45_are_all_there_in_their_order(desk: Desk) -> None:
    articles = desk.book("nagasaki-kouiki").articles["契約規則"]
    numbered = [number for number in articles if number.startswith("第")]
    assert numbered == [f"第{n}条" for n in range(1, 46)] == [f"第{n}条" for n in ITEMS]


@pytest.mark.parametrize("number", ITEMS)
def test_an_article_has_its_paragraphs_and_items(desk: Desk, number: int) -> None:
    article = desk.book("nagasaki-kouiki").articles["契約規則"][f"第{number}条"]
    assert [len(paragraph.items) for paragraph in article.paragraphs] == ITEMS[number]
    assert [p.number for p in article.paragraphs] == list(range(1, len(ITEMS[number]) + 1))
    for paragraph in article.paragraphs:
        numbers = [item.number for item in paragraph.items]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("number", ITEMS)
def test_an_article_has_caption_topics_and_ways_to_ask_for_it(desk: Desk, number: int) -> None:
    article = desk.book("nagasaki-kouiki").articles["契約規則"][f"第{number}条"]
    assert article.caption
    assert article.topics
    assert all(len(paragraph.asks) >= 3 for paragraph in article.paragraphs)


def test_an_article_stands_in_its_chapter(desk: Desk) -> None:
    articles = desk.book("nagasaki-kouiki").articles["契約規則"]
    for number in ITEMS:
        chapter = max(chapter for first, chapter in CHAPTERS.items() if first <= number)
        assert articles[f"第{number}条"].chapter.startswith(f"第{chapter}章")


@pytest.mark.parametrize("number", ITEMS)
def test_every_article_is_shown_when_asked_for_by_number(desk: Desk, number: int) -> None:
    answer = desk.ask(f"第{number}条は？", rulebook="nagasaki-kouiki", today=FRIDAY)
    assert answer.kind == "article"
    assert {c.locator.partition("条")[0] for c in answer.citations} >= {f"第{number}"}


def test_forms_and_supplementary_provisions_are_there(desk: Desk) -> None:
    articles = desk.book("nagasaki-kouiki").articles["契約規則"]
    others = [number for number in articles if not number.startswith("第")]
    assert [n for n in others if n.startswith("様式")] == ["様式第1号", "様式第2号", "様式第3号"]
    assert len([n for n in others if n.startswith("附則")]) == 2
