"""The town prints the application, the bidding and a lease; the rest follows from days that are told."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput
from knowledge.errors import NotRegulated
from knowledge.kinds import ContractKind
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import BARE, FRIDAY


def test_all_dates_are_listed_with_their_articles(work: Work) -> None:
    worked = work("schedule", award_day=date(2026, 11, 27))
    assert worked.kind == "schedule"
    assert ("契約書の提出", "2026-12-02") in [(v.name, v.value) for v in worked.values]
    assert any(
        step.startswith("令和8年12月2日(水)まで 契約書の提出 — 落札決定日から起算して6日以内")
        and step.endswith("［契約規則 第12条第1項］")
        for step in worked.steps
    )


def test_the_headline_tells_what_is_next(work: Work) -> None:
    assert work("schedule").headline.endswith("令和8年11月27日(金) 10:00 入札と開札（あと7日）")
    assert "（今日）" in work("schedule", on=date(2026, 11, 27)).headline


def test_a_time_stands_with_its_day(work: Work) -> None:
    assert ("参加申請（16:30）", "2026-11-13") in [
        (v.name, v.value) for v in work("schedule").values
    ]


def test_conflicts_are_counted_and_told_first(work: Work) -> None:
    worked = work("schedule", application_day=date(2026, 11, 30))
    assert "食い違い2件" in worked.headline
    assert worked.notes[0].startswith("食い違い: ")


def test_the_kind_of_contract_tells_whether_it_is_works(work: Work) -> None:
    for kind, title in (
        (ContractKind.PURCHASE, "公告の期限"),
        (ContractKind.WORKS, "公告の期限（建設工事）"),
    ):
        names = [v.name for v in work("schedule", kind=kind).values]
        assert [name for name in names if name.startswith("公告の期限")] == [title]


def test_a_day_of_which_nothing_is_said_is_asked_about(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("schedule", day=date(2026, 12, 3))
    assert "落札決定日" in asked.value.choices


def test_today_alone_is_no_fact_of_the_tender(work: Work) -> None:
    assert work("schedule", day=FRIDAY).values == work("schedule").values


def test_a_body_without_a_schedule_gives_none(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("schedule", book=BARE)


@pytest.mark.parametrize(
    "question",
    ["スケジュール出して", "11月27日に落札決定。全部の期限を出して", "締切を一覧にまとめて"],
)
def test_a_question_for_all_dates_gets_them(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.topic) == ("schedule", "schedule")
    assert "2026-11-27" in [v.value for v in answer.values]


def test_the_button_that_names_a_day_finishes_the_question(ask: Ask) -> None:
    first = ask("12月3日から期限をぜんぶ教えて")
    assert first.kind == "clarification"
    answer = ask("落札決定日", "12月3日から期限をぜんぶ教えて")
    assert ("契約書の提出", "2026-12-08") in [(v.name, v.value) for v in answer.values]
