"""Months and days in a question, compared with the day a contract was signed (契約締結日)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, gt, le, lt

from knowledge.dates import wareki
from knowledge.precedents.denial import left_out_after
from knowledge.precedents.words import literal, words

FIRST_MONTH = 4
"""A fiscal year (会計年度) begins in April (地方自治法208条1項)."""
ERA = 2018
"""令和元年 is 2019."""
LAST_DAY = 31
_MONTH = re.compile(
    r"(?:(?:令和|r)\s*(?P<era>[0-9]{1,2}|元)[年.](?P<fiscal>度)?(?:の)?|(?P<year>20[0-9]{2})[年./])?\s*"
    r"(?<![0-9])(?P<month>1[0-2]|[1-9])(?:月(?!\s*[0-9]+\s*回|分|額)|(?<=[0-9])[./](?=[0-9]))(?:\s*(?P<day>[0-3]?[0-9])日?)?"
)
_YEAR = re.compile(r"(?:(?:令和|r)\s*(?P<era>[0-9]{1,2}|元)|(?P<year>20[0-9]{2}))\s*(?:年度|年)")
_COMPARE: Mapping[str, Callable[[date, date], bool]] = {
    "以降": ge, "以後": ge, "から": ge, "以前": le, "まで": le,
    "より前": lt, "より後": gt, "よりあと": gt, "より先": lt, "過ぎ": gt, "の後": gt, "の前": lt,
}  # fmt: skip


@dataclass(frozen=True)
class Month:
    """A month or a day asked for: with `compare` a bound, else the time itself."""

    year: int
    month: int
    day: int | None
    compare: str = ""
    denied: bool = False

    def holds(self, day: date) -> bool:
        """Whether a day is what is asked for."""
        if self.compare:
            whole = (day.year, day.month, day.day if self.day else 1)
            return _COMPARE[self.compare](date(*whole), self.first)
        same = (day.year, day.month) == (self.year, self.month)
        return (same and self.day in (None, day.day)) is not self.denied

    @property
    def first(self) -> date:
        """The first day of the month, or the day itself."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the month, or the day itself."""
        return (
            self.first
            if self.day
            else date(self.year, self.month, monthrange(self.year, self.month)[1])
        )

    def __str__(self) -> str:
        return wareki(self.first) if self.day else month_of(self.first)


def month_of(day: date) -> str:
    """The month of a day as officials write it.

    >>> month_of(date(2024, 12, 26))
    '令和6年12月'
    """
    return wareki(day).partition("月")[0] + "月"


def _day(text: str | None) -> int | None:
    day = int(text or 0)
    return day if 1 <= day <= LAST_DAY else None


def _year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["era"]:
        return ERA + (1 if match["era"] == "元" else int(match["era"]))
    return None


def months_in(text: str, fiscal_year: int) -> tuple[tuple[Month, ...], str]:
    """The months and days a text names, and the text with them blanked out.

    A month without a year lies in the list's fiscal year.

    >>> [str(m) for m in months_in("12月と1月に契約", 2024)[0]]
    ['令和6年12月', '令和7年1月']
    >>> months_in("10月以降に契約", 2024)[0][0].holds(date(2024, 12, 26))
    True
    """
    found = []
    for match in _MONTH.finditer(text):
        month, day = int(match["month"]), _day(match["day"])
        own = fiscal_year + (month < FIRST_MONTH)
        said = None if match["fiscal"] else _year(match)
        compare = literal(tuple(_COMPARE)).match(text, match.end())
        denied = left_out_after(text, match.end())
        found.append(Month(said or own, month, day, compare.group() if compare else "", denied))
    return tuple(found), _MONTH.sub(lambda m: " " * len(m.group()), text)


def within_year(text: str, fiscal_year: int) -> tuple[tuple[Month, ...], str]:
    """The first day of the fiscal year, or what comes after it, where a text says so (年度途中).

    >>> within_year("年度途中に契約", 2024)[0][0].holds(date(2024, 10, 1))
    True
    """
    how = words().within_year
    found = literal(tuple(how)).search(text)
    if found is None:
        return (), text
    first = Month(fiscal_year, FIRST_MONTH, 1, how[found.group()])
    return (first,), text[: found.start()] + " " * len(found.group()) + text[found.end() :]


def years_in(text: str) -> tuple[tuple[int, ...], str]:
    """The years a text names (令和6年度, 2024年), and the text with them blanked out."""
    years = tuple(year for match in _YEAR.finditer(text) if (year := _year(match)))
    return years, _YEAR.sub(lambda m: " " * len(m.group()), text)
