"""The form of a case (案件): what it is, its days, deadlines of one's own.

Every field is known by one name, in the window, on the try-out page and where it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.blocks.case_names import (
    HOUR,
    MORE_DAYS,
    MORE_OWN,
    MOST_OWN,
    PAST_DONE,
    TIMED_DAY,
    USUAL_DAYS,
    is_person,
    moved_day,
    own_day,
    own_title,
)
from bot.blocks.choices import button
from bot.blocks.message import Block
from bot.blocks.parts import rich_text, run, section, small_print
from bot.blocks.views import (
    Choice,
    channel_menu,
    dated,
    one_of,
    people,
    ticked,
    timed,
    typed,
)
from bot.blocks.views import field as input_block
from bot.wording import say
from knowledge import ContractKind

if TYPE_CHECKING:
    from bot.cases import Case, CaseDeadline
    from knowledge import Fact


@dataclass(frozen=True)
class CaseFields:
    """What a form shows: a new case, or (`case`) one that is changed, with its own deadlines."""

    bodies: Sequence[Choice]
    facts: Mapping[str, Fact]
    values: Mapping[str, str] = field(default_factory=dict)
    case: Case | None = None
    own: Sequence[CaseDeadline] = ()
    own_rows: int = 1
    all_days: bool = False


def case_blocks(fields: CaseFields, *, in_slack: bool = True) -> list[Block]:
    """All fields; outside Slack those that only a workspace can fill are left out."""
    values, case = fields.values, fields.case
    kinds = [(kind.title_ja, kind.value) for kind in ContractKind]
    name = typed(say("case.name_example"), values.get("title", ""))
    amount = typed(say("case.amount_example"), values.get("amount", ""))
    blocks = [input_block("title", say("case.name"), name, optional=False), *_body(fields)]
    if in_slack:
        blocks += _places(fields)
    blocks += [
        input_block("kind", say("case.kind"), one_of(kinds, values.get("kind", ""))),
        input_block("amount", say("case.amount"), amount),
        *small_print(say("case.days")),
        *_days(fields),
    ]
    blocks += [_moved(deadline, values) for deadline in fields.own]
    blocks += [each for n in range(1, fields.own_rows + 1) for each in _own(n, values)]
    if case is None:
        done = ticked([(say("case.past_done"), PAST_DONE)], values.get(PAST_DONE, "").split())
        blocks.append(input_block(PAST_DONE, say("case.past"), done))
    return blocks


def more_row(fields: CaseFields) -> list[Block]:
    """Buttons for further fields, as long as there are any."""
    elements = []
    if not fields.all_days:
        elements.append(button(say("case.more_days"), MORE_DAYS, "days"))
    if fields.own_rows < MOST_OWN:
        elements.append(button(say("case.more_own"), MORE_OWN, "own"))
    return [{"type": "actions", "elements": elements}] if elements else []


def _body(fields: CaseFields) -> list[Block]:
    if fields.case is not None:
        # A case stays under the rules it was entered under.
        name = next((n for n, key in fields.bodies if key == fields.case.rulebook), "")
        return [rich_text(section(*run(f"{say('case.body')}　{name or fields.case.rulebook}")))]
    menu = one_of(fields.bodies, fields.values.get("rulebook", ""))
    return [input_block("rulebook", say("case.body"), menu, optional=False)]


def _places(fields: CaseFields) -> list[Block]:
    values = fields.values
    ids = [owner for owner in values.get("owners", "").split() if is_person(owner)]
    others = [o for o in (fields.case.owners if fields.case else ()) if not is_person(o)]
    hint = say("case.owners_others", names="、".join(others)) if others else ""
    channel = channel_menu(values.get("channel", ""))
    return [
        input_block("channel", say("case.channel"), channel, hint=say("case.channel_hint")),
        input_block("owners", say("case.owners"), people(ids), hint=hint),
    ]


def _days(fields: CaseFields) -> list[Block]:
    blocks: list[Block] = []
    for key, fact in fields.facts.items():
        given = fields.values.get(key, "")
        if not (fields.all_days or key in USUAL_DAYS or given):
            continue
        blocks.append(input_block(key, fact.title, dated(given)))
        if key == TIMED_DAY:
            hour = timed(fields.values.get(HOUR, ""))
            blocks.append(input_block(HOUR, say("case.hour", title=fact.title), hour))
    return blocks


def _own(number: int, values: Mapping[str, str]) -> list[Block]:
    name, day = own_title(number), own_day(number)
    title = typed(say("case.own_example"), values.get(name, ""))
    return [
        input_block(name, say("case.own", number=number), title),
        input_block(day, say("case.own_day", number=number), dated(values.get(day, ""))),
    ]


def _moved(deadline: CaseDeadline, values: Mapping[str, str]) -> Block:
    name = moved_day(deadline.id)
    day = values.get(name, deadline.day.isoformat())
    return input_block(name, say("case.own_moved", title=deadline.title), dated(day))
