"""The morning post as messages: what is overdue, due today, due soon; each with its buttons.

Titles are people's own words: they stand in rich_text, in which Slack reads no markup, so that a
case called `<!channel>` pings nobody. Only owners are mentioned, as elements of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.blocks.choices import button
from bot.blocks.figures import WEEKDAYS
from bot.blocks.message import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    Message,
    characters,
    fallback,
)
from bot.blocks.parts import Run, header, rich_text, run, section, small_print
from bot.blocks.views import shortened
from bot.wording import say, wording

if TYPE_CHECKING:
    from bot.reminders.digest import CaseLines, Digest, Line, Section

DUE = "keiyaku:due"
"""The first part of the buttons' action_id; the rest is what is done with the deadline."""
DONE, SNOOZE, OWNER, DETAILS = f"{DUE}:done", f"{DUE}:snooze", f"{DUE}:owner", f"{DUE}:details"
MOST_MESSAGES = 3
"""More than these nobody reads in the morning: the rest is on the Home tab."""
MOST_TITLE, MOST_CITED, MOST_OWNERS = 120, 3, 5
_KEPT_FREE = 3  # blocks: that it goes on, that it went on, and how many are left
PEOPLE = ("U", "W")


@dataclass(frozen=True)
class ReminderMessage:
    """One message, the same as bare text, and the overdue deadlines it shows."""

    message: Message
    plain: str
    overdue: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Unit:
    """What must not be torn apart: a deadline with its case's title and its buttons."""

    blocks: tuple[Block, ...]
    plain: str
    lines: tuple[Line, ...] = ()


def reminder_messages(
    digest: Digest, *, personal: bool = False, buttons: bool = True
) -> tuple[ReminderMessage, ...]:
    """A post as one message or a few; none where nothing is due.

    `personal`: to one owner, who need not be mentioned but must be told which channel.
    """
    if digest.is_empty:
        return ()
    units = list(_units(digest, personal=personal, buttons=buttons))
    pages = _pages(_opening(digest), units)
    shown, rest = pages[:MOST_MESSAGES], pages[MOST_MESSAGES:]
    left = sum(len(unit.lines) for page in rest for unit in page)
    made = []
    for number, page in enumerate(shown, 1):
        below = small_print(say("reminder.rest", count=left)) if left and page is shown[-1] else []
        made.append(_message(digest, page, number, len(shown), below))
    return tuple(made)


def nothing_message(digest: Digest) -> ReminderMessage:
    """For a channel that wants to hear also that nothing is due."""
    opening, text = _opening(digest), say("reminder.nothing")
    blocks = (*opening.blocks, rich_text(section(*run(text))))
    return ReminderMessage(Message(blocks, fallback(text)), f"{opening.plain}\n{text}")


def escalation_message(
    cases: Sequence[CaseLines], channel: str, times: int
) -> tuple[ReminderMessage, ...]:
    """To the escalation person: what stayed undone although it was posted several times."""
    title = say("reminder.escalation.title")
    text = say("reminder.escalation.text", times=times)
    where: Run = {"type": "channel", "channel_id": channel}
    opening = _Unit(
        (*header(title), rich_text(section(where, *run(f" {text}")))), f"{title}\n{text}"
    )
    units = [
        unit for case in cases for unit in _of_case(case, personal=False, names=True, buttons=True)
    ]
    pages = _pages(opening, units)[:MOST_MESSAGES]
    return tuple(
        ReminderMessage(
            Message(tuple(b for u in page for b in u.blocks), fallback(title)),
            "\n".join(unit.plain for unit in page),
            tuple(line.item.id for unit in page for line in unit.lines),
        )
        for page in pages
    )


def trouble_message(channel: str, reason: str) -> ReminderMessage:
    """To an admin: the morning post cannot be brought to a channel, or anywhere in the workspace."""
    known = reason if f"reminder.trouble.why.{reason}" in wording() else "other"
    why = say(f"reminder.trouble.why.{known}", reason=reason)
    title = say("reminder.trouble.title")
    where = [_place(channel)] if channel else []
    text = say("reminder.trouble.channel") if channel else say("reminder.trouble.workspace")
    blocks = (*header(title), rich_text(section(*where, *run(f" {text}{why}"))))
    return ReminderMessage(Message(blocks, fallback(title)), f"{title}\n{channel} {text}{why}")


def _units(digest: Digest, *, personal: bool, buttons: bool) -> Iterator[_Unit]:
    for part in digest.sections:
        title = _section_title(part, digest)
        divider: tuple[Block, ...] = () if part is digest.sections[0] else ({"type": "divider"},)
        above: tuple[Block, ...] = (*divider, rich_text(section(*run(title, bold=True))))
        heading = f"■ {title}"
        for case in part.cases:
            for unit in _of_case(case, personal=personal, names=not personal, buttons=buttons):
                # The title of the section stands with its first deadline, never alone at a page's end.
                yield _Unit((*above, *unit.blocks), f"{heading}\n{unit.plain}".strip(), unit.lines)
                above, heading = (), ""
    if digest.quieted:
        text = say("reminder.quieted", count=digest.quieted)
        yield _Unit(tuple(small_print(text)), text)
    if digest.set_aside:
        text = say("reminder.set_aside", count=digest.set_aside)
        yield _Unit(tuple(small_print(text)), text)


