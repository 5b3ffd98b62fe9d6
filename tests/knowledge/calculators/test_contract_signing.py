"""The town signs within 6 days of the notice (第12条第1項); 第12条第2項 lets the head extend it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from knowledge import MissingInput
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, days
from tests.knowledge.town import BARE, FRIDAY, chief, places


def test_the_day_of_the_notice_does_not_count(work: Work) -> None:
    worked = work("contract_signing", notified_day=date(2026, 11, 19))
    assert (chief(worked), places(worked)) == ("2026-11-25", ["第12条第1項"])
    assert any("初日不算入" in step for step in worked.steps)


@pytest.mark.parametrize(("day", "effect"), [(24, "permitted"), (25, "permitted"), (26, "prohibited")])  # fmt: skip
def test_signing_one_day_late_is_too_late(work: Work, day: int, effect: str) -> None:
    told = {"notified_day": date(2026, 11, 19), "signing_day": date(2026, 11, day)}
    assert work("contract_signing", **told).effect == effect


def test_a_limit_on_a_closed_day_names_the_office_day_before(work: Work) -> None:
    """2026-11-23 is a holiday after a weekend; the office day before is Friday the 20th."""
    worked = work("contract_signing", notified_day=date(2026, 11, 17))
    assert chief(worked) == "2026-11-23"
    assert any("令和8年11月20日(金)" in note for note in worked.notes)


def test_the_towns_own_closing_counts_as_closed(work: Work) -> None:
    """2026-12-28 is a Monday on which offices elsewhere are open; the town's closing begins then."""
    worked = work("contract_signing", notified_day=date(2026, 12, 22))
    assert any("令和8年12月25日(金)" in note for note in worked.notes)


def test_an_extension_is_the_heads_decision(work: Work) -> None:
    worked = work("contract_signing", extend=True)
    assert (worked.effect, places(worked)) == ("conditional", ["第12条第2項"])
    assert "町長" in worked.headline


def test_without_the_day_of_notice_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("contract_signing")
    assert "日" in asked.value.title


def test_a_figure_checked_only_for_earlier_days_is_provisional(work: Work) -> None:
    """The bare village's figure is verified until 2020-03-31."""
    until = date(2020, 3, 31)
    before = work("contract_signing", book=BARE, on=until, notified_day=until)
    after = work("contract_signing", book=BARE, on=FRIDAY, notified_day=FRIDAY)
    assert (before.provisional, after.provisional) == (False, True)
    assert chief(after) == "2026-11-29"


def test_a_check_against_a_doubtful_figure_is_provisional_too(work: Work) -> None:
    told = {"notified_day": FRIDAY, "signing_day": FRIDAY + timedelta(days=3)}
    assert work("contract_signing", book=BARE, **told).provisional


@QUICK
@given(start=days)
def test_the_limit_lies_exactly_the_period_after_the_notice(work: Work, start: date) -> None:
    limit = date.fromisoformat(str(chief(work("contract_signing", notified_day=start))))
    assert limit - start == timedelta(days=6)
