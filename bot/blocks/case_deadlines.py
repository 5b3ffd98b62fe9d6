"""The deadlines of a case, one below the other: what is to be done with its buttons, what is settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.blocks.due_lines import (
    LIVE_DEEDS,
    REOPEN,
    beside,
    deed_row,
    moment,
    person,
    settled_words,
    when,
)
from bot.blocks.message import Block
from bot.blocks.parts import Run, rich_text, run, section, small_print
from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import CaseDeadline

MOST_LIVE, MOST_SETTLED = 24, 8
"""Two blocks each, within the hundred of a window."""


def deadline_blocks(deadlines: Sequence[CaseDeadline], today: date, focus: int = 0) -> list[Block]:
    """What is to be done, each with its buttons; then what is settled."""
    live = [each for each in deadlines if each.is_live]
    settled = [each for each in deadlines if not each.is_live]
    live.sort(key=lambda each: (each.id != focus, each.due, each.id))
    settled.sort(key=lambda each: (each.id != focus, -each.due.toordinal()))
    blocks: list[Block] = [_title(say("case.deadlines"))]
    if not live:
        blocks += small_print(say("case.no_next"))
    for each in live[:MOST_LIVE]:
        blocks += [rich_text(*_live(each, today)), deed_row(each.id, LIVE_DEEDS)]
    if rest := len(live) - MOST_LIVE:
        blocks += small_print(say("case.rest_live", count=rest)) if rest > 0 else []
    blocks += [_title(say("case.settled"))] if settled else []
    for each in settled[:MOST_SETTLED]:
        blocks += [rich_text(*_settled(each, today)), deed_row(each.id, [REOPEN])]
    if rest := len(settled) - MOST_SETTLED:
        blocks += small_print(say("case.rest_settled", count=rest)) if rest > 0 else []
    return blocks


def _title(text: str) -> Block:
    return rich_text(section(*run(text, bold=True)))


def _live(deadline: CaseDeadline, today: date) -> list[Run]:
    late = [*run(say("due.overdue"), bold=True), *run("　")] if deadline.is_overdue(today) else []
    above = section(*late, *run(when(deadline, today), bold=True), *run(f"　{deadline.title}"))
    why = "　".join([deadline.rule, beside(deadline, today).strip()]).strip("　")
    notes = [section(*run(note)) for note in deadline.notes if note]
    snoozed = [section(*run(deadline.reason))] if deadline.reason else []
    return [above, *([section(*run(why))] if why else []), *snoozed, *notes]


def _settled(deadline: CaseDeadline, today: date) -> list[Run]:
    line = f"{when(deadline, today)}　{deadline.title}{beside(deadline, today)}"
    by = [*run(settled_words(deadline, today)), *person(deadline.changed_by)]
    return [section(*run(line)), section(*by, *run(f"　{moment(deadline.changed_at, today)}"))]
