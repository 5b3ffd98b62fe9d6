"""Whole months in a text: 令和8年2月, 4月分, 先月; not the month of a day (4月3日) or of a term (4か月)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.dates import era_year, shift_months

_MONTH = re.compile(
    r"(?:(?:(?P<era>令和|平成|昭和|[rhs](?=\.?[0-9元]))\.?\s*(?P<era_year>元|[0-9]{1,2})|(?P<year>20[0-9]{2}))\s*(?:年\s*|[./-])"
    r"|(?P<which>今年|来年|去年|昨年|翌年)の?)?"
    r"(?<![0-9])(?P<month>1[0-2]|0?[1-9])月(?!\s*(?:[0-9]{1,2}(?!日間|[0-9])|[末間額]))"
    r"|(?P<near>先月|今月|来月|再来月|前月|当月)(?!\s*(?:[0-9]{1,2}(?!日間|[0-9])|末))"
)
_ERA_MONTH = re.compile(
    r"(?<![a-z0-9])(?P<era>[rhs])(?P<era_year>[0-9]{1,2})[./](?P<month>1[0-2]|0?[1-9])(?![0-9./月])"
)
"""「R9.2」: an era's letter with year and month and no day."""
_ERA_LETTERS = {"r": "令和", "h": "平成", "s": "昭和"}
_NEAR = {"先月": -1, "前月": -1, "今月": 0, "当月": 0, "来月": 1, "再来月": 2}
_WHICH = {"今年": 0, "来年": 1, "翌年": 1, "去年": -1, "昨年": -1}
MOST = 20
"""So many months are read of one question."""


@dataclass(frozen=True)
class MonthFound:
    """A whole month by its first day, with its place; `assumed` where no year was said."""

    first: date
    start: int
    end: int
    assumed: bool = False


def find_months(text: str, today: date) -> tuple[MonthFound, ...]:
    """The whole months of a normalised text; a month without a year is the one nearest to today.

    >>> [str(m.first) for m in find_months("令和8年2月は15日、先月と7月分", date(2026, 11, 20))]
    ['2026-02-01', '2026-10-01', '2026-07-01']
    >>> find_months("4月3日から4か月、月額5万円", date(2026, 11, 20))
    ()
    """
    found = []
    for match in [*_ERA_MONTH.finditer(text), *_MONTH.finditer(text)][:MOST]:
        first, assumed = _first_day(match, today)
        if first is not None:
            found.append(MonthFound(first, *match.span(), assumed=assumed))
    return tuple(found)


def month_meant(text: str, today: date) -> MonthFound | None:
    """The month a text is about: one with its year before one without.

    >>> month_meant("2月(令和10年2月)に5日", date(2026, 11, 20)).first
    datetime.date(2028, 2, 1)
    """
    found = find_months(text, today)
    return next((month for month in found if not month.assumed), found[0] if found else None)


def _first_day(match: re.Match[str], today: date) -> tuple[date | None, bool]:
    named = match.groupdict()
    if named.get("near"):
        return shift_months(today.replace(day=1), _NEAR[match["near"]]), False
    month = int(match["month"])
    if named.get("which"):
        return date(today.year + _WHICH[match["which"]], month, 1), False
    if match["era"]:
        number = 1 if match["era_year"] == "元" else int(match["era_year"])
        year = era_year(_ERA_LETTERS.get(match["era"], match["era"]), number)
        return (date(year, month, 1) if year else None), False
    if named.get("year"):
        return date(int(match["year"]), month, 1), False
    near = [date(today.year + shift, month, 1) for shift in (-1, 0, 1)]
    return min(near, key=lambda first: abs((first - today.replace(day=1)).days)), True
