"""The form of a case as HTML: the very fields of Slack's window, rarer days folded away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.blocks.case_form import CaseFields, case_blocks
from bot.blocks.case_names import HOUR, USUAL_DAYS
from bot.blocks.message import Block
from bot.blocks.views import Choice
from bot.tryout.drawing import draw
from bot.tryout.fields import input_field
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Desk

NATIONAL = "national"

FOLDED = Markup(
    '<details class="block more"><summary>{}</summary><div class="days">{}</div></details>'
)
TOGETHER = Markup('<div class="block days">{}</div>')


def case_fields(fields: CaseFields, errors: Mapping[str, str]) -> Markup:
    """All fields, each with what is wrong with it."""
    blocks = case_blocks(fields, in_slack=False)
    days = [block for block in blocks if _name(block) in (*fields.facts, HOUR)]
    usual = [block for block in days if _is_usual(_name(block), fields, errors)]
    rare = [block for block in days if block not in usual]
    first = blocks.index(days[0]) if days else len(blocks)
    drawn = [_field(block, errors) for block in blocks[:first]]
    drawn.append(TOGETHER.format(Markup().join(_field(block, errors) for block in usual)))
    if rare:
        folded = Markup().join(_field(block, errors) for block in rare)
        drawn.append(FOLDED.format(say("tryout.more_days"), folded))
    drawn += [_field(block, errors) for block in blocks[first + len(days) :]]
    return Markup().join(drawn)


def bodies_of(desk: Desk) -> list[Choice]:
    """Whose rules a case may stand under."""
    return [(head.name, name) for name, head in desk.heads.items() if name != NATIONAL]


def _is_usual(name: str, fields: CaseFields, errors: Mapping[str, str]) -> bool:
    return name in (*USUAL_DAYS, HOUR) or bool(fields.values.get(name)) or name in errors


def _name(block: Block) -> str:
    return str(block.get("block_id", ""))


def _field(block: Block, errors: Mapping[str, str]) -> Markup:
    if block["type"] != "input":
        return draw([block])
    return input_field(block, errors.get(_name(block), ""))
