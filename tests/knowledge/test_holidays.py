"""Office days agree with a second library, and deadlines hold over every awkward turn of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import jpholiday
import pytest

from knowledge import OfficeCalendar, open_desk
from knowledge.dates import days_after, fiscal_year, months_after, shift_months

YEARS = range(2025, 2029)
YEAR_END = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_national_holidays_are_the_same_in_a_second_library(year: int) -> None:
    second = holidays.country_holidays("JP", years=year)
    ours = {day for day in days_of(year) if jpholiday.is_holiday(day)}
    assert ours == {day for day in second if day.year == year}
    assert len(ours) >= 16


@pytest.mark.parametrize("year", YEARS)
def test_office_days_are_weekdays_without_holidays_and_the_year_end(year: int) -> None:
    second = holidays.country_holidays("JP", years=year)
    expected = {
        day
        for day in days_of(year)
        if day.weekday() < 5 and day not in second and (day.month, day.day) not in YEAR_END
    }
    calendar = open_desk().calendar("national")
    assert {day for day in days_of(year) if calendar.is_open(day)} == expected
    assert 235 <= len(expected) <= 246


@pytest.mark.parametrize("year", YEARS)
def test_the_year_end_is_closed_from_the_29th_to_the_3rd(year: int) -> None:
    calendar = open_desk().calendar("national")
    closed = [date(year, 12, 29) + timedelta(days=n) for n in range(6)]
    assert not any(map(calendar.is_open, closed))
    last, first = calendar.on_or_before(closed[0]), calendar.on_or_after(closed[-1])
    assert last <= date(year, 12, 28)
    assert first >= date(year + 1, 1, 4)
    assert first.weekday() < 5


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),  # 民法143条2項: no 31st in February
        (date(2028, 1, 30), 1, date(2028, 2, 29)),  # a leap year
        (date(2027, 2, 28), 12, date(2028, 2, 29)),  # begins on 1 March, so all of February
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 3, 31), 1, date(2027, 4, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_periods_of_months_over_month_ends_and_leap_days(
    start: date, months: int, last: date
) -> None:
    assert months_after(start, months) == last


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2028, 2, 28), 2, date(2028, 3, 1)),
        (date(2027, 2, 28), 1, date(2027, 3, 1)),
        (date(2027, 3, 31), 1, date(2027, 4, 1)),
        (date(2026, 12, 28), 7, date(2027, 1, 4)),
    ],
)
def test_periods_of_days_over_the_leap_day_and_the_fiscal_year(
    start: date, days: int, last: date
) -> None:
    assert days_after(start, days) == last


def test_the_fiscal_year_turns_on_the_first_of_april() -> None:
    assert [fiscal_year(date(2027, 3, 31)), fiscal_year(date(2027, 4, 1))] == [2026, 2027]


def test_a_month_back_from_the_end_of_march_is_the_end_of_february() -> None:
    assert shift_months(date(2028, 3, 31), -1) == date(2028, 2, 29)
    assert shift_months(date(2027, 3, 31), -1) == date(2027, 2, 28)


@pytest.mark.parametrize("year", YEARS)
def test_every_closed_day_has_an_office_day_within_ten_days_on_both_sides(year: int) -> None:
    calendar = OfficeCalendar(frozenset(YEAR_END))
    for day in days_of(year):
        assert day - calendar.on_or_before(day) <= timedelta(days=10)
        assert calendar.on_or_after(day) - day <= timedelta(days=10)
