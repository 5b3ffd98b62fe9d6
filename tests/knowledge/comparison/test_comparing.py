"""Questions to two invented bodies at once: みなと町 (5/100, 6 days) and かすみ村 (4/100, 9 days)."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import Answer
from tests.knowledge.conftest import Ask
from tests.knowledge.town import BARE, TOWN, figures

DAY = date(2026, 3, 31)
"""The village's rate of the deposit ended on this day."""


def rows(answer: Answer) -> list[tuple[str, ...]]:
    assert answer.table is not None
    return [tuple(cell.text for cell in row) for row in answer.table.rows]


def test_figures_are_worked_out_for_each_body(ask: Ask) -> None:
    question = "見積もる契約金額100万円の入札保証金は、みなと町とかすみ村でそれぞれいくら?"
    answer = ask(question, book=None, on=DAY)
    assert (answer.kind, answer.rulebook, answer.topic) == ("comparison", None, "bid_deposit")
    assert figures(answer)[:2] == [50_000, 40_000]
    assert [v.name for v in answer.values[:2]] == ["みなと町 入札保証金", "かすみ村 入札保証金"]
    assert rows(answer) == [
        ("みなと町(架空)", "入札保証金は 50,000円以上", "契約規則 第4条第1項"),
        ("かすみ村(架空)", "入札保証金は 40,000円以上", "契約規則 第2条"),
    ]
    assert {(c.rulebook, c.locator) for c in answer.citations} == {(TOWN, "第4条第1項"), (BARE, "第2条")}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "told", "apart"),
    [
        ("見積もる契約金額100万円の入札保証金、みなと町とかすみ村はどっちが高い?", "大きいのはみなと町", 10_000),
        ("見積もる契約金額100万円の入札保証金、みなと町とかすみ村はどちらが安い?", "小さいのはかすみ村", 10_000),
        ("見積もる契約金額100万円の入札保証金、みなと町とかすみ村で差はある?", "違います", 10_000),
        ("12月1日に落札通知。契約の締結は、みなと町とかすみ村でどっちが早い?", "早いのはみなと町", None),
    ],
)  # fmt: skip
def test_which_is_more_stands_first(ask: Ask, question: str, told: str, apart: int | None) -> None:
    answer = ask(question, book=None, on=DAY)
    assert answer.headline.startswith(told)
    assert [v.value for v in answer.values if v.name == "差"] == ([apart] if apart else [])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("入札保証金の率、みなと町とかすみ村は同じ?", "違います"),
        ("契約保証金の率、みなと町とかすみ村は同じ?", "定めが見つかったのは1団体だけです"),
        (
            "契約締結の期限の日数はみなと町とかすみ村でどちらが長い?",
            "長いのはかすみ村です（差 3日）",
        ),
    ],
)
def test_without_figures_the_points_are_laid_side_by_side(
    ask: Ask, question: str, told: str
) -> None:
    answer = ask(question, book=None, on=DAY)
    assert answer.kind == "comparison"
    assert told in answer.headline
    assert answer.citations


def test_a_body_without_the_rule_says_so(ask: Ask) -> None:
    answer = ask("契約保証金の率を、みなと町とかすみ村で比べて", book=None)
    assert rows(answer)[1][1:] == ("規定なし（収録範囲）", "－")
    answer = ask("契約金額100万円の契約保証金、みなと町とかすみ村でいくら?", book=None)
    assert figures(answer)[0] == 70_000
    assert rows(answer)[1][2] == "－"
    assert BARE not in {citation.rulebook for citation in answer.citations}


def test_what_is_not_in_force_is_not_taken_for_no_rule(ask: Ask) -> None:
    question = "見積もる契約金額100万円の入札保証金は、みなと町とかすみ村でいくら?"
    answer = ask(question, book=None, on=date(2026, 11, 20))
    assert rows(answer)[1][1] == "見つかりません（収録範囲）"


def test_a_fact_that_all_need_is_asked_for_once(ask: Ask) -> None:
    question = "みなと町とかすみ村、5日たったけど契約の締結はいつまで?"
    answer = ask(question, book=None)
    assert (answer.kind, answer.question, answer.rulebook) == ("clarification", question, None)
    settled = ask("12月1日に通知した", question, book=None)
    assert figures(settled)[:2] == ["2026-12-07", "2026-12-10"]


