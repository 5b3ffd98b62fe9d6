"""A case just entered or changed, as one message; and cases as a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.blocks.case_names import CASE
from bot.blocks.case_page import EDIT_CASE
from bot.blocks.choices import button
from bot.blocks.due_lines import OPEN_CASE, beside, when
from bot.blocks.message import Block, Message, fallback
from bot.blocks.parts import Run, header, rich_text, run, section, small_print, titled_list
from bot.blocks.reminder_lines import MOST_TITLE
from bot.blocks.views import plain, shortened
from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import Case, CaseDeadline, Due

NEW_CASE = f"{CASE}:new"
MOST_DEADLINES, MOST_REMARKS = 15, 5


def entered_message(
    case: Case,
    deadlines: Sequence[CaseDeadline],
    remarks: Sequence[str],
    today: date,
    *,
    is_new: bool,
) -> Message:
    """What was entered, and what follows from it."""
    title = say("case.registered") if is_new else say("case.changed")
    live = [each for each in deadlines if each.is_live]
    lines = [_line(each, today) for each in live[:MOST_DEADLINES]]
    late = sum(each.is_overdue(today) for each in live)
    blocks = [*header(title), rich_text(section(*run(case.title, bold=True)))]
    blocks += titled_list(say("case.deadlines"), lines) if lines else []
    blocks += small_print(say("case.no_deadlines")) if not lines else []
    rest = len(live) - len(lines)
    blocks += small_print(say("case.rest", count=rest)) if rest else []
    blocks += small_print(say("case.past_ones", count=late)) if late else []
    blocks += titled_list(say("case.remarks"), [run(text) for text in remarks[:MOST_REMARKS]])
    row = [
        button(say("case.details"), OPEN_CASE, str(case.id)),
        button(say("case.edit"), EDIT_CASE, str(case.id)),
    ]
    blocks.append({"type": "actions", "elements": row})
    return Message(tuple(blocks), fallback(f"{title}「{case.title}」"))


def _line(deadline: CaseDeadline, today: date) -> list[Run]:
    rest = f"　{deadline.title}{beside(deadline, today)}"
    return [*run(when(deadline, today), bold=True), *run(rest)]


def case_rows(cases: Sequence[Case], coming: Mapping[int, Due], today: date) -> list[Block]:
    """A block for each case: its title, what comes next, and a button that opens it."""
    return [_row(case, coming.get(case.id), today) for case in cases]


def _row(case: Case, due: Due | None, today: date) -> Block:
    opening = button(say("case.open"), OPEN_CASE, str(case.id))
    text = f"{shortened(case.title, MOST_TITLE)}\n{next_words(due, today)}"
    return {"type": "section", "text": plain(text), "accessory": opening}


def next_words(due: Due | None, today: date) -> str:
    """What comes next of a case, in a line."""
    if due is None:
        return say("case.no_next")
    deadline = due.deadline
    which = "late" if deadline.is_overdue(today) else "next"
    title = shortened(deadline.title, MOST_TITLE)
    return say(f"case.coming.{which}", day=when(deadline, today), title=title)
