"""The moment, given to whoever needs it, so that tests can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

Clock = Callable[[], datetime]
JAPAN = timezone(timedelta(hours=9), "JST")


def utc_now() -> datetime:
    """The present moment, in UTC as the store keeps it."""
    return datetime.now(UTC)


def office_day(now: datetime) -> date:
    """The day it is in Japan.

    >>> office_day(datetime(2026, 11, 19, 15, 0, tzinfo=UTC))
    datetime.date(2026, 11, 20)
    """
    return now.astimezone(JAPAN).date()
