"""The small windows of a deadline: put off, not applicable, somebody else's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.blocks.case_names import is_person
from bot.blocks.due_lines import SKIP, beside, when
from bot.blocks.message import Block
from bot.blocks.parts import rich_text, run, section, small_print
from bot.blocks.reminder_lines import OWNER, SNOOZE
from bot.blocks.views import View, dated, field, modal, people, typed
from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import Due

WINDOWS = (SNOOZE, SKIP, OWNER)
"""The callback_id of each window is the action_id of the button that opens it."""


def snooze_view(due: Due, today: date, about: Mapping[str, Any]) -> View:
    """Until when, and why."""
    return modal(
        say("due.snooze.title"),
        snooze_blocks(due, today),
        callback_id=SNOOZE,
        submit=say("due.snooze.submit"),
        about=about,
    )


def snooze_blocks(due: Due, today: date) -> list[Block]:
    """The fields of putting off."""
    tomorrow = (today + timedelta(days=1)).isoformat()
    why = typed(say("due.snooze.example"))
    hint = say("due.snooze.hint")
    return [
        _about(due, today),
        field("until", say("due.snooze.until"), dated(tomorrow), hint=hint, optional=False),
        field("reason", say("due.snooze.reason"), why, optional=False),
    ]


def skip_view(due: Due, today: date, about: Mapping[str, Any]) -> View:
    """Why it does not apply."""
    title, submit = say("due.skipping.title"), say("due.skipping.submit")
    blocks = skip_blocks(due, today)
    return modal(title, blocks, callback_id=SKIP, submit=submit, about=about)


def skip_blocks(due: Due, today: date) -> list[Block]:
    """The field of what does not apply."""
    why = typed(say("due.skipping.example"))
    return [_about(due, today), field("reason", say("due.snooze.reason"), why, optional=False)]


def owner_view(due: Due, today: date, about: Mapping[str, Any]) -> View:
    """Who looks after the case from now on."""
    ids = [owner for owner in due.case.owners if is_person(owner)]
    others = [owner for owner in due.case.owners if not is_person(owner)]
    hint = say("case.owners_others", names="、".join(others)) if others else ""
    blocks = [
        _about(due, today),
        field("owners", say("case.owners"), people(ids), hint=hint, optional=False),
        *small_print(say("due.owner.whole")),
    ]
    title, submit = say("due.owner.title"), say("due.owner.submit")
    return modal(title, blocks, callback_id=OWNER, submit=submit, about=about)


def _about(due: Due, today: date) -> Block:
    deadline = due.deadline
    line = f"{when(deadline, today)}　{deadline.title}{beside(deadline, today)}"
    return rich_text(section(*run(due.case.title, bold=True)), section(*run(line)))
