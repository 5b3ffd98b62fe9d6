"""A morning post whose deadlines have been dealt with: struck out, with who and when.

Works on the blocks as Slack gives them back; nothing else about the message is known or needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.blocks.due_lines import deed_row
from bot.blocks.message import Block
from bot.blocks.parts import Run, section
from bot.blocks.reminder_lines import DETAILS, DONE, DUE, OWNER, SNOOZE

STILL_OPEN = (DONE, SNOOZE, OWNER, DETAILS)
SETTLED = (DETAILS,)


@dataclass(frozen=True)
class Mark:
    """What is to be seen below a deadline, and whether its buttons are still wanted."""

    runs: Sequence[Run]
    settled: bool = True


def numbers_in(blocks: Sequence[Mapping[str, Any]]) -> list[int]:
    """The deadlines that a message has buttons for."""
    return [number for block in blocks if (number := _number(block)) is not None]


def marked(blocks: Sequence[Block], marks: Mapping[int, Mark]) -> list[Block]:
    """The message with the marks below its deadlines; what is not marked stays as it is."""
    made: list[Block] = []
    for block in blocks:
        number = _number(block)
        mark = marks.get(number) if number is not None else None
        if number is None or mark is None:
            made.append(block)
            continue
        if made and made[-1].get("type") == "rich_text":
            made[-1] = _told(made[-1], mark)
        made.append(deed_row(number, SETTLED if mark.settled else STILL_OPEN))
    return made


def _number(block: Mapping[str, Any]) -> int | None:
    if block.get("type") != "actions":
        return None
    values = [
        str(each.get("value", ""))
        for each in block.get("elements", ())
        if str(each.get("action_id", "")).startswith(f"{DUE}:")
    ]
    return int(values[0]) if values and values[0].isdecimal() else None


def _told(block: Block, mark: Mark) -> Block:
    """The text above the buttons, ending with the mark in the place of an earlier one."""
    parts = list(block.get("elements", ()))
    last = max((n for n, p in enumerate(parts) if p["type"] == "rich_text_list"), default=-1)
    if last >= 0:
        parts = [*parts[:last], _struck(parts[last], struck=mark.settled)]
    return {"type": "rich_text", "elements": [*parts, section(*mark.runs)]}


def _struck(part: Run, *, struck: bool) -> Run:
    items = [
        {**item, "elements": [_styled(each, struck=struck) for each in item["elements"]]}
        for item in part["elements"]
    ]
    return {**part, "elements": items}


def _styled(piece: Run, *, struck: bool) -> Run:
    style = {k: v for k, v in (piece.get("style") or {}).items() if k != "strike"}
    style |= {"strike": True} if struck else {}
    bare = {name: value for name, value in piece.items() if name != "style"}
    return {**bare, "style": style} if style else bare
