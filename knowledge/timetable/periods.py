"""Periods as a rulebook words them: so many days, months, years or fiscal years after or before a day.

Source: 民法 138-143. 「受領した日から30日以内」 leaves the first day out (初日不算入, 140条);
「決定の日から起算して10日以内」 counts it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from knowledge.dates import FISCAL_YEAR_BEGINS, fiscal_year, months_after, shift_months
from knowledge.errors import FaultyRulebook

Counting = Literal["first_day_out", "first_day_in"]
Direction = Literal["after", "before"]
DAY, MONTH, YEAR, FISCAL_YEAR = "日", "月", "年", "会計年度"
COUNTED = {DAY: "日", MONTH: "か月", YEAR: "年", FISCAL_YEAR: "会計年度"}
"""How a number of each unit is said."""
_ONE_DAY = timedelta(days=1)


def end_of_period(
    start: date,
    count: int,
    unit: str,
    counting: Counting = "first_day_out",
    direction: Direction = "after",
) -> date:
    """The last day of a period after `start`, or the first of one that lies before it.

    >>> end_of_period(date(2024, 6, 3), 10, "日", "first_day_in")
    datetime.date(2024, 6, 12)
    >>> end_of_period(date(2024, 11, 5), 1, "年")
    datetime.date(2025, 11, 5)
    >>> end_of_period(date(2030, 3, 30), 6, "会計年度")
    datetime.date(2035, 3, 31)
    >>> end_of_period(date(2025, 3, 31), 2, "年", "first_day_in", "before")
    datetime.date(2023, 4, 1)
    """
    if unit == FISCAL_YEAR:
        return _fiscal_years(start, count, direction)
    if direction == "before":
        back = (
            start - timedelta(days=count)
            if unit == DAY
            else shift_months(start, -_months(count, unit))
        )
        return back + _ONE_DAY if counting == "first_day_in" else back
    first = start if counting == "first_day_out" else start - _ONE_DAY
    return (
        first + timedelta(days=count) if unit == DAY else months_after(first, _months(count, unit))
    )


def _months(count: int, unit: str) -> int:
    if unit not in (MONTH, YEAR):
        raise FaultyRulebook(f"「{unit}」 is no unit of a period")
    return count * 12 if unit == YEAR else count


def _fiscal_years(start: date, count: int, direction: Direction) -> date:
    """The end of `count` fiscal years, that of `start` among them (属する会計年度を含む)."""
    year = fiscal_year(start)
    if direction == "before":
        return date(year - count + 1, FISCAL_YEAR_BEGINS, 1)
    return date(year + count, FISCAL_YEAR_BEGINS, 1) - _ONE_DAY
