from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import (
    OfficeCalendar,
    days_after,
    days_before,
    era_year,
    fiscal_year,
    months_after,
    shift_months,
    wareki,
)
from tests.knowledge.properties import QUICK, days

NEW_YEAR = OfficeCalendar(frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}))


@QUICK
@given(day=days, number=st.integers(0, 4_000))
def test_days_before_undoes_days_after(day: date, number: int) -> None:
    assert days_before(days_after(day, number), number) == day


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 28), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 2, 28), 36, date(2028, 2, 29)),
        (date(2026, 11, 20), 24, date(2028, 11, 20)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_a_period_of_months_ends_as_the_civil_code_says(
    start: date, months: int, last: date
) -> None:
    """民法140・143条: the first day is out; no such day in the last month, then its last day."""
    assert months_after(start, months) == last


@QUICK
@given(day=days, months=st.integers(1, 60))
def test_a_longer_period_of_months_ends_later(day: date, months: int) -> None:
    assert day < months_after(day, months) < months_after(day, months + 1)


@QUICK
@given(day=days, months=st.integers(1, 60))
def test_a_period_of_months_differs_from_the_same_day_by_no_more_than_the_months_end(
    day: date, months: int
) -> None:
    """The last day is the same day of the last month, or both are at the month's end."""
    last, same = months_after(day, months), shift_months(day, months)
    at_end = (same + timedelta(days=1)).day == 1 or (last + timedelta(days=1)).day == 1
    assert last == same or at_end


@QUICK
@given(day=days, months=st.integers(-60, 60))
def test_shifting_keeps_the_day_or_takes_the_months_last(day: date, months: int) -> None:
    shifted = shift_months(day, months)
    assert (shifted.year * 12 + shifted.month) - (day.year * 12 + day.month) == months
    assert shifted.day == day.day or (shifted + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), False),
        (date(2026, 11, 24), True),
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),
        (date(2027, 1, 1), False),
        (date(2027, 1, 4), True),
        (date(2026, 5, 6), False),
    ],
)
def test_weekends_holidays_and_the_year_end_are_closed(day: date, *, is_open: bool) -> None:
    """2026-05-06 is the substitute holiday for Constitution Day on a Sunday."""
    assert NEW_YEAR.is_open(day) is is_open


@QUICK
@given(day=days)
def test_the_nearest_office_days_enclose_every_day(day: date) -> None:
    before, after = NEW_YEAR.on_or_before(day), NEW_YEAR.on_or_after(day)
    assert before <= day <= after
    assert NEW_YEAR.is_open(before)
    assert NEW_YEAR.is_open(after)
    assert (before == after == day) == NEW_YEAR.is_open(day)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_the_fiscal_year_begins_in_april(day: date, year: int) -> None:
    assert fiscal_year(day) == year


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2019, 4, 30), "平成31年4月30日(火)"),
        (date(2019, 5, 1), "令和元年5月1日(水)"),
        (date(1989, 1, 7), "昭和64年1月7日(土)"),
        (date(1989, 1, 8), "平成元年1月8日(日)"),
        (date(1900, 1, 1), "1900年1月1日(月)"),
    ],
)
def test_a_day_is_shown_in_its_era(day: date, shown: str) -> None:
    assert wareki(day) == shown


@pytest.mark.parametrize(
    ("era", "year", "calendar"),
    [("令和", 1, 2019), ("平成", 31, 2019), ("昭和", 64, 1989), ("令和", 0, None), ("大化", 1, None)],
)  # fmt: skip
def test_an_era_year_is_a_calendar_year(era: str, year: int, calendar: int | None) -> None:
    assert era_year(era, year) == calendar
