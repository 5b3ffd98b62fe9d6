"""Deadlines of cases as a calendar (iCalendar, RFC 5545): whole days, each with a UID that stays.

SEQUENCE rises when a deadline moves or changes its state, so that a calendar takes the newer one;
what fell away or does not apply is sent as cancelled, so that it disappears there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from icalendar import Event

from bot.cases.exporting import places
from bot.cases.model import CaseDeadline, Due
from bot.cases.states import CaseState, DeadlineState
from bot.exporting.icalendar import DOMAIN, empty_calendar

REFRESH = timedelta(hours=1)
"""How often a calendar that subscribes may look again."""
GONE = (DeadlineState.SUPERSEDED, DeadlineState.NOT_APPLICABLE)
_ENDS = {"by": "まで", "from": "以降", "on": ""}


def calendar_of(dues: Iterable[Due], *, title: str, stamp: datetime) -> bytes:
    """The deadlines as a file; `title` is what a calendar calls it, `stamp` when it was made."""
    calendar = empty_calendar(title)
    calendar.add("x-published-ttl", "PT1H")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for due in dues:
        calendar.add_component(_event(due, stamp))
    written: bytes = calendar.to_ical()
    return written


def uid_of(due: Due) -> str:
    """What a calendar knows the deadline by, whatever its day is."""
    return f"{due.case.team_id}.{due.case.id}.{due.deadline.id}@{DOMAIN}".lower()


def _event(due: Due, stamp: datetime) -> Event:
    deadline, event = due.deadline, Event()
    fields: dict[str, Any] = {
        "uid": uid_of(due),
        "sequence": deadline.sequence,
        "dtstamp": stamp,
        "last-modified": deadline.changed_at,
        "dtstart": deadline.day,
        "dtend": deadline.day + timedelta(days=1),
        "summary": _summary(due),
        "description": "\n".join(_lines(due)),
        "status": "CANCELLED" if _is_gone(due) else "CONFIRMED",
        "transp": "TRANSPARENT",
    }
    for name, value in fields.items():
        event.add(name, value)
    return event


def _is_gone(due: Due) -> bool:
    closed = due.case.state == CaseState.CLOSED and due.deadline.is_live
    return closed or due.deadline.state in GONE


def _summary(due: Due) -> str:
    deadline = due.deadline
    end = _ENDS[deadline.sort]
    at = f"{deadline.time or ''}{end}" if deadline.time or deadline.sort == "from" else ""
    done = "【完了】" if deadline.state == DeadlineState.DONE else ""
    when = f"（{at}）" if at else ""
    return f"{done}{deadline.title}{when} {due.case.title}"


def _lines(due: Due) -> list[str]:
    deadline = due.deadline
    lines = [f"案件: {due.case.title}", deadline.rule]
    if deadline.safe_day != deadline.day:
        lines.append(f"安全な日: {deadline.safe_day.isoformat()}")
    lines += [f"根拠: {place}" for place in places(deadline)]
    lines += [*deadline.notes, *_state(deadline)]
    if due.case.owners:
        lines.append(f"担当: {'、'.join(due.case.owners)}")
    return [line for line in lines if line]


def _state(deadline: CaseDeadline) -> list[str]:
    if deadline.state == DeadlineState.SNOOZED and deadline.snoozed_until:
        return [f"{deadline.snoozed_until.isoformat()} まで延期: {deadline.reason}"]
    return [f"理由: {deadline.reason}"] if deadline.reason else []
