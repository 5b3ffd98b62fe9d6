"""One case as a window: what it is, every deadline with its provision, what is doubtful, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.blocks.case_deadlines import deadline_blocks
from bot.blocks.case_names import CASE
from bot.blocks.choices import button
from bot.blocks.due_lines import fact_words, moment, person
from bot.blocks.message import Block
from bot.blocks.parts import Run, header, rich_text, run, section, small_print, titled_list
from bot.blocks.views import View, modal
from bot.wording import say, wording
from knowledge import ContractKind

if TYPE_CHECKING:
    from bot.cases import Case, CaseDeadline, Event
    from knowledge import Fact

EDIT_CASE, CLOSE_CASE, REOPEN_CASE = f"{CASE}:edit", f"{CASE}:close", f"{CASE}:reopen"
MOST_EVENTS, MOST_REMARKS = 15, 10


@dataclass(frozen=True)
class CasePage:
    """A case with all that is shown of it. `remarks`: what does not go together, or is missing."""

    case: Case
    body: str
    facts: Mapping[str, Fact]
    deadlines: Sequence[CaseDeadline]
    today: date
    remarks: Sequence[str] = ()
    history: Sequence[Event] = ()
    focus: int = 0
    """The deadline that it was opened about."""
    about: Mapping[str, Any] = field(default_factory=dict)


def case_page_view(page: CasePage) -> View:
    """The window."""
    return modal(say("case.title"), page_blocks(page), about=page.about)


def page_blocks(page: CasePage) -> list[Block]:
    """The case from its title to its history."""
    return [
        *header(page.case.title),
        *small_print(state_line(page.case, page.body)),
        *_facts(page),
        {"type": "actions", "elements": _case_deeds(page.case)},
        {"type": "divider"},
        *deadline_blocks(page.deadlines, page.today, page.focus),
        *titled_list(say("case.remarks"), [run(text) for text in page.remarks[:MOST_REMARKS]]),
        *_history(page),
    ]


def state_line(case: Case, body: str) -> str:
    """Whose rules, its number, whether it is worked on."""
    return say("case.about", body=body, number=case.id, state=say(f"case.state.{case.state}"))


def _facts(page: CasePage) -> list[Block]:
    case = page.case
    owners = [part for who in case.owners for part in (*run("　"), *person(who))]
    lines = [
        section(*run(say("case.owned_by")), *owners[1:])
        if owners
        else section(*run(say("case.nobody")))
    ]
    if case.channel:
        channel: Run = {"type": "channel", "channel_id": case.channel}
        lines.append(section(*run(say("case.in_channel")), channel))
    told = [say("case.kind_is", kind=ContractKind(case.kind).title_ja)] if case.kind else []
    told += [say("case.amount_is", name=n, yen=f"{yen:,}") for n, yen in case.amounts.items()]
    lines += [section(*run(text)) for text in told]
    days = [
        run(f"{fact.title}　{fact_words(case.facts[key], page.today)}")
        for key, fact in page.facts.items()
        if key in case.facts
    ]
    return [rich_text(*lines), *titled_list(say("case.dates"), days)]


def _case_deeds(case: Case) -> list[Block]:
    value = str(case.id)
    if case.state == "closed":
        return [button(say("case.reopen"), REOPEN_CASE, value)]
    return [
        button(say("case.edit"), EDIT_CASE, value),
        button(say("case.close"), CLOSE_CASE, value),
    ]


def _history(page: CasePage) -> list[Block]:
    items: list[list[Run]] = []
    for event in page.history[:MOST_EVENTS]:
        title = event.before.get("title") if event.deadline_id else ""
        known = f"case.event.{event.what}" in wording()
        what = say(f"case.event.{event.what}") if known else event.what
        told = f"　{what}" + (f"「{title}」" if title else "")
        items.append([*run(f"{moment(event.at, page.today)}　"), *person(event.who), *run(told)])
    return titled_list(say("case.history"), items)
