"""An event of Slack as a question for the inbox."""

from __future__ import annotations

from typing import Any

from bot.listeners.reading import question_in
from bot.store import Incoming

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
