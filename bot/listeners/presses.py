"""A pressed button as a question for the inbox."""

from __future__ import annotations

from typing import Any

from bot.replies import Continuation
from bot.store import Incoming

PRIVATE = "private"
"""The conversation of private messages: what continues them is carried by their buttons."""


def pressed(body: dict[str, Any], action: dict[str, Any], continuation: Continuation) -> Incoming:
    """The question that a button asks, in the place where it was pressed."""
    # Slack does not show the app a private message again, so there is none in the press either.
    if (body.get("container") or {}).get("is_ephemeral") or not body.get("message"):
        return _private(body, action, continuation)
    return _in_public(body, action, continuation)


def team_of(body: dict[str, Any]) -> str:
    """The workspace a button was pressed in; an organisation's own press names it by the person's."""
    team = body.get("team") or {}
    return str(team.get("id") or body["user"].get("team_id") or "")


def _private(body: dict[str, Any], action: dict[str, Any], continuation: Continuation) -> Incoming:
    # A private message keeps its ts while its content is replaced, so the press is what is unique.
    return Incoming(
        **_common(body, continuation, ts=action["action_ts"]),
        conversation=PRIVATE,
        page=continuation.page,
        replaces=str((body.get("container") or {}).get("message_ts") or PRIVATE),
        response_url=body["response_url"],
    )


def _in_public(
    body: dict[str, Any], action: dict[str, Any], continuation: Continuation
) -> Incoming:
    message_ts, thread = body["message"]["ts"], body["message"].get("thread_ts")
    is_direct = _channel(body).startswith("D")
    # Of the desk's own question one choice is taken, whoever presses first. The examples of the
    # help are no question: each press asks anew.
    continues = bool(continuation.earlier)
    return Incoming(
        **_common(body, continuation, ts=message_ts if continues else action["action_ts"]),
        conversation=thread or ("" if is_direct else message_ts),
        thread_ts=thread or (None if is_direct else message_ts),
        replaces=message_ts if continues else None,
    )


def _common(body: dict[str, Any], continuation: Continuation, *, ts: str) -> dict[str, Any]:
    channel = _channel(body)
    return {
        "team_id": team_of(body),
        "event_id": f"press:{channel}:{ts}",
        "channel": channel,
        "ts": ts,
        "user_id": body["user"]["id"],
        "question": continuation.question,
        "earlier": continuation.earlier,
        "subject": continuation.fields(),
    }


def _channel(body: dict[str, Any]) -> str:
    channel: str = (body.get("channel") or {}).get("id") or body["container"]["channel_id"]
    return channel
