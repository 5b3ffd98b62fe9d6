"""One deadline of the morning post: its line, its buttons, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.blocks.choices import button
from bot.blocks.figures import day_near
from bot.blocks.message import Block
from bot.blocks.parts import Run, run, section
from bot.blocks.views import shortened
from bot.wording import say

if TYPE_CHECKING:
    from bot.reminders.digest import Line

DUE = "keiyaku:due"
"""The first part of the buttons' action_id; the rest is what is done with the deadline."""
DONE, SNOOZE, OWNER, DETAILS = f"{DUE}:done", f"{DUE}:snooze", f"{DUE}:owner", f"{DUE}:details"
MOST_TITLE, MOST_CITED, MOST_OWNERS = 120, 3, 5
PEOPLE = ("U", "W")


def line_text(line: Line) -> str:
    """A deadline in one line, for a terminal and where blocks are refused."""
    return f"{_when(line)}　{shortened(line.item.title, MOST_TITLE)}{_beside(line)}"


def bullet(line: Line) -> Run:
    """The line as a list of one."""
    item = line.item
    day = run(_when(line), bold=True)
    rest = run(f"　{shortened(item.title, MOST_TITLE)}{_beside(line)}")
    return {"type": "rich_text_list", "style": "bullet", "elements": [section(*day, *rest)]}


def button_row(line: Line) -> Block:
    """What can be done with it; each value is the number of the deadline."""
    value = str(line.item.id)
    labels = ((DONE, "done"), (SNOOZE, "snooze"), (OWNER, "owner"), (DETAILS, "details"))
    elements = [button(say(f"reminder.button.{name}"), action, value) for action, name in labels]
    return {"type": "actions", "elements": elements}


def owner_runs(owners: Sequence[str]) -> list[Run]:
    """People are mentioned; a name that is nobody's id is only written."""
    elements: list[Run] = []
    for owner in owners[:MOST_OWNERS]:
        is_person = owner.startswith(PEOPLE) and owner.isalnum() and owner.isascii()
        person: list[Run] = [{"type": "user", "user_id": owner}] if is_person else run(owner)
        elements += [*run("　"), *person]
    return elements


def _when(line: Line) -> str:
    item = line.item
    day = day_near(line.due, line.on) + (
        f" {item.time}" if item.time and line.due == item.day else ""
    )
    return day + say(f"reminder.sort.{item.sort}")


def _beside(line: Line) -> str:
    item = line.item
    cited = "、".join(item.cited[:MOST_CITED])
    told = [say("reminder.cited", cited=cited)] if cited else []
    if line.safe_day_passed:
        told.append(say("reminder.safe_day_passed", day=day_near(item.due, line.on)))
    elif item.snoozed:
        told.append(say("reminder.snoozed", day=day_near(item.safe_day, line.on)))
    elif item.safe_day != item.day:
        told.append(say("reminder.readings", day=day_near(item.day, line.on)))
    if line.late:
        told.append(say("reminder.late", days=line.late))
    if line.falls_on_closed_day:
        told.append(say("reminder.closed_day"))
    if line.is_last_time:
        told.append(say("reminder.last_time"))
    return "".join(f"　{text}" for text in told)
