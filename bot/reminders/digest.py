"""What one morning's post says. Pure: deadlines, the day and the settings in, sections out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.reminders.items import BY, Item
from bot.reminders.schedule import Calendar, office_days_left
from bot.store import ReminderSetting


class Urgency(StrEnum):
    """How near a deadline is."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Line:
    """A deadline in the post: how many office days remain, and how often it was posted as overdue."""

    item: Item
    on: date
    """The day of the post."""
    urgency: Urgency
    left: int
    is_last_time: bool = False
    """Posted as overdue for the last time: from now on it stays on the Home tab."""
    falls_on_closed_day: bool = False
    late: int = 0
    """Calendar days since it was due."""
    safe_day_passed: bool = False
    """The day that was safe under every reading is over; the day of the rule itself is not."""

    @property
    def due(self) -> date:
        """The day it is shown under."""
        return self.item.day if self.safe_day_passed else self.item.due


@dataclass(frozen=True)
class CaseLines:
    """The deadlines of one case within a section."""

    case_id: int
    title: str
    channel: str
    owners: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """One degree of urgency."""

    urgency: Urgency
    cases: tuple[CaseLines, ...]

    @property
    def count(self) -> int:
        """How many deadlines."""
        return sum(len(case.lines) for case in self.cases)


@dataclass(frozen=True)
class Digest:
    """A whole post. `quieted`: overdue ones that are no longer posted; `set_aside`: unreadable ones."""

    day: date
    sections: tuple[Section, ...]
    soon: int
    ahead: int
    missed: int = 0
    quieted: int = 0
    set_aside: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is due."""
        return not self.sections and not self.set_aside

    @property
    def count(self) -> int:
        """How many deadlines."""
        return sum(section.count for section in self.sections)


def digest(
    items: Iterable[Item],
    day: date,
    setting: ReminderSetting,
    calendar: Calendar,
    *,
    missed: int = 0,
    set_aside: int = 0,
) -> Digest:
    """The post of a day. Deadlines further ahead than the setting says are left out.

    >>> from knowledge import OfficeCalendar
    >>> made = digest([], date(2026, 11, 20), ReminderSetting(), OfficeCalendar())
    >>> made.is_empty, made.count
    (True, 0)
    """
    by_urgency: dict[Urgency, list[Line]] = {urgency: [] for urgency in Urgency}
    quieted = 0
    for item in sorted(items, key=_order):
        if is_quieted(item, day, setting):
            quieted += 1
            continue
        line = line_of(item, day, setting, calendar)
        if line is not None:
            by_urgency[line.urgency].append(line)
    sections = tuple(
        Section(urgency, _by_case(lines)) for urgency, lines in by_urgency.items() if lines
    )
    return Digest(day, sections, setting.soon, setting.ahead, missed, quieted, set_aside)


def line_of(item: Item, day: date, setting: ReminderSetting, calendar: Calendar) -> Line | None:
    """Where a deadline stands on a day; None if it is too far ahead, or only began to be possible."""
    if item.due < day and item.day < day:
        if not is_overdue(item, day):
            return None
        last = item.posted_overdue + 1 >= setting.most_overdue
        late = (day - item.due).days
        return Line(item, day, Urgency.OVERDUE, 0, is_last_time=last, late=late)
    counted = item.due if item.due >= day else item.day
    left = office_days_left(day, counted, calendar, setting.ahead)
    urgency = _urgency(left, setting)
    if urgency is None:
        return None
    closed = counted != day and not calendar.is_open(counted)
    passed = item.due < day
    return Line(item, day, urgency, left, falls_on_closed_day=closed, safe_day_passed=passed)


def is_overdue(item: Item, day: date) -> bool:
    """Whether it is late under every reading. What only may begin, or happens on a day, never is."""
    return item.sort == BY and item.due < day and item.day < day


def is_quieted(item: Item, day: date, setting: ReminderSetting) -> bool:
    """Whether it was posted as overdue as often as it may be."""
    return is_overdue(item, day) and item.posted_overdue >= setting.most_overdue


def to_escalate(items: Iterable[Item], day: date, setting: ReminderSetting) -> list[Item]:
    """What goes to the escalation person today: posted often enough, and not yet handed on."""
    return [i for i in sorted(items, key=_order) if is_quieted(i, day, setting) and not i.escalated]


def grouped(items: Sequence[Item], day: date) -> tuple[CaseLines, ...]:
    """Overdue deadlines by case, for the message to the escalation person."""
    lines = [
        Line(item, day, Urgency.OVERDUE, 0, late=(day - item.due).days)
        for item in items
        if is_overdue(item, day)
    ]
    return _by_case(lines)


def _urgency(left: int, setting: ReminderSetting) -> Urgency | None:
    if left == 0:
        return Urgency.TODAY
    if left <= setting.soon:
        return Urgency.SOON
    return Urgency.AHEAD if left <= setting.ahead else None


def _order(item: Item) -> tuple[date, str, int, int]:
    return item.due, item.time or "", item.case_id, item.id


def _by_case(lines: Sequence[Line]) -> tuple[CaseLines, ...]:
    """In the order of each case's most urgent deadline."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.item.case_id, []).append(line)
    return tuple(_case(together) for together in found.values())


def _case(lines: Sequence[Line]) -> CaseLines:
    item = lines[0].item
    return CaseLines(item.case_id, item.case_title, item.channel, item.owners, tuple(lines))
