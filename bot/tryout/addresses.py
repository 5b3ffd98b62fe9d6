"""Where the buttons about cases lead on the page: an address for each of Slack's action ids."""

from __future__ import annotations

from typing import NamedTuple

from bot.blocks.case_messages import NEW_CASE
from bot.blocks.case_names import CASE
from bot.blocks.case_page import CLOSE_CASE, EDIT_CASE, REOPEN_CASE
from bot.blocks.due_lines import OPEN_CASE, REOPEN, SKIP
from bot.blocks.reminder_lines import DETAILS, DONE, DUE, SNOOZE


class Address(NamedTuple):
    """A page to open, or (`changes`) something to be done by a form."""

    path: str
    changes: bool = False


_PATHS = {
    DONE: Address("/due/{}/done", changes=True),
    REOPEN: Address("/due/{}/reopen", changes=True),
    SNOOZE: Address("/due/{}/snooze"),
    SKIP: Address("/due/{}/skip"),
    DETAILS: Address("/due/{}"),
    OPEN_CASE: Address("/cases/{}"),
    EDIT_CASE: Address("/cases/{}/change"),
    CLOSE_CASE: Address("/cases/{}/close", changes=True),
    REOPEN_CASE: Address("/cases/{}/reopen", changes=True),
    NEW_CASE: Address("/cases/new"),
}


def is_about_cases(action_id: str) -> bool:
    """Whether a button is about cases or deadlines."""
    return action_id.startswith((f"{CASE}:", f"{DUE}:"))


def address_of(action_id: str, value: str) -> Address | None:
    """Where a button leads; None for what only a workspace can do (担当変更).

    >>> address_of("keiyaku:due:done", "3")
    Address(path='/due/3/done', changes=True)
    """
    found = _PATHS.get(action_id)
    if found is None or not (value.isascii() and value.isalnum()):
        return None
    return Address(found.path.format(value), found.changes)
