"""How a channel, or a person, wants the morning post: the fields of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks.figures import WEEKDAYS
from bot.blocks.message import Block
from bot.blocks.parts import small_print
from bot.blocks.views import View, field, modal, one_of, plain, ticked, timed, typed
from bot.wording import say

if TYPE_CHECKING:
    from bot.store import ReminderSetting

MORNING_SETTINGS = "keiyaku:morning"
WANTED, AT, DAYS, CLOSED, QUIET, ESCALATION = (
    f"morning_{name}" for name in ("wanted", "at", "days", "closed", "quiet", "escalation")
)
YES, NO = "yes", "no"
OFFICE_WEEK = 5


def morning_fields(setting: ReminderSetting, *, personal: bool) -> list[Block]:
    """Whether, when and on which days; for a channel also what else concerns an office."""
    wanted = [(say("morning.on"), YES), (say("morning.off"), NO)]
    days = [(name, str(number)) for number, name in enumerate(WEEKDAYS[:OFFICE_WEEK])]
    at = timed(setting.at.strftime("%H:%M"))
    ticks = ticked(days, [str(day) for day in setting.weekdays])
    switch = one_of(wanted, YES if setting.wanted else NO, open_=True)
    blocks = [
        field(WANTED, say("morning.wanted"), switch, optional=False),
        field(AT, say("morning.at"), at),
        field(DAYS, say("morning.weekdays"), ticks),
    ]
    return blocks if personal else [*blocks, *_for_an_office(setting)]


def own_morning_view(setting: ReminderSetting) -> View:
    """The window of a person's own post."""
    blocks = [*small_print(say("morning.own")), *morning_fields(setting, personal=True)]
    title, submit = say("morning.title"), say("settings.save")
    return modal(title, blocks, callback_id=MORNING_SETTINGS, submit=submit)


def _for_an_office(setting: ReminderSetting) -> list[Block]:
    quiet = [(say("morning.quiet_yes"), YES), (say("morning.quiet_no"), NO)]
    silence = one_of(quiet, YES if setting.quiet_when_nothing else NO, open_=True)
    closed = typed("", "、".join(day.isoformat() for day in setting.closed), long=True)
    person: Block = {"type": "users_select", "placeholder": plain(say("form.choose"))}
    if setting.escalation_user:
        person |= {"initial_user": setting.escalation_user}
    hint = say("morning.escalation_hint", times=setting.most_overdue)
    return [
        field(QUIET, say("morning.quiet"), silence, optional=False),
        field(CLOSED, say("morning.closed"), closed, hint=say("morning.closed_hint")),
        field(ESCALATION, say("morning.escalation"), person, hint=hint),
    ]
