"""A day's morning post without Slack: for the try-out page and the terminal. Nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.blocks.reminder import nothing_message, reminder_messages
from bot.blocks.reminder_pages import ReminderMessage
from bot.reminders.digest import Digest, digest
from bot.reminders.items import Ledger
from bot.reminders.schedule import Calendar, WithClosed, horizon
from bot.store import ReminderSetting


def day_digest(
    ledger: Ledger,
    team_id: str,
    channel: str | None,
    day: date,
    *,
    setting: ReminderSetting,
    calendar: Calendar,
    owner: str | None = None,
) -> Digest:
    """What a day's post of a channel would say; of all channels with None."""
    calendar = WithClosed(calendar, setting.closed)
    until = horizon(day, calendar, setting.ahead)
    found = ledger.items(team_id, until, channel=channel, owner=owner)
    aside = sum(n for where, n in found.set_aside.items() if channel in (None, where))
    return digest(found.items, day, setting, calendar, set_aside=aside)


def preview_messages(made: Digest, *, buttons: bool = False) -> tuple[ReminderMessage, ...]:
    """The post as it would look in Slack; one message that says so where nothing is due."""
    # What is quieted for a channel is still told of here.
    shown = replace(made, missed=0)
    return reminder_messages(shown, buttons=buttons) or (nothing_message(shown),)
