"""The windows in which something is decided: settings, what is wrong with an answer, where to share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.blocks.message import Block, Message, fallback
from bot.blocks.morning_fields import morning_fields
from bot.blocks.parts import rich_text, run, section, small_print
from bot.blocks.views import Choice, View, field, modal, one_of, plain, typed
from bot.wording import say

if TYPE_CHECKING:
    from bot.store import ChannelSetting, ReminderSetting

SETTINGS, WRONG, SHARE_TO = "keiyaku:settings", "keiyaku:wrong", "keiyaku:share_to"
NO_BODY = "-"
PERSONS = ("U", "W")
"""How the ids of people begin; channels begin otherwise."""
REASONS = ("citation", "amendment", "sum", "missing", "misread")


def settings_view(
    bodies: list[Choice],
    setting: ChannelSetting,
    key: str,
    *,
    only_body: bool,
    morning: ReminderSetting | None = None,
) -> View:
    """What holds in a channel, or for a person's own messages."""
    undecided = (say("settings.no_body"), NO_BODY)
    body = one_of([undecided, *bodies], setting.rulebook or NO_BODY)
    own = only_body and key[:1] in PERSONS
    label = say("settings.own_body") if own else say("settings.body")
    blocks = [field("rulebook", label, body, optional=False)]
    if not only_body:
        blocks += _officers(setting)
        modes = [(say("settings.quiet"), "quiet"), (say("settings.loud"), "loud")]
        mode = one_of(modes, "quiet" if setting.quiet else "loud", open_=True)
        blocks.append(field("mode", say("settings.mode"), mode, optional=False))
        blocks += morning_fields(morning, personal=False) if morning else []
    return modal(
        say("settings.title"),
        blocks,
        callback_id=SETTINGS,
        submit=say("settings.save"),
        about={"key": key, "only_body": only_body},
    )


def wrong_view(value: str, channel: str, headline: str) -> View:
    """Why an answer is wrong."""
    reasons = [(say(f"reason.{reason}"), reason) for reason in REASONS]
    blocks = [
        rich_text(section(*run(headline, bold=True))),
        field("reason", say("wrong.reason"), one_of(reasons, open_=True), optional=False),
        field("comment", say("wrong.comment"), typed(say("wrong.example"), long=True)),
        *small_print(say("wrong.kept")),
    ]
    title, submit = say("wrong.title"), say("wrong.send")
    about = {"v": value, "ch": channel}
    return modal(title, blocks, callback_id=WRONG, submit=submit, about=about)


def share_view(value: str) -> View:
    """Which channel to put an answer before."""
    menu = {
        "type": "conversations_select",
        "placeholder": plain(say("form.choose")),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    blocks = [field("channel", say("share.where"), menu, optional=False)]
    title, submit = say("share.title"), say("act.share")
    return modal(title, blocks, callback_id=SHARE_TO, submit=submit, about={"v": value})


def notice_view(told: Message, title: str = "") -> View:
    """One sentence in a window."""
    return modal(title or say("product"), told.blocks)


def not_allowed_message(admins: Sequence[str]) -> Message:
    """That somebody else changes the settings, and who."""
    before, after = say("settings.not_allowed").split("@")
    people: list[Block] = [{"type": "user", "user_id": user} for user in admins]
    whom = [part for person in people for part in (*run("・"), person)][1:]
    named = [*run(say("settings.the_admins")), *(run("・") if whom else []), *whom]
    text = f"{before}{say('settings.the_admins')}{after}"
    return Message((rich_text(section(*run(before), *named, *run(after))),), fallback(text))


def _officers(setting: ChannelSetting) -> list[Block]:
    person: Block = {"type": "users_select", "placeholder": plain(say("form.choose"))}
    if setting.officer_user:
        person |= {"initial_user": setting.officer_user}
    channel: Block = {
        "type": "conversations_select",
        "placeholder": plain(say("form.choose")),
        "filter": {"include": ["public", "private"]},
    }
    if setting.officer_channel:
        channel |= {"initial_conversation": setting.officer_channel}
    return [
        field("officer_user", say("settings.officer_user"), person),
        field(
            "officer_channel",
            say("settings.officer_channel"),
            channel,
            hint=say("settings.officer_hint"),
        ),
    ]
