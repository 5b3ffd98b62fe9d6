"""A deadline as people read it: when, what, where it stands; and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.blocks.case_names import CASE, is_person
from bot.blocks.choices import button
from bot.blocks.figures import day_near
from bot.blocks.message import Block
from bot.blocks.parts import Run, run
from bot.blocks.reminder_lines import DETAILS, DONE, DUE, MOST_CITED, SNOOZE
from bot.clock import JAPAN
from bot.exporting.words import stored_place
from bot.wording import say, wording

if TYPE_CHECKING:
    from datetime import datetime

    from bot.cases import CaseDeadline

REOPEN, SKIP = f"{DUE}:reopen", f"{DUE}:skip"
OPEN_CASE = f"{CASE}:open"
DONE_OR_LATER = (DONE, SNOOZE)
LIVE_DEEDS = (DONE, SNOOZE, SKIP)


def fact_words(fact: str, today: date) -> str:
    """A fact of a case: its day, and its hour where it is known."""
    day, _, hour = fact.partition("T")
    return f"{day_near(date.fromisoformat(day), today)} {hour}".strip()


def when(deadline: CaseDeadline, today: date) -> str:
    """The day it counts for, with its hour: 「12月8日（火）まで」."""
    day = deadline.day_on(today)
    hour = f" {deadline.time}" if deadline.time and day == deadline.day else ""
    return day_near(day, today) + hour + say(f"reminder.sort.{deadline.sort}")


def provisions(deadline: CaseDeadline) -> str:
    """The provisions in brackets, or nothing."""
    cited = list(dict.fromkeys(map(stored_place, deadline.citations)))
    return say("reminder.cited", cited="、".join(cited[:MOST_CITED])) if cited else ""


def beside(deadline: CaseDeadline, today: date) -> str:
    """What stands after the title: the provisions, and why the day is another than the rule's."""
    told = [provisions(deadline)]
    if deadline.is_live and deadline.day_on(today) != deadline.due:
        told.append(say("reminder.safe_day_passed", day=day_near(deadline.due, today)))
    elif deadline.snoozed_until and deadline.is_live:
        told.append(say("reminder.snoozed", day=day_near(deadline.safe_day, today)))
    elif deadline.safe_day != deadline.day and deadline.is_live:
        told.append(say("case.safe_day", day=day_near(deadline.day, today)))
    if deadline.moved_to:
        told.append(say("case.moved_to", day=day_near(deadline.moved_to, today)))
    return "".join(f"　{text}" for text in told if text)


def deed_row(deadline_id: int, deeds: Sequence[str]) -> Block:
    """Buttons for one deadline."""
    elements = [
        button(say(f"reminder.button.{deed.removeprefix(DUE)[1:]}"), deed, str(deadline_id))
        for deed in deeds
    ]
    return {"type": "actions", "elements": elements}


def home_row(deadline_id: int) -> Block:
    """What can be done with a deadline in a list: done at once, put off, looked at."""
    return deed_row(deadline_id, (*DONE_OR_LATER, DETAILS))


def person(who: str) -> list[Run]:
    """Somebody: mentioned if it is a person's id, by name otherwise."""
    if is_person(who):
        return [{"type": "user", "user_id": who}]
    key = f"case.by.{who}"
    return run(say(f"case.by.{who}") if key in wording() else who)


def moment(at: datetime, today: date) -> str:
    """When something was done, in Japan; with the year where that is not this one's."""
    here = at.astimezone(JAPAN)
    year = "" if here.year == today.year else f"{here.year}年"
    return f"{year}{here.month}月{here.day}日 {here:%H:%M}"


def settled_words(deadline: CaseDeadline, today: date) -> str:
    """What became of a deadline, without who did it."""
    until = deadline.snoozed_until or deadline.due
    return say(f"due.mark.{deadline.state}", day=day_near(until, today), reason=deadline.reason)
