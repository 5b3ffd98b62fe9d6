"""Deadlines by day, what is late first: on the Home tab, and in a window for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from bot.blocks.due_lines import beside, home_row, when
from bot.blocks.message import Block
from bot.blocks.parts import Run, rich_text, run, section
from bot.blocks.reminder_lines import MOST_TITLE
from bot.blocks.views import shortened
from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import Due

BEGINS = "from"
GROUPS = ("overdue", "today", "later", "past")
"""Late; today; from tomorrow on; and days gone by on which something was to happen."""


def still_to_do(dues: Iterable[Due], today: date) -> list[Due]:
    """In the order of their groups, without what only began to be possible in the past."""
    owed = [
        due
        for due in dues
        if not (due.deadline.sort == BEGINS and due.deadline.day_on(today) < today)
    ]
    return sorted(owed, key=lambda due: GROUPS.index(_group(due, today)))


def due_blocks(dues: Sequence[Due], today: date) -> list[Block]:
    """Two blocks a deadline, and one for each group: late, today, each later day."""
    blocks: list[Block] = []
    for title, group in groupby(dues, key=lambda due: _group(due, today)):
        blocks.append(rich_text(section(*run(say(f"due.{title}"), bold=True))))
        for due in group:
            blocks += [_line(due, today), home_row(due.deadline.id)]
    return blocks


def _group(due: Due, today: date) -> str:
    day = due.deadline.day_on(today)
    if day < today:
        return "overdue" if due.deadline.is_overdue(today) else "past"
    return "today" if day == today else "later"


def _line(due: Due, today: date) -> Block:
    deadline = due.deadline
    title, case = shortened(deadline.title, MOST_TITLE), due.case
    where: list[Run] = [{"type": "channel", "channel_id": case.channel}] if case.channel else []
    about = [*run(shortened(case.title, MOST_TITLE) + beside(deadline, today)), *run("　"), *where]
    return rich_text(
        section(*run(when(deadline, today), bold=True), *run(f"　{title}")),
        section(*(about if where else about[:-1])),
    )
