"""On how many days of a month the leased things were used (賃貸借日数), from what people tell of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from knowledge.dates import wareki
from knowledge.errors import UnreadableInput
from knowledge.reckoning.lease import MonthPart
from knowledge.understanding.days import find_days
from knowledge.understanding.presence import brings_up

LOST = (
    "使えな", "使えず", "使用できな", "使用できず", "利用できな", "利用できず", "止まった", "止まって", "止める", "止めて", "止まる", "使用不能", "使用不可", "停止", "故障", "動かな", "ダウン", "不具合",
)  # fmt: skip
"""Words for things that could not be used."""
_AFTER = re.compile(r"(?:\([^)]{0,6}\))?(?:(?P<from>から)|まで(?P<only>しか)?)")


class Told(NamedTuple):
    """What is told of one month: days used or lost, or the days it went from and until."""

    used: int | None = None
    lost: int | None = None
    used_from: date | None = None
    used_until: date | None = None
    lost_from: date | None = None
    lost_until: date | None = None

    @property
    def counted(self) -> bool:
        """Whether a number of days is told."""
        return self.used is not None or self.lost is not None


class Use(NamedTuple):
    """The days used of a month, and how they were counted."""

    days: int
    steps: tuple[str, ...] = ()


def told_in_words(text: str, today: date) -> Told:
    """What a normalised text tells of days: 「7月11日から使えなくなった」「20日までしか使えなかった」.

    >>> told_in_words("令和8年7月11日から業者の故障で使えなくなった", date(2026, 11, 20)).lost_from
    datetime.date(2026, 7, 11)
    >>> told_in_words("7月10日までしか使えなかった", date(2026, 11, 20)).used_until
    datetime.date(2026, 7, 10)
    """
    ends = [(day.day, _AFTER.match(text, day.end)) for day in find_days(text, today)[0]]
    first = next((day for day, end in ends if end and end["from"]), None)
    last = next((day for day, end in ends if end and not end["from"]), None)
    only = any(end and end["only"] for _, end in ends)
    if brings_up(text, LOST) and not only:
        return Told(lost_from=first, lost_until=last)
    return Told(used_from=first, used_until=last)


def days_used(part: MonthPart, told: Told) -> Use | None:
    """The days used, or None where nothing is told of them.

    Raises UnreadableInput for more days than the month's lease has, or a period that ends before
    it begins.

    >>> april = MonthPart(date(2026, 4, 1), 30, 30)
    >>> days_used(april, Told(lost=6)).days, days_used(april, Told(used=15)).days
    (24, 15)
    >>> days_used(april, Told(lost_from=date(2026, 4, 10))).days
    9
    """
    if told.used is not None:
        return Use(_within(part, told.used))
    if told.lost is not None:
        return _less(part, _within(part, told.lost), "")
    if told.used_from or told.used_until:
        first, last = _clipped(part, told.used_from, told.used_until)
        days = (last - first).days + 1
        return Use(days, (f"{wareki(first)} から {wareki(last)} まで ＝ {days}日",))
    if told.lost_from or told.lost_until:
        first, last = _clipped(part, told.lost_from, told.lost_until)
        span = f"（{wareki(first)} から {wareki(last)} まで）"
        return _less(part, (last - first).days + 1, span)
    return None


def _less(part: MonthPart, lost: int, span: str) -> Use:
    days = part.days - lost
    return Use(days, (f"賃貸借日数: {part.days}日 － 使えなかった {lost}日{span} ＝ {days}日",))


def _within(part: MonthPart, days: int) -> int:
    if days > part.days:
        month = f"{part.first.year}年{part.first.month}月"
        raise UnreadableInput(
            f"{month}の賃貸借の日は{part.days}日です。{days}日はそれより多いので、日数を確かめてください。"
        )
    return days


def _clipped(part: MonthPart, first: date | None, last: date | None) -> tuple[date, date]:
    """The part of a period that lies in the month; an open end is the month's own."""
    end = part.first + timedelta(days=part.days - 1)
    begun, ended = max(first or part.first, part.first), min(last or end, end)
    if ended < begun:
        raise UnreadableInput(
            "使えた(使えなかった)期間がその月の賃貸借の日にかかりません。日付を確かめてください。"
        )
    return begun, ended
