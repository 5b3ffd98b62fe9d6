"""What comes next of each case: the same in Slack, in the terminal and in exported tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cases.model import Due


def coming_of(dues: Iterable[Due], today: date) -> dict[int, Due]:
    """What is late or comes next of each case, by its number; `dues` with the earliest first.

    Days gone by on which something only happened or began are neither.
    """
    coming: dict[int, Due] = {}
    for due in dues:
        ahead = due.deadline.is_live and due.deadline.day_on(today) >= today
        if ahead or due.deadline.is_overdue(today):
            coming.setdefault(due.case.id, due)
    return coming
