"""Days in a text: R6.6.3, 令和6年6月3日, 12/17, 昨日, 来週の月曜, 月末, 令和6年度."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from knowledge.dates import WEEKDAYS, era_year, fiscal_year, shift_months

_ERA = r"(?P<era>令和|平成|昭和|[rhs](?=\.?[0-9元]))\.?\s*(?P<era_year>元|[0-9]{1,2})"
_YEAR = rf"(?:{_ERA}|(?P<year>20[0-9]{{2}}|19[0-9]{{2}}))"
_FULL = re.compile(
    rf"{_YEAR}\s*(?:年\s*|[./-])(?P<month>[0-9]{{1,2}})\s*(?:月\s*|[./-])(?P<day>[0-9]{{1,2}})(?:日|(?![0-9]))"
)
_MONTH_DAY = re.compile(
    r"(?<![0-9./,])(?<![価格代金額料]の)(?:(?P<which>翌年|来年|今年|去年|昨年|同年)(?:の)?)?(?P<month>1[0-2]|0?[1-9])(?:月(?P<day>[0-9]{1,2})(?:日(?!間)|(?![0-9日]))|/(?P<day2>[0-9]{1,2})(?![0-9/]))"
)
_MONTH_END = re.compile(rf"(?:(?:{_YEAR})年)?(?P<month>1[0-2]|[1-9])月(?:末日|末|晦日)")
_RELATIVE = re.compile(
    r"(?P<week>先週|今週|来週|再来週)の?(?P<weekday>[月火水木金土日])曜?日?|"
    r"(?P<monthword>先月|今月|来月|再来月)(?:の)?(?:(?P<day>[0-9]{1,2})日(?!間)|(?P<end>末))|"
    r"(?P<fiscal>年度末)|(?P<plain>一昨日|おととい|昨日|きのう|前日(?=に通知)|本日|今日|きょう|今朝|さっき|明後日|あさって|明日|あした|あす)"
)
_FISCAL_YEAR = re.compile(rf"{_YEAR}\s*年度|(?P<which>今|昨|来|前)年度")
_WHOLE_MONTH = re.compile(rf"{_YEAR}年\s*(?P<month>1[0-2]|[1-9])月(?!\s*[0-9末])")
_DAY_ONLY = re.compile(
    r"(?<!遅れ)(?<!おくれ)(?<!遅延)(?<!延長)(?<!延期)(?<![0-9月/.,第])(?P<day>[12]?[0-9]|3[01])日(?=に|の(?!遅|期限|延長|延期|猶予)|付|が|で|まで|から|\()(?!間)"
)
_SAME_MONTH = re.compile(
    r"(?P<which>同月|同じ月の?|翌月の?)(?P<day>[0-9]{1,2})日?(?![0-9])|翌(?P<following>[0-9]{1,2})日|(?P<next>翌日)|(?P<same>同日)"
)
MOST = 40
"""So many days are read of one question."""
_ERA_LETTERS = {"r": "令和", "h": "平成", "s": "昭和"}
_PLAIN = {
    "一昨日": -2, "おととい": -2, "昨日": -1, "きのう": -1, "前日": -1, "本日": 0, "今日": 0, "きょう": 0,
    "今朝": 0, "さっき": 0, "明日": 1, "あした": 1, "あす": 1, "明後日": 2, "あさって": 2,
}  # fmt: skip
_WEEKS = {"先週": -7, "今週": 0, "来週": 7, "再来週": 14}
_MONTHS = {"先月": -1, "今月": 0, "来月": 1, "再来月": 2}


@dataclass(frozen=True)
class Found:
    """A day as read, with the part of the text it stands in; `fiscal` marks a whole 年度."""

    day: date
    start: int
    end: int
    fiscal: bool = False


def _year_of(match: re.Match[str]) -> int | None:
    if match["era"]:
        number = 1 if match["era_year"] == "元" else int(match["era_year"])
        return era_year(_ERA_LETTERS.get(match["era"], match["era"]), number)
    return int(match["year"]) if match["year"] else None


def _full(match: re.Match[str], today: date, before: date | None) -> date:
    year = _year_of(match)
    if year is None:
        raise ValueError(match.group())
    return date(year, int(match["month"]), int(match["day"]))


def _month_day(match: re.Match[str], today: date, before: date | None) -> date:
    """A day without a year: that of the year named before it, else the nearest to today."""
    month, day = int(match["month"]), int(match["day"] or match["day2"])
    which = {"来年": 1, "今年": 0, "去年": -1, "昨年": -1}.get(match["which"] or "")
    if which is not None:
        return date(today.year + which, month, day)
    if before is not None:
        same = date(before.year, month, day)
        return same if same >= before - timedelta(days=183) else date(before.year + 1, month, day)
    years = (today.year - 1, today.year, today.year + 1)
    near = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    if not near:
        raise ValueError(match.group())
    return min(near, key=lambda d: (abs((d - today).days), d < today))


def _month_end(match: re.Match[str], today: date, before: date | None) -> date:
    month = int(match["month"])
    year = _year_of(match)
    if year is None:
        year = min((today.year - 1, today.year, today.year + 1),
                   key=lambda y: abs((date(y, month, 15) - today).days))  # fmt: skip
    return date(year, month, monthrange(year, month)[1])


def _relative(match: re.Match[str], today: date, before: date | None) -> date:
    if match["plain"]:
        return today + timedelta(days=_PLAIN[match["plain"]])
    if match["week"]:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=_WEEKS[match["week"]])
        return monday + timedelta(days=WEEKDAYS.index(match["weekday"]))
    if match["fiscal"]:
        return date(fiscal_year(today) + 1, 3, 31)
    first = shift_months(today.replace(day=1), _MONTHS[match["monthword"]])
    last = monthrange(first.year, first.month)[1]
    return first.replace(day=last if match["end"] else int(match["day"]))


def _day_only(match: re.Match[str], today: date, before: date | None) -> date:
    base = before or today
    day = int(match["day"])
    return base.replace(day=day) if before else min(
        (shift_months(today.replace(day=1), m).replace(day=day) for m in (-1, 0, 1)
         if day <= monthrange(shift_months(today.replace(day=1), m).year, shift_months(today.replace(day=1), m).month)[1]),
        key=lambda d: abs((d - today).days),
    )  # fmt: skip


def _same_month(match: re.Match[str], today: date, before: date | None) -> date:
    base = before or today
    if match["next"]:
        return base + timedelta(days=1)
    if match["same"]:
        return base
    if match["following"]:
        return (base + timedelta(days=1)).replace(day=int(match["following"]))
    month = shift_months(base.replace(day=1), 1 if match["which"].startswith("翌") else 0)
    return month.replace(day=int(match["day"]))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, date | None], date]], ...] = (
    (_FULL, _full),
    (_MONTH_END, _month_end),
    (_SAME_MONTH, _same_month),
    (_RELATIVE, _relative),
    (_MONTH_DAY, _month_day),
    (_DAY_ONLY, _day_only),
)


def find_days(text: str, today: date) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """The days of a normalised text in its order, and sentences about impossible ones.

    >>> today = date(2026, 11, 20)
    >>> [str(f.day) for f in find_days("r6.9.30から10月18日まで", today)[0]]
    ['2024-09-30', '2024-10-18']
    >>> [str(f.day) for f in find_days("昨日、来週の月曜、今月末、12/17", today)[0]]
    ['2026-11-19', '2026-11-23', '2026-11-30', '2026-12-17']
    >>> find_days("2月30日に入札", today)[1]
    ('「2月30日」という日はありません。日付を確かめてください。',)
    """
    taken: list[tuple[int, int]] = []
    matches: list[tuple[re.Match[str], Callable[[re.Match[str], date, date | None], date]]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                matches.append((match, reader))
    days: list[Found] = []
    problems: list[str] = []
    explicit: date | None = None
    for match, reader in sorted(matches, key=lambda pair: pair[0].start()):
        try:
            day = reader(match, today, explicit)
        except ValueError:
            problems.append(f"「{match.group()}」という日はありません。日付を確かめてください。")
            continue
        if reader in (_full, _same_month) or (explicit is None and reader is _month_day):
            explicit = day
        days.append(Found(day, *match.span()))
    return _said_once(days, text)[:MOST], tuple(problems)


def _said_once(days: list[Found], text: str) -> tuple[Found, ...]:
    """The days with 「来週火曜の11月24日」 as one."""
    doubled = {
        index
        for index, (first, second) in enumerate(pairwise(days))
        if first.day == second.day and text[first.end : second.start] in ("の", "、", "(", " ")
    }
    return tuple(day for index, day in enumerate(days) if index not in doubled)


def find_fiscal_year(text: str, today: date) -> Found | None:
    """The 会計年度 (or whole month) a text names, as its first day.

    >>> find_fiscal_year("令和6年度中の契約", date(2026, 11, 20)).day
    datetime.date(2024, 4, 1)
    """
    match = _FISCAL_YEAR.search(text)
    if match is None:
        return _whole_month(text)
    shift = {"今": 0, "昨": -1, "前": -1, "来": 1}
    year = fiscal_year(today) + shift[match["which"]] if match["which"] else _year_of(match)
    return Found(date(year, 4, 1), *match.span(), fiscal=True) if year else None


def _whole_month(text: str) -> Found | None:
    match = _WHOLE_MONTH.search(text)
    year = _year_of(match) if match else None
    if match is None or year is None:
        return None
    return Found(date(year, int(match["month"]), 1), *match.span(), fiscal=True)
