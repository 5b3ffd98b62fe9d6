"""The desk's Home tab: whose rules, what can be calculated, what was asked last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bot.blocks.choices import button
from bot.blocks.forms import OPEN_CALC
from bot.blocks.message import MOST_BUTTONS, Block
from bot.blocks.parts import header, rich_text, run, section, small_print, titled_list
from bot.blocks.views import MOST_IN_VIEW, shortened
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Calculator, Head

AGAIN, SET_BODY, ASK_HERE = "keiyaku:again", "keiyaku:body", "keiyaku:ask"
MOST_FAULTS, MOST_SOURCES = 8, 8


def home_view(
    head: Head | None,
    calculators: Iterable[Calculator],
    recent: Sequence[str],
    value_of: Callable[[str], str],
    cases: Sequence[Block] = (),
) -> dict[str, Any]:
    """The whole tab; the same facts give the same tab. `cases`: the person's own deadlines and cases."""
    asking = [
        button(say("home.ask"), ASK_HERE, "ask") | {"style": "primary"},
        button(say("home.set_body"), SET_BODY, "body"),
    ]
    blocks = [
        *header(say("home.title")),
        *_body(head),
        {"type": "actions", "elements": asking},
        {"type": "divider"},
        *cases,
        *_calculators(calculators),
        {"type": "divider"},
        *_recent(recent, value_of),
        *_sources(head),
        *_faults(head),
        *small_print(say("home.automatic")),
    ]
    return {"type": "home", "blocks": blocks[:MOST_IN_VIEW]}


def _body(head: Head | None) -> list[Block]:
    if head is None:
        return [rich_text(section(*run(say("home.no_body"))))]
    return [
        rich_text(section(*run(say("home.body")), *run(head.name, bold=True))),
        *small_print(say("line.contact", contact=head.contact)),
    ]


def _sources(head: Head | None) -> list[Block]:
    sources = [
        [
            *run(source.title, bold=True),
            *run("　".join(["", source.number, *source.history[-1:]]).rstrip("　")),
        ]
        for source in (head.sources[:MOST_SOURCES] if head else ())
    ]
    divider: Block = {"type": "divider"}
    return [divider, *titled_list(say("home.sources"), sources)] if sources else []


def _faults(head: Head | None) -> list[Block]:
    faults = [run(fault) for fault in head.faults[:MOST_FAULTS]] if head else []
    return titled_list(say("home.faults"), faults)


def _calculators(calculators: Iterable[Calculator]) -> list[Block]:
    made = [
        button(shortened(each.title, 75), f"{OPEN_CALC}:{each.name}", each.name)
        for each in calculators
    ]
    title = rich_text(section(*run(say("home.calculators"), bold=True)))
    rows = [made[at : at + MOST_BUTTONS] for at in range(0, len(made), MOST_BUTTONS)]
    return [title, *({"type": "actions", "elements": row} for row in rows)]


def _recent(recent: Sequence[str], value_of: Callable[[str], str]) -> list[Block]:
    title = rich_text(section(*run(say("home.recent"), bold=True)))
    if not recent:
        return [title, *small_print(say("home.nothing_asked"))]
    made = [
        button(shortened(question, 75), f"{AGAIN}:{n}", value_of(question))
        for n, question in enumerate(recent)
    ]
    return [title, {"type": "actions", "elements": made}]
