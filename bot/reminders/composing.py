"""From a channel's deadlines to the messages that are planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.blocks.escaping import escape
from bot.blocks.message import MOST_FALLBACK
from bot.blocks.reminder import nothing_message, reminder_messages
from bot.blocks.reminder_notices import escalation_message
from bot.blocks.reminder_pages import ReminderMessage
from bot.reminders.digest import digest, grouped, to_escalate
from bot.reminders.items import Item
from bot.reminders.schedule import Calendar, Morning
from bot.store import PostPart, ReminderSetting


def digest_parts(
    items: Iterable[Item],
    morning: Morning,
    setting: ReminderSetting,
    calendar: Calendar,
    *,
    target: str,
    set_aside: int = 0,
    personal: bool = False,
) -> list[PostPart]:
    """The messages of one channel's or person's morning; none where there is nothing to say."""
    made = digest(items, morning.day, setting, calendar, missed=morning.missed, set_aside=set_aside)
    messages: Sequence[ReminderMessage] = reminder_messages(made, personal=personal)
    if made.is_empty and not setting.quiet_when_nothing:
        messages = (nothing_message(made),)
    return [_part(target, message) for message in messages]


def escalation_parts(
    items: Iterable[Item], morning: Morning, setting: ReminderSetting, *, channel: str, target: str
) -> list[PostPart]:
    """What is handed to the escalation person today, once for each deadline."""
    handed = to_escalate(items, morning.day, setting)
    cases = grouped(handed, morning.day)
    messages = escalation_message(cases, channel, setting.most_overdue) if cases else ()
    return [_part(target, message) for message in messages]


def _part(target: str, message: ReminderMessage) -> PostPart:
    return PostPart(target, message.message.payload(), _bare(message.plain), message.overdue)


def _bare(plain: str) -> str:
    """Whole lines as Slack shows them unchanged, as many as a text may have."""
    kept: list[str] = []
    size = 0
    for line in plain.splitlines():
        escaped = escape(line)
        size += len(escaped) + 1
        if size > MOST_FALLBACK:
            return "\n".join([*kept, "…"])
        kept.append(escaped)
    return "\n".join(kept)
