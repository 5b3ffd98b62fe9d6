"""The morning post as messages: what is overdue, due today, due soon; each with its buttons.

Titles are people's own words: they stand in rich_text, in which Slack reads no markup, so that a
case called `<!channel>` pings nobody. Only owners are mentioned, as elements of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.blocks.figures import day_near
from bot.blocks.message import Block, Message, fallback
from bot.blocks.parts import header, rich_text, run, section, small_print
from bot.blocks.reminder_pages import MOST_MESSAGES, ReminderMessage, Unit, in_pages, of_case
from bot.wording import say

if TYPE_CHECKING:
    from bot.reminders.digest import Digest, Section


def reminder_messages(
    digest: Digest, *, personal: bool = False, buttons: bool = True
) -> tuple[ReminderMessage, ...]:
    """A post as one message or a few; none where nothing is due.

    `personal`: to one owner, who need not be mentioned but must be told which channel.
    """
    if digest.is_empty:
        return ()
    units = list(_units(digest, personal=personal, buttons=buttons))
    pages = in_pages(_opening(digest), units)
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


def _units(digest: Digest, *, personal: bool, buttons: bool) -> Iterator[Unit]:
    for part in digest.sections:
        title = _section_title(part, digest)
        divider: tuple[Block, ...] = () if part is digest.sections[0] else ({"type": "divider"},)
        above: tuple[Block, ...] = (*divider, rich_text(section(*run(title, bold=True))))
        heading = f"■ {title}"
        for case in part.cases:
            for unit in of_case(case, personal=personal, names=not personal, buttons=buttons):
                # The title of the section stands with its first deadline, never alone at a page's end.
                yield Unit(
                    (*above, *unit.blocks), f"{heading}\n{unit.plain}".lstrip("\n"), unit.lines
                )
                above, heading = (), ""
    if digest.quieted:
        text = say("reminder.quieted", count=digest.quieted)
        yield Unit(tuple(small_print(text)), text)
    if digest.set_aside:
        text = say("reminder.set_aside", count=digest.set_aside)
        yield Unit(tuple(small_print(text)), text)


def _section_title(part: Section, digest: Digest) -> str:
    days = {"soon": digest.soon, "ahead": digest.ahead}.get(part.urgency, 0)
    return say(f"reminder.section.{part.urgency}", days=days, count=part.count)


def _opening(digest: Digest) -> Unit:
    title = say("reminder.title", day=day_near(digest.day, digest.day))
    missed = say("reminder.missed", count=digest.missed) if digest.missed else ""
    return Unit((*header(title), *small_print(missed)), f"{title}\n{missed}".strip())


def _message(
    digest: Digest, page: Sequence[Unit], number: int, pages: int, below: Sequence[Block]
) -> ReminderMessage:
    continued = say("line.continued", page=number, pages=pages) if number > 1 else ""
    blocks = [*small_print(continued), *(block for unit in page for block in unit.blocks), *below]
    overdue = [line.item.id for unit in page for line in unit.lines if line.urgency == "overdue"]
    plain = "\n".join(unit.plain for unit in page)
    text = fallback(f"{_summary(digest)}{continued}")
    return ReminderMessage(Message(tuple(blocks), text), plain, tuple(overdue))


def _summary(digest: Digest) -> str:
    counts = "・".join(_section_title(part, digest) for part in digest.sections)
    return f"{say('reminder.title', day=day_near(digest.day, digest.day))} {counts}".strip()
