"""The part of the Home tab that is a person's own: their deadlines by day, their cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.blocks.case_messages import NEW_CASE, case_rows
from bot.blocks.case_names import CASE
from bot.blocks.choices import button
from bot.blocks.due_list import due_blocks
from bot.blocks.message import Block
from bot.blocks.parts import header, small_print
from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import Case, Due

LIST_CASES, MORNING = f"{CASE}:list", "keiyaku:own_morning"


@dataclass(frozen=True)
class HomeCases:
    """What is shown, and buttons that lead to the rest."""

    dues: Sequence[Due]
    cases: Sequence[Case]
    coming: Mapping[int, Due]
    today: date
    more_dues: Sequence[Block] = ()
    has_more_cases: bool = False


def home_case_blocks(mine: HomeCases) -> list[Block]:
    """Deadlines first: they are why somebody opens the tab in the morning."""
    row = [
        button(say("home.new_case"), NEW_CASE, "new"),
        button(say("home.morning"), MORNING, "own"),
    ]
    if mine.has_more_cases:
        row.append(button(say("home.all_cases"), LIST_CASES, "0"))
    dues = due_blocks(mine.dues, mine.today) or small_print(say("home.no_dues"))
    cases = case_rows(mine.cases, mine.coming, mine.today)
    divider: Block = {"type": "divider"}
    return [
        *header(say("home.dues")),
        *dues,
        *mine.more_dues,
        divider,
        *header(say("home.cases")),
        *(cases or small_print(say("home.no_cases"))),
        {"type": "actions", "elements": row},
        divider,
    ]
