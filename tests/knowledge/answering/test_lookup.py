"""Provisions asked for by number: found, and three different ways of not being there."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Ask
from tests.knowledge.town import FRIDAY, TOWN, places

ITEMS = [f"第9条第{n}号" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("第8条は?", ["第8条"]),
        ("8条", ["第8条"]),
        ("第八条の内容を教えて", ["第8条"]),
        ("4条2項は?", ["第4条第2項", "第4条第2項第1号", "第4条第2項第2号"]),
        ("第4条第2項第1号は?", ["第4条第2項第1号"]),
        ("9条3号は?", ["第9条第3号"]),
        ("第9条を見せて", ["第9条", *ITEMS]),
        ("第4条は?", ["第4条第1項", "第4条第2項", "第4条第3項"]),
        ("3条の2は?", ["第3条の2"]),
        ("契約規則第25条は?", ["第25条"]),
    ],
)
def test_a_provision_is_found_by_its_number(ask: Ask, question: str, cited: list[str]) -> None:
    answer = ask(question)
    assert (answer.kind, places(answer)[: len(cited)]) == ("article", cited)
    assert all(citation.gist for citation in answer.citations)


def test_a_law_named_is_looked_up_in_national_law(ask: Ask) -> None:
    answer = ask("地方自治法施行令167条の2第1項第2号は?")
    first = answer.citations[0]
    assert (first.rulebook, first.source) == ("national", "地方自治法施行令")
    assert first.locator == "第167条の2第1項第2号"


def test_an_article_verified_only_for_earlier_days_is_marked(ask: Ask) -> None:
    answer = ask("民法140条は?")
    assert answer.provisional
    assert any("確かめた" in note for note in answer.notes)


def test_a_deleted_article_is_said_to_be_deleted(ask: Ask) -> None:
    answer = ask("第13条は?")
    assert answer.kind == "unknown"
    assert "削除" in answer.headline
    assert any("令和6年4月1日" in note for note in answer.notes)


@pytest.mark.parametrize("question", ["第99条は?", "99条を教えて", "第26条"])
def test_an_article_that_does_not_exist_is_said_not_to(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.kind == "unknown"
    assert "ありません" in answer.headline
    assert "第1条 から 第43条" in answer.notes[0]


@pytest.mark.parametrize(
    ("question", "lacking"),
    [("第4条第9項は?", "第9項"), ("9条7号は?", "第7号"), ("4条2項5号は?", "第5号")],
)
def test_a_paragraph_or_item_that_does_not_exist_is_said_not_to(
    ask: Ask, question: str, lacking: str
) -> None:
    answer = ask(question)
    assert answer.kind == "unknown"
    assert lacking in answer.headline


def test_a_law_that_is_not_recorded_in_full_is_not_said_to_lack_an_article(ask: Ask) -> None:
    answer = ask("民法709条は?")
    assert answer.kind == "unknown"
    assert "収録していません" in answer.headline
    assert "ありません" not in answer.headline.replace("収録していません", "")


def test_a_matter_outside_this_rulebook_is_said_to_be_outside(ask: Ask) -> None:
    answer = ask("前払金は何割まで出してよい?")
    assert answer.kind == "unknown"
    assert "前払金" in answer.headline
    assert any("契約書" in note for note in answer.notes)


def test_the_three_replies_differ(ask: Ask) -> None:
    questions = ("第13条は?", "第99条は?", "前払金は何割まで出してよい?")
    assert len({ask(question).headline for question in questions}) == len(questions)


def test_a_number_beside_a_question_does_not_stop_the_calculation(ask: Ask) -> None:
    answer = ask("第4条の入札保証金は、見積もる契約金額450万円だといくら?")
    assert (answer.kind, answer.values[0].value) == ("calculation", 225_000)


def test_the_answer_says_body_and_day(ask: Ask) -> None:
    answer = ask("第8条は?")
    assert (answer.rulebook, answer.as_of, answer.question) == (TOWN, FRIDAY, "第8条は?")
