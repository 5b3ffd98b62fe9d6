"""Days: periods by the Civil Code's counting, office days (開庁日), Japanese eras.

Sources: 民法 138-143 (periods), 国民の祝日に関する法律 (through the jpholiday library).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import jpholiday

ERAS = (("令和", date(2019, 5, 1)), ("平成", date(1989, 1, 8)), ("昭和", date(1926, 12, 25)))
LAST_YEARS = {"令和": 99, "平成": 31, "昭和": 64}
WEEKDAYS = "月火水木金土日"
_WEEKEND = frozenset({5, 6})
FISCAL_YEAR_BEGINS = 4
"""会計年度 begins in April (地方自治法208条1項): a month of the calendar, not a figure that varies."""


def days_after(start: date, days: int) -> date:
    """The last day of a period of `days` whose first day is not counted (初日不算入).

    >>> days_after(date(2026, 11, 19), 7)
    datetime.date(2026, 11, 26)
    """
    return start + timedelta(days=days)


def days_before(start: date, days: int) -> date:
    """The day `days` before `start`.

    >>> days_before(date(2026, 12, 17), 10)
    datetime.date(2026, 12, 7)
    """
    return start - timedelta(days=days)


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day.

    >>> shift_months(date(2026, 1, 31), 1), shift_months(date(2026, 3, 1), -1)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 1))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(start: date, months: int) -> date:
    """The last day of a period of months whose first day is not counted (民法140・143条).

    The period begins the day after `start` and ends the day before the same day of its last
    month; where that month has no such day, on its last day.

    >>> months_after(date(2025, 3, 10), 24), months_after(date(2026, 2, 28), 24)
    (datetime.date(2027, 3, 10), datetime.date(2028, 2, 29))
    """
    begin = start + timedelta(days=1)
    same = shift_months(begin, months)
    return same - timedelta(days=1) if same.day == begin.day else same


def months_of_term(first: date, last: date) -> int:
    """How many months a term has, both days counted; a month begun counts as one.

    >>> months_of_term(date(2025, 3, 31), date(2030, 3, 30)), months_of_term(date(2026, 4, 1), date(2026, 5, 1))
    (60, 2)
    """
    months = 1
    while shift_months(first, months) <= last:
        months += 1
    return months


@dataclass(frozen=True)
class OfficeCalendar:
    """Which days offices are open: no weekend, no national holiday, not in the year-end closing.

    `closed` holds the (month, day) pairs of a rulebook's year-end closing (休日条例).

    >>> calendar = OfficeCalendar(closed=frozenset({(12, 29), (12, 30), (12, 31)}))
    >>> [calendar.is_open(date(2026, m, d)) for m, d in ((11, 20), (11, 21), (11, 23), (12, 30))]
    [True, False, False, False]
    >>> calendar.on_or_before(date(2026, 11, 23)), calendar.on_or_after(date(2026, 11, 21))
    (datetime.date(2026, 11, 20), datetime.date(2026, 11, 24))
    """

    closed: frozenset[tuple[int, int]] = frozenset()

    def is_open(self, day: date) -> bool:
        """Whether the office works on `day`."""
        if day.weekday() in _WEEKEND or (day.month, day.day) in self.closed:
            return False
        return not jpholiday.is_holiday(day)

    def on_or_before(self, day: date) -> date:
        """The last office day not after `day`."""
        while not self.is_open(day):
            day -= timedelta(days=1)
        return day

    def on_or_after(self, day: date) -> date:
        """The first office day not before `day` (民法142条)."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day


def fiscal_year(day: date) -> int:
    """The 会計年度 (April to March) that holds `day`.

    >>> fiscal_year(date(2027, 3, 31))
    2026
    """
    return day.year if day.month >= FISCAL_YEAR_BEGINS else day.year - 1


def era_year(era: str, year: int) -> int | None:
    """The calendar year of 令和8年 and the like, or None for an unknown era or year.

    >>> era_year("令和", 8), era_year("明治", 1), era_year("平成", 40)
    (2026, None, None)
    """
    for name, start in ERAS:
        if name == era and 1 <= year <= LAST_YEARS[era]:
            return start.year + year - 1
    return None


def wareki(day: date) -> str:
    """A day as officials write it, with its weekday.

    >>> wareki(date(2026, 12, 7)), wareki(date(2019, 5, 1))
    ('令和8年12月7日(月)', '令和元年5月1日(水)')
    """
    for name, start in ERAS:
        if day >= start:
            number = day.year - start.year + 1
            year = "元" if number == 1 else str(number)
            return f"{name}{year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
    return f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
