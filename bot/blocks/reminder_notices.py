"""Beside the morning post: what is handed to the escalation person, and what an admin must know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.blocks.message import Block, Message, fallback
from bot.blocks.parts import Run, header, rich_text, run, section, titled_list
from bot.blocks.reminder_lines import PEOPLE
from bot.blocks.reminder_pages import MOST_MESSAGES, ReminderMessage, Unit, in_pages, of_case
from bot.wording import say, wording

if TYPE_CHECKING:
    from bot.reminders.digest import CaseLines

MOST_TROUBLES = 5


def escalation_message(
    cases: Sequence[CaseLines], channel: str, times: int
) -> tuple[ReminderMessage, ...]:
    """To the escalation person: what stayed undone although it was posted several times."""
    title = say("reminder.escalation.title")
    text = say("reminder.escalation.text", times=times)
    where: Run = {"type": "channel", "channel_id": channel}
    opening = Unit(
        (*header(title), rich_text(section(where, *run(f" {text}")))), f"{title}\n{text}"
    )
    units = [
        unit for case in cases for unit in of_case(case, personal=False, names=True, buttons=True)
    ]
    pages = in_pages(opening, units)[:MOST_MESSAGES]
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
    title = say("reminder.trouble.title")
    blocks = (*header(title), rich_text(section(*_trouble(channel, reason))))
    plain = f"{title}\n{channel} {trouble_words(channel, reason)}"
    return ReminderMessage(Message(blocks, fallback(title)), plain)


def trouble_blocks(troubles: Sequence[tuple[str, str]]) -> list[Block]:
    """On the Home tab: each channel ("" for the workspace) that cannot be posted to, and why."""
    lines = [_trouble(channel, reason) for channel, reason in troubles[:MOST_TROUBLES]]
    return titled_list(say("reminder.trouble.title"), lines)


def trouble_words(channel: str, reason: str) -> str:
    """What cannot be done, and Slack's reason in words; without the channel's name."""
    known = reason if f"reminder.trouble.why.{reason}" in wording() else "other"
    why = say(f"reminder.trouble.why.{known}", reason=reason)
    where = "channel" if channel else "workspace"
    return say(f"reminder.trouble.{where}") + why


def _trouble(channel: str, reason: str) -> list[Run]:
    where = [_place(channel)] if channel else []
    return [*where, *run(f" {trouble_words(channel, reason)}")]


def _place(channel: str) -> Run:
    if channel.startswith(PEOPLE):
        return {"type": "user", "user_id": channel}
    return {"type": "channel", "channel_id": channel}
