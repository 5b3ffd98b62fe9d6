"""The turns of a recurring deadline: the same day of every month or year, until its last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import count, takewhile

MONTHS = {"monthly": 1, "yearly": 12}
MOST_TURNS = 1_200
"""A hundred years of months: where a series without an end stops."""


def turns(first: date, recurring: str, until: date | None) -> Iterator[date]:
    """The days of the series in order. A month without such a day has its last day instead.

    >>> [str(day) for day in turns(date(2026, 12, 31), "monthly", date(2027, 3, 30))]
    ['2026-12-31', '2027-01-31', '2027-02-28']
    >>> list(turns(date(2026, 12, 31), "", None))
    [datetime.date(2026, 12, 31)]
    """
    if recurring not in MONTHS:
        yield first
        return
    series = (_shifted(first, n * MONTHS[recurring]) for n in _numbers(first, recurring))
    yield from takewhile(lambda day: until is None or day <= until, series)


def next_turn(first: date, recurring: str, until: date | None, after: date) -> date | None:
    """The first turn later than `after`, or None if the series is over.

    >>> next_turn(date(2026, 4, 10), "monthly", None, date(2026, 11, 10))
    datetime.date(2026, 12, 10)
    """
    return next((day for day in turns(first, recurring, until) if day > after), None)


def _numbers(first: date, recurring: str) -> Iterator[int]:
    last = (date.max.year - 1 - first.year) * 12 // MONTHS[recurring]
    return takewhile(lambda n: n < min(last, MOST_TURNS), count())


def _shifted(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