def _of_case(case: CaseLines, *, personal: bool, names: bool, buttons: bool) -> Iterator[_Unit]:
    title = shortened(case.title, MOST_TITLE)
    owners = _owners(case.owners) if names else []
    where: list[Run] = []
    if personal and case.channel:
        where = [*run("　"), {"type": "channel", "channel_id": case.channel}]
    head: list[Run] = [section(*run(title, bold=True), *where, *owners)]
    named = "、".join(case.owners[:MOST_OWNERS]) if names else ""
    plain = f"{title}　{named}".rstrip("　") + "\n"
    for line in case.lines:
        told = rich_text(*head, _bullet(line))
        row = [_buttons(line)] if buttons else []
        yield _Unit((told, *row), f"{plain}  ・{line_text(line)}", (line,))
        head, plain = [], ""


def _bullet(line: Line) -> Run:
    item = line.item
    day = run(_when(line), bold=True)
    rest = run(f"　{shortened(item.title, MOST_TITLE)}{_beside(line)}")
    return {"type": "rich_text_list", "style": "bullet", "elements": [section(*day, *rest)]}


def line_text(line: Line) -> str:
    """A deadline in one line, for a terminal and where blocks are refused."""
    return f"{_when(line)}　{shortened(line.item.title, MOST_TITLE)}{_beside(line)}"


def _when(line: Line) -> str:
    item = line.item
    day = short_day(item.due) + (f" {item.time}" if item.time and item.due == item.day else "")
    return day + say(f"reminder.sort.{item.sort}")


def _beside(line: Line) -> str:
    item = line.item
    cited = "、".join(item.cited[:MOST_CITED])
    told = [say("reminder.cited", cited=cited)] if cited else []
    if item.snoozed:
        told.append(say("reminder.snoozed", day=short_day(item.safe_day)))
    elif item.safe_day != item.day:
        told.append(say("reminder.readings", day=short_day(item.day)))
    if line.late:
        told.append(say("reminder.late", days=line.late))
    if line.falls_on_closed_day:
        told.append(say("reminder.closed_day"))
    if line.is_last_time:
        told.append(say("reminder.last_time"))
    return "".join(f"　{text}" for text in told)


def short_day(day: date) -> str:
    """A day as it is read in a list of this year's.

    >>> short_day(date(2026, 11, 24))
    '11月24日（火）'
    """
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def _buttons(line: Line) -> Block:
    value = str(line.item.id)
    labels = ((DONE, "done"), (SNOOZE, "snooze"), (OWNER, "owner"), (DETAILS, "details"))
    elements = [button(say(f"reminder.button.{name}"), action, value) for action, name in labels]
    return {"type": "actions", "elements": elements}


def _owners(owners: Sequence[str]) -> list[Run]:
    """People are mentioned; a name that is nobody's id is only written."""
    elements: list[Run] = []
    for owner in owners[:MOST_OWNERS]:
        is_person = owner.startswith(PEOPLE) and owner.isalnum() and owner.isascii()
        person: list[Run] = [{"type": "user", "user_id": owner}] if is_person else run(owner)
        elements += [*run("　"), *person]
    return elements


def _place(channel: str) -> Run:
    if channel.startswith(PEOPLE):
        return {"type": "user", "user_id": channel}
    return {"type": "channel", "channel_id": channel}


def _section_title(part: Section, digest: Digest) -> str:
    days = {"soon": digest.soon, "ahead": digest.ahead}.get(part.urgency, 0)
    return say(f"reminder.section.{part.urgency}", days=days, count=part.count)


def _opening(digest: Digest) -> _Unit:
    title = say("reminder.title", day=short_day(digest.day))
    missed = say("reminder.missed", count=digest.missed) if digest.missed else ""
    return _Unit((*header(title), *small_print(missed)), f"{title}\n{missed}".strip())


def _pages(opening: _Unit, units: Sequence[_Unit]) -> list[list[_Unit]]:
    pages, blocks, size = [[opening]], len(opening.blocks), 0
    for unit in units:
        length = sum(characters(block) for block in unit.blocks)
        full = blocks + len(unit.blocks) > MOST_BLOCKS - _KEPT_FREE
        if full or size + length > MOST_CHARACTERS:
            pages.append([])
            blocks = size = 0
        pages[-1].append(unit)
        blocks, size = blocks + len(unit.blocks), size + length
    return pages


def _message(
    digest: Digest, page: Sequence[_Unit], number: int, pages: int, below: Sequence[Block]
) -> ReminderMessage:
    continued = say("line.continued", page=number, pages=pages) if number > 1 else ""
    blocks = [*small_print(continued), *(block for unit in page for block in unit.blocks), *below]
    overdue = [line.item.id for unit in page for line in unit.lines if line.urgency == "overdue"]
    plain = "\n".join(unit.plain for unit in page)
    text = fallback(f"{_summary(digest)}{continued}")
    return ReminderMessage(Message(tuple(blocks), text), plain, tuple(overdue))


def _summary(digest: Digest) -> str:
    counts = "・".join(_section_title(part, digest) for part in digest.sections)
    return f"{say('reminder.title', day=short_day(digest.day))} {counts}".strip()
