"""One case as a window: what it is, every deadline with its provision, what is doubtful, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.blocks.case_form import CASE
from bot.blocks.choices import button
from bot.blocks.due_lines import (
    LIVE_DEEDS,
    REOPEN,
    beside,
    deed_row,
    fact_words,
    is_overdue,
    moment,
    person,
    settled_words,
    when,
)
from bot.blocks.message import Block
from bot.blocks.parts import Run, header, rich_text, run, section, small_print, titled_list
from bot.blocks.views import View, modal
from bot.wording import say, wording
from knowledge import ContractKind

if TYPE_CHECKING:
    from bot.cases import Case, CaseDeadline, Event
    from knowledge import Fact

EDIT_CASE, CLOSE_CASE, REOPEN_CASE = f"{CASE}:edit", f"{CASE}:close", f"{CASE}:reopen"
MOST_LIVE, MOST_SETTLED, MOST_EVENTS, MOST_REMARKS = 24, 8, 15, 10
"""Two blocks each, within the hundred of a window."""


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
        *deadline_blocks(page),
        *titled_list(say("case.remarks"), [run(text) for text in page.remarks[:MOST_REMARKS]]),
        *_history(page),
    ]


def state_line(case: Case, body: str) -> str:
    """Whose rules, its number, whether it is worked on."""
    return say("case.about", body=body, number=case.id, state=say(f"case.state.{case.state}"))


def deadline_blocks(page: CasePage) -> list[Block]:
    """What is to be done, each with its buttons; then what is settled."""
    live = [each for each in page.deadlines if each.is_live]
    settled = [each for each in page.deadlines if not each.is_live]
    live.sort(key=lambda each: (each.id != page.focus, each.due, each.id))
    settled.sort(key=lambda each: (each.id != page.focus, -each.due.toordinal()))
    blocks: list[Block] = [_title(say("case.deadlines"))]
    if not live:
        blocks += small_print(say("case.no_next"))
    for each in live[:MOST_LIVE]:
        blocks += [rich_text(*_live(each, page.today)), deed_row(each.id, LIVE_DEEDS)]
    if rest := len(live) - MOST_LIVE:
        blocks += small_print(say("case.rest_live", count=rest)) if rest > 0 else []
    blocks += [_title(say("case.settled"))] if settled else []
    for each in settled[:MOST_SETTLED]:
        blocks += [rich_text(*_settled(each, page.today)), deed_row(each.id, [REOPEN])]
    if rest := len(settled) - MOST_SETTLED:
        blocks += small_print(say("case.rest_settled", count=rest)) if rest > 0 else []
    return blocks


def _title(text: str) -> Block:
    return rich_text(section(*run(text, bold=True)))


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


def _live(deadline: CaseDeadline, today: date) -> list[Run]:
    late = [*run(say("due.overdue"), bold=True), *run("　")] if is_overdue(deadline, today) else []
    above = section(*late, *run(when(deadline, today), bold=True), *run(f"　{deadline.title}"))
    why = "　".join([deadline.rule, beside(deadline, today).strip()]).strip("　")
    notes = [section(*run(note)) for note in deadline.notes if note]
    snoozed = [section(*run(deadline.reason))] if deadline.reason else []
    return [above, *([section(*run(why))] if why else []), *snoozed, *notes]


def _settled(deadline: CaseDeadline, today: date) -> list[Run]:
    line = f"{when(deadline, today)}　{deadline.title}{beside(deadline, today)}"
    by = [*run(settled_words(deadline, today)), *person(deadline.changed_by)]
    return [section(*run(line)), section(*by, *run(f"　{moment(deadline.changed_at)}"))]


def _history(page: CasePage) -> list[Block]:
    items: list[list[Run]] = []
    for event in page.history[:MOST_EVENTS]:
        title = event.before.get("title") if event.deadline_id else ""
        known = f"case.event.{event.what}" in wording()
        what = say(f"case.event.{event.what}") if known else event.what
        told = f"　{what}" + (f"「{title}」" if title else "")
        items.append([*run(f"{moment(event.at)}　"), *person(event.who), *run(told)])
    return titled_list(say("case.history"), items)
