"""Deadlines as an iCalendar file (RFC 5545): one whole-day event each.

The UID of a deadline is made of its series and key, never of its day: a calendar that reads the
file again moves the event instead of adding another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from bot.exporting.words import described, entitled
from knowledge import Deadline

PRODUCT = "-//keiyaku-navi//JA"
DOMAIN = "keiyaku-navi"


def empty_calendar(title: str) -> Calendar:
    """A calendar without events; `title` is what the one who opens it sees."""
    calendar = Calendar()
    for name, value in (
        ("prodid", PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", title),
        ("x-wr-timezone", "Asia/Tokyo"),
    ):
        calendar.add(name, value)
    return calendar


def calendar_of(
    deadlines: Iterable[Deadline], *, series: str, title: str, stamp: datetime
) -> bytes:
    """The deadlines of one tender as a file.

    `series` names the tender among all others and stays the same from export to export (a
    rulebook's id, a case's number); `title` is what a calendar calls it; `stamp` is the moment of
    the export, with a time zone.
    """
    calendar = empty_calendar(title)
    for deadline in deadlines:
        calendar.add_component(_event(deadline, series, stamp))
    written: bytes = calendar.to_ical()
    return written


def _event(deadline: Deadline, series: str, stamp: datetime) -> Event:
    event = Event()
    fields: dict[str, Any] = {
        "uid": f"{series}.{deadline.key}@{DOMAIN}",
        "dtstamp": stamp,
        "dtstart": deadline.day,
        "dtend": deadline.day + timedelta(days=1),
        "summary": entitled(deadline),
        "description": described(deadline),
        "transp": "TRANSPARENT",
    }
    if deadline.recurring:
        ends = {"until": deadline.until} if deadline.until else {}
        fields["rrule"] = {"freq": "monthly", "bymonthday": deadline.day.day, **ends}
    for name, value in fields.items():
        event.add(name, value)
    return event
