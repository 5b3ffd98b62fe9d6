"""The town's schedule: printed days, 8 or 12 days of notice, 6 days to sign, 25 to pay, 2 years, 4 fiscal years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from pydantic import ValidationError

from knowledge import Desk, UnreadableInput
from knowledge.errors import NotRegulated
from knowledge.rulebook.book import Rules
from knowledge.timetable.deadlines import FACTS, Deadline, Timetable
from knowledge.timetable.entries import Entry
from knowledge.timetable.scheduling import timetable
from tests.knowledge.town import BARE, FRIDAY, TOWN

RulesOf = Callable[[str, date], Rules]


def table(desk: Desk, **facts: date) -> Timetable:
    return desk.timetable(facts, rulebook=TOWN, today=FRIDAY)


def deadline(desk: Desk, key: str, **facts: date) -> Deadline:
    return next(d for d in table(desk, **facts).deadlines if d.key == key)


def test_printed_days_come_out_as_printed_and_in_order(desk: Desk) -> None:
    days = table(desk).deadlines
    assert all(a.day <= b.day for a, b in pairwise(days))
    application = next(d for d in days if d.key == "application")
    assert (application.day, application.time) == (date(2026, 11, 13), "16:30")
    assert application.follows == ""


def test_a_period_that_counts_its_first_day_ends_a_day_sooner(desk: Desk) -> None:
    signing = deadline(desk, "signing", award_day=date(2026, 11, 27))
    assert signing.day == signing.safe_day == date(2026, 12, 2)
    assert "起算して6日以内" in signing.rule
    assert [c.locator for c in signing.citations] == ["第12条第1項"]


def test_where_two_readings_stand_the_safe_day_is_that_of_the_stricter(desk: Desk) -> None:
    payment = deadline(desk, "payment", claim_day=date(2027, 3, 1))
    assert (payment.day, payment.safe_day) == (date(2027, 3, 26), date(2027, 3, 25))


def test_a_safe_day_is_an_office_day(desk: Desk) -> None:
    payment = deadline(
        desk, "payment", claim_day=date(2027, 3, 4)
    )  # the 29th, else Sunday the 28th
    assert (payment.day, payment.safe_day) == (date(2027, 3, 29), date(2027, 3, 26))
    assert any("閉庁日" in note for note in payment.notes)


def test_what_the_document_prints_counts_until_told_otherwise(desk: Desk) -> None:
    assert deadline(desk, "notice_limit").day == date(2026, 11, 19)
    moved = table(desk, bid_day=date(2026, 12, 4))
    assert next(d for d in moved.deadlines if d.key == "notice_limit").day == date(2026, 11, 26)
    assert "文書の日は 令和8年11月27日(金)" in moved.conflicts[0].says


@pytest.mark.parametrize(("day", "short"), [(14, 0), (15, 0), (16, 1), (19, 1), (20, 2)])
def test_a_notice_too_late_is_told(desk: Desk, day: int, short: int) -> None:
    """12 days for works end on the 15th, 8 for all else on the 19th."""
    after = dict.fromkeys(("question_day", "application_day"), date(2026, 11, 20))
    told = table(desk, notice_day=date(2026, 11, day), **after).conflicts
    assert len([c for c in told if "公告日" in c.says]) == short


def test_days_in_the_wrong_order_are_told(desk: Desk) -> None:
    told = table(desk, application_day=date(2026, 11, 28)).conflicts
    assert any("参加申請の締切" in c.says and "入札日" in c.says for c in told)
    told = table(desk, finished_day=date(2027, 3, 9), claim_day=date(2027, 3, 8)).conflicts
    assert [c.says for c in told] == [
        "完了の通知を受けた日 令和9年3月9日(火) が 請求書を受理した日 令和9年3月8日(月) より後になっています。"
    ]


def test_days_on_one_day_are_in_order(desk: Desk) -> None:
    same = dict.fromkeys(("finished_day", "inspected_day", "claim_day"), date(2027, 3, 9))
    assert table(desk, **same).conflicts == ()


@pytest.mark.parametrize(("paid", "late"), [(25, 0), (26, 0), (27, 1)])
def test_a_payment_after_its_last_day_is_told(desk: Desk, paid: int, late: int) -> None:
    told = table(desk, claim_day=date(2027, 3, 1), paid_day=date(2027, 3, paid)).conflicts
    assert len(told) == late


def test_a_monthly_claim_begins_the_month_after_and_ends_after_the_last(desk: Desk) -> None:
    rent = deadline(desk, "rent")
    assert (rent.day, rent.until, rent.recurring) == (date(2027, 2, 12), date(2029, 2, 12), True)


def test_fiscal_years_count_that_of_the_end(desk: Desk) -> None:
    assert deadline(desk, "papers").day == date(2032, 3, 31)
    assert deadline(desk, "papers", lease_end=date(2029, 4, 1)).day == date(2033, 3, 31)


def test_what_would_give_more_dates_is_named(desk: Desk) -> None:
    assert set(table(desk).missing) == {"award_day", "claim_day", "contract_day", "known_day"}


def test_works_and_all_else_have_their_own_entries(rules_of: RulesOf) -> None:
    keys = {
        d.key
        for d in timetable(rules_of(TOWN, FRIDAY), {}, FRIDAY, construction=True).deadlines
        if d.key.startswith("notice")
    }
    assert keys == {"notice_limit_works"}


def test_a_body_without_a_schedule_has_none(desk: Desk) -> None:
    with pytest.raises(NotRegulated):
        desk.timetable({}, rulebook=BARE, today=FRIDAY)


def test_a_day_of_something_else_is_refused(desk: Desk) -> None:
    with pytest.raises(UnreadableInput):
        desk.timetable({"birthday": FRIDAY}, rulebook=TOWN, today=FRIDAY)


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"printed": "2026-11-27", "follows": "bid_day"},
        {"follows": "birthday"},
        {"printed": "2026-11-27", "time": "25:00"},
        {"follows": "bid_day", "path": "a.b", "monthly": [{"from": "2010-04-01", "value": 1, "unit": "日", "cite": "第1条"}]},
    ],
)  # fmt: skip
def test_an_entry_that_does_not_hang_together_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Entry.model_validate({"key": "k", "title": "t", "cite": "第1条", **fault})


def test_every_fact_has_a_title_and_words() -> None:
    assert all(fact.title and fact.words for fact in FACTS.values())
