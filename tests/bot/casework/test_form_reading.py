"""A case's form, read: what it enters, what it changes, and what it leaves alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.cases import Case, CaseRefused, CaseState, OwnDeadline
from bot.casework import changes_of, filled_case, values_of
from bot.casework.morning_reading import closed_days, morning_of
from bot.store import ReminderSetting
from tests.bot.cases.fake_timetables import FakeTimetables

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 1, tzinfo=UTC)
FACTS = FakeTimetables().facts


def case(**more: Any) -> Case:
    kept: dict[str, Any] = {
        "title": "清掃業務委託",
        "channel": "C1",
        "kind": "service",
        "amounts": {"契約金額": 4_500_000, "予定価格": 5_000_000},
        "facts": {"bid_day": "2026-12-17T10:00", "award_day": "2026-12-18T09:30"},
        "owners": ("U1", "山田"),
    }
    about = {"id": 1, "team_id": "T1", "rulebook": "town", "import_key": None, "version": 3}
    when = {"created_by": "U1", "created_at": AT, "changed_by": "U1", "changed_at": AT}
    return Case(**{**about, **when, "state": CaseState.OPEN, **kept, **more})


def test_a_form_that_is_sent_off_as_it_was_opened_changes_nothing() -> None:
    before = case()
    values = values_of(before)
    changes = changes_of(values, before, FACTS, TODAY, shown=[*FACTS, "owners"])
    assert (changes.title, changes.channel, changes.kind) == (
        before.title,
        before.channel,
        before.kind,
    )
    assert changes.owners == before.owners
    assert {k: v for k, v in (changes.facts or {}).items() if v} == before.facts
    assert changes.amounts == {"契約金額": 4_500_000}


def test_another_day_loses_the_hour_that_another_door_brought() -> None:
    values = {**values_of(case()), "award_day": "2026-12-21"}
    changes = changes_of(values, case(), FACTS, TODAY, shown=[*FACTS])
    assert (changes.facts or {})["award_day"] == "2026-12-21"
    assert (changes.facts or {})["bid_day"] == "2026-12-17T10:00"


def test_what_a_form_did_not_show_stays() -> None:
    changes = changes_of({"title": "x"}, case(), FACTS, TODAY, shown=["title", "bid_day"])
    assert changes.facts == {"bid_day": None}
    assert changes.owners is None
    assert changes.channel is None


def test_a_new_case_with_deadlines_of_ones_own() -> None:
    values = {
        "rulebook": "town",
        "title": "清掃",
        "amount": "四百五十万円",
        "bid_day": "2026-12-17",
        "hour": "10:00",
        "owners": "U1 U2",
        "own1_title": "決裁",
        "own1_day": "2026-12-01",
        "past_done": "past_done",
    }
    filled = filled_case(values, FACTS, TODAY)
    assert filled.new.amounts == {"契約金額": 4_500_000}
    assert filled.new.facts == {"bid_day": "2026-12-17T10:00"}
    assert filled.new.owners == ("U1", "U2")
    assert filled.own == (OwnDeadline("決裁", date(2026, 12, 1)),)
    assert filled.past_done


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"own2_title": "長" * 201, "own2_day": "2026-12-01"}, "own2_title"),
        ({"own3_title": "決裁", "own3_day": "0999-12-01"}, "own3_day"),
        ({"own1_day": "2026-02-30", "own1_title": "決裁"}, "own1_day"),
        ({"award_day": "12/17"}, "award_day"),
        ({"amount": "とても"}, "amount"),
    ],
)
def test_a_refusal_names_the_forms_own_field(values: dict[str, str], field: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        filled_case({"title": "x", "rulebook": "town", **values}, FACTS, TODAY)
    assert refused.value.field == field


def test_closed_days_are_read_as_people_write_them_and_bounded() -> None:
    assert closed_days("２０２６/12/28\n2026年12月28日、R8.12.25", TODAY) == (
        date(2026, 12, 25),
        date(2026, 12, 28),
    )
    for text in ("12月28日", "あした", "2026-02-30"):
        with pytest.raises(CaseRefused):
            closed_days(text, TODAY)
    with pytest.raises(CaseRefused, match="60日まで"):
        closed_days("2026-12-28 " * 61, TODAY)


def test_a_post_that_is_switched_off_keeps_its_hour_and_its_days() -> None:
    before = ReminderSetting(weekdays=(0, 2))
    after = morning_of({"morning_wanted": "no"}, before, TODAY, personal=True)
    assert (after.wanted, after.at, after.weekdays) == (False, before.at, (0, 2))
