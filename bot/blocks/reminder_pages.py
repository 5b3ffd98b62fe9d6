"""The pieces of the morning post that stay together, and the messages they fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.blocks.message import MOST_BLOCKS, MOST_CHARACTERS, Block, Message, characters
from bot.blocks.parts import Run, rich_text, run, section
from bot.blocks.reminder_lines import (
    MOST_OWNERS,
    MOST_TITLE,
    bullet,
    button_row,
    line_text,
    owner_runs,
)
from bot.blocks.views import shortened

if TYPE_CHECKING:
    from bot.reminders.digest import CaseLines, Line

MOST_MESSAGES = 3
"""More than these nobody reads in the morning: the rest is on the Home tab."""
KEPT_FREE = 3  # blocks: that it goes on, that it went on, and how many are left


@dataclass(frozen=True)
class ReminderMessage:
    """One message, the same as bare text, and the overdue deadlines it shows."""

    message: Message
    plain: str
    overdue: tuple[int, ...] = ()


@dataclass(frozen=True)
class Unit:
    """What must not be torn apart: a deadline with its case's title and its buttons."""

    blocks: tuple[Block, ...]
    plain: str
    lines: tuple[Line, ...] = ()


def of_case(case: CaseLines, *, personal: bool, names: bool, buttons: bool) -> Iterator[Unit]:
    """The deadlines of a case; the first stands with its title."""
    title = shortened(case.title, MOST_TITLE)
    owners = owner_runs(case.owners) if names else []
    where: list[Run] = []
    if personal and case.channel:
        where = [*run("　"), {"type": "channel", "channel_id": case.channel}]
    head: list[Run] = [section(*run(title, bold=True), *where, *owners)]
    named = "、".join(case.owners[:MOST_OWNERS]) if names else ""
    plain = f"{title}　{named}".rstrip("　") + "\n"
    for line in case.lines:
        told = rich_text(*head, bullet(line))
        row = [button_row(line)] if buttons else []
        yield Unit((told, *row), f"{plain}  ・{line_text(line)}", (line,))
        head, plain = [], ""


def in_pages(opening: Unit, units: Sequence[Unit]) -> list[list[Unit]]:
    """As few messages as Slack's limits allow."""
    pages, blocks, size = [[opening]], len(opening.blocks), 0
    for unit in units:
        length = sum(characters(block) for block in unit.blocks)
        full = blocks + len(unit.blocks) > MOST_BLOCKS - KEPT_FREE
        if full or size + length > MOST_CHARACTERS:
            pages.append([])
            blocks = size = 0
        pages[-1].append(unit)
        blocks, size = blocks + len(unit.blocks), size + length
    return pages
