"""An event of Slack as a question for the inbox."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.listeners.reading import question_in
from bot.store import Incoming, Written

CHANNELS = ("channel", "group")
FROM_PEOPLE = (None, "file_share")
"""Subtypes of messages that a person wrote; all others are edits, joins, bots and the like."""


def is_from_a_person(event: dict[str, Any]) -> bool:
    """Whether a person wrote the message, just now.

    >>> others = {"bot_id": "B1"}, {"subtype": "message_changed"}
    >>> [is_from_a_person({"user": "U1", **more}) for more in ({}, *others)]
    [True, False, False]
    """
    return (
        bool(event.get("user")) and not event.get("bot_id") and event.get("subtype") in FROM_PEOPLE
    )


def mention(
    body: dict[str, Any], event: dict[str, Any], bot_user_id: str | None
) -> Incoming | None:
    """A mention in a channel: answered in its thread, or in one that begins with it."""
    if not is_from_a_person(event):
        return None
    thread = event.get("thread_ts") or event["ts"]
    return _incoming(body, event, bot_user_id, conversation=thread, thread_ts=thread)


def direct_message(
    body: dict[str, Any], event: dict[str, Any], bot_user_id: str | None
) -> Incoming | None:
    """A direct message: answered in its thread if it is in one, else right below it.

    Messages in channels are left alone: the desk is spoken to there by `app_mention`.
    """
    is_direct = event.get("channel_type", "") == "im" or (
        "channel_type" not in event and event["channel"][:1] == "D"
    )
    if not is_direct or not is_from_a_person(event):
        return None
    thread = event.get("thread_ts")
    return _incoming(body, event, bot_user_id, conversation=thread or "", thread_ts=thread)


def in_channel(
    body: dict[str, Any], event: dict[str, Any], bot_user_id: str | None
) -> Incoming | None:
    """A message in a channel that does not mention the desk; those that do come as `app_mention`."""
    mentioned = bot_user_id is not None and f"<@{bot_user_id}" in (event.get("text") or "")
    if event.get("channel_type") not in CHANNELS or mentioned or not is_from_a_person(event):
        return None
    thread = event.get("thread_ts")
    conversation = thread or event["ts"]
    heard = _incoming(body, event, bot_user_id, conversation=conversation, thread_ts=conversation)
    return replace(heard, uncalled=True)


def edit_of(event: dict[str, Any], bot_id: str | None) -> dict[str, Any] | None:
    """The message as a person edited it; not when Slack only unfolds a link in it."""
    if event.get("subtype") != "message_changed":
        return None
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    own = message.get("bot_id") or not message.get("user")
    if own or not message.get("edited") or message.get("text") == before.get("text"):
        return None
    return dict(message)


def written(body: dict[str, Any], event: dict[str, Any], ts: str) -> Written:
    """The message an event is about."""
    return Written(body.get("team_id") or event.get("team", ""), event["channel"], ts)


def _incoming(
    body: dict[str, Any],
    event: dict[str, Any],
    bot_user_id: str | None,
    *,
    conversation: str,
    thread_ts: str | None,
) -> Incoming:
    return Incoming(
        team_id=body.get("team_id") or event.get("team", ""),
        event_id=body.get("event_id") or f"message:{event['channel']}:{event['ts']}",
        channel=event["channel"],
        ts=event["ts"],
        user_id=event["user"],
        question=question_in(event.get("text") or "", bot_user_id),
        conversation=conversation,
        thread_ts=thread_ts,
    )
