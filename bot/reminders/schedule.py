"""Which morning is due where. Pure: the moment, the settings and the calendar are given.

A morning is dealt with once: posted, or found to need no post. What was not dealt with while the
clock stood still is made up for on the same day; of earlier days only their number is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.store import ReminderSetting

ZONE = ZoneInfo("Asia/Tokyo")
"""Offices are in Japan, wherever the server is."""
LONGEST_GAP = timedelta(days=60)
"""Further back nobody counts the mornings that were missed."""


class Calendar(Protocol):
    """Which days the office is open."""

    def is_open(self, day: date) -> bool:
        """Whether the office works on `day`."""


@dataclass(frozen=True)
class Morning:
    """A post that is due: for which day, and how many mornings before it were missed."""

    day: date
    missed: int = 0


@dataclass(frozen=True)
class WithClosed:
    """A calendar with further closed days."""

    calendar: Calendar
    closed: tuple[date, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether the office works on `day`."""
        return day not in self.closed and self.calendar.is_open(day)


def local_day(now: datetime) -> date:
    """The day it is in Japan.

    >>> from datetime import UTC
    >>> local_day(datetime(2026, 11, 19, 15, 0, tzinfo=UTC))
    datetime.date(2026, 11, 20)
    """
    return now.astimezone(ZONE).date()


def day_begins(day: date) -> datetime:
    """Midnight in Japan, when a day begins."""
    return datetime.combine(day, time(), ZONE)


def due(
    now: datetime,
    setting: ReminderSetting,
    calendar: Calendar,
    *,
    last: date | None = None,
    since: datetime | None = None,
) -> Morning | None:
    """The morning that is due now, if one is.

    `last` is the last day that was dealt with, `since` the moment before which nothing was owed.

    >>> from datetime import UTC
    >>> from knowledge import OfficeCalendar
    >>> friday = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)   # 9:00 in Japan
    >>> due(friday, ReminderSetting(), OfficeCalendar(), last=date(2026, 11, 17))
    Morning(day=datetime.date(2026, 11, 20), missed=2)
    >>> due(friday, ReminderSetting(), OfficeCalendar(), last=date(2026, 11, 20)) is None
    True
    """
    local = now.astimezone(ZONE)
    today = local.date()
    owed = datetime.combine(today, setting.at, ZONE)
    if not setting.wanted or local < owed or not _is_a_morning(today, setting, calendar):
        return None
    if last is not None and last >= today:
        return None
    if last is None and since is not None and since > owed:
        return None
    return Morning(today, _missed(last, today, setting, calendar))


def next_morning(now: datetime, setting: ReminderSetting, calendar: Calendar) -> datetime | None:
    """When the next post is to be expected; None where none is within a year."""
    today = local_day(now)
    for day in (today + timedelta(days=n) for n in range(366)):
        moment = datetime.combine(day, setting.at, ZONE)
        if moment > now and setting.wanted and _is_a_morning(day, setting, calendar):
            return moment
    return None


def office_days_left(today: date, day: date, calendar: Calendar, most: int) -> int:
    """How many office days remain after today up to and with `day`, counted up to `most` + 1.

    Nought means that today is the last one, also when `day` itself is a Sunday.
    """
    left = 0
    while today < day and left <= most:
        today += timedelta(days=1)
        left += calendar.is_open(today)
    return left


def horizon(today: date, calendar: Calendar, office_days: int) -> date:
    """The last day before the office day that is one too far: closed days after the last one count."""
    for day in _days_after(today):
        if calendar.is_open(day):
            office_days -= 1
        if office_days < 0 or day - today > LONGEST_GAP:
            return day - timedelta(days=1)
    raise AssertionError


def _is_a_morning(day: date, setting: ReminderSetting, calendar: Calendar) -> bool:
    return day.weekday() in setting.weekdays and day not in setting.closed and calendar.is_open(day)


def _missed(last: date | None, today: date, setting: ReminderSetting, calendar: Calendar) -> int:
    if last is None:
        return 0
    first = max(last, today - LONGEST_GAP)
    between = (first + timedelta(days=n) for n in range(1, (today - first).days))
    return sum(_is_a_morning(day, setting, calendar) for day in between)


def _days_after(day: date) -> Iterator[date]:
    while True:
        day += timedelta(days=1)
        yield day