@pytest.mark.parametrize(
    ("question", "values"),
    [("では500万円なら?", [250_000, 200_000]), ("税抜だと?", [55_000, 44_000])],
)
def test_a_thread_goes_on_comparing(ask: Ask, question: str, values: list[int]) -> None:
    first = "見積もる契約金額100万円の入札保証金は、みなと町とかすみ村でいくら?"
    assert figures(ask(question, first, book=None, on=DAY))[:2] == values


@pytest.mark.parametrize("question", ["かすみ村では?", "かすみ村だけだと?", "かすみ村(架空)"])
def test_one_body_named_after_a_comparison_answers_alone(ask: Ask, question: str) -> None:
    first = "見積もる契約金額100万円の入札保証金は、みなと町とかすみ村でいくら?"
    answer = ask(question, first, book=None, on=DAY)
    assert (answer.rulebook, figures(answer)[0]) == (BARE, 40_000)


def test_one_more_body_is_added_to_a_comparison(ask: Ask) -> None:
    """「○○も」 after a comparison adds; after a question to one body it asks for the other alone."""
    pair = "みなと町とかすみ村の入札保証金の率は?"
    added = ask("かわべ町も入れて比べて", pair, book=None)
    assert [row[0] for row in rows(added)] == ["みなと町(架空)", "かすみ村(架空)", "かわべ町(架空)"]
    assert ask("かすみ村も?", "入札保証金の率は?", on=DAY).rulebook == BARE


def test_all_bodies_are_compared_where_the_question_says_so(ask: Ask) -> None:
    answer = ask("各団体の入札保証金の率は?", on=DAY)
    told = dict(row[:2] for row in rows(answer))
    assert told["みなと町(架空)"] == "見積もる契約金額の5/100以上"
    assert len(told) > 2


def test_the_others_are_those_beside_the_body_that_is_usual(ask: Ask) -> None:
    answer = ask("他の町ではどう?", "入札保証金の率は?", on=DAY)
    assert rows(answer)[0][0] == "みなと町(架空)"


def test_what_to_compare_is_asked_where_only_bodies_are_named(ask: Ask) -> None:
    answer = ask("みなと町とかすみ村の違いは?", book=None)
    assert (answer.kind, answer.missing) == ("clarification", ("比べる点",))
    for choice in answer.choices:
        chosen = ask(choice, "みなと町とかすみ村の違いは?", book=None)
        assert (chosen.kind, chosen.headline.partition(":")[0]) == ("comparison", choice)


@pytest.mark.parametrize(
    "question",
    ["相手がかすみ村の契約、契約保証金は免除できる?", "国の法令では、入札保証金の率は?", "みなと町の入札保証金の率は?"],
)  # fmt: skip
def test_naming_a_counterparty_or_the_state_is_no_comparison(ask: Ask, question: str) -> None:
    assert ask(question, on=DAY).kind != "comparison"


def test_no_provision_anywhere_is_unknown(ask: Ask) -> None:
    answer = ask("みなと町とかすみ村の火星旅行の規定は?", book=None)
    assert (answer.kind, answer.table, answer.citations) == ("unknown", None, ())


def test_another_body_than_usual_is_said(ask: Ask) -> None:
    answer = ask("かすみ村では、入札保証金の率は?", on=DAY)
    assert answer.rulebook == BARE
    assert "みなと町(架空)ではなく、かすみ村(架空)の規則でお答えしました。" in answer.notes


def test_choosing_a_body_by_its_button_goes_on_with_the_question(ask: Ask) -> None:
    question = "入札保証金の率は何%?"
    assert ask(question, book=None).missing == ("団体",)
    for body, rulebook, place in (("みなと町(架空)", TOWN, "第4条第1項"), ("かすみ村(架空)", BARE, "第2条")):  # fmt: skip
        answer = ask(body, question, book=None, on=DAY)
        assert (answer.kind, answer.rulebook) == ("article", rulebook)
        assert answer.citations[0].locator == place
