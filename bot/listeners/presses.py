"""A pressed button as a question for the inbox."""

from __future__ import annotations

from typing import Any

from bot.blocks.views import about
from bot.listeners.reading import question_in
from bot.replies import Continuation
from bot.store import Incoming
from bot.windows import Press

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


def press_of(body: dict[str, Any]) -> Press:
    """Who pressed what where: on a message, in a window, on the Home tab, or from a menu."""
    view, container = body.get("view") or {}, body.get("container") or {}
    opened_at = about(view) if view.get("type") == "modal" else {}
    message = body.get("message") or {}
    channel = (body.get("channel") or {}).get("id") or opened_at.get("ch") or ""
    return Press(
        team_id=team_of(body),
        user_id=body["user"]["id"],
        channel=channel or container.get("channel_id") or "",
        thread_ts=container.get("thread_ts") or message.get("thread_ts") or opened_at.get("th"),
        trigger_id=body.get("trigger_id") or "",
        response_url=body.get("response_url"),
        view=view if opened_at or view.get("type") == "modal" else None,
        message_ts=message.get("ts") or container.get("message_ts") or "",
        is_private=bool(container.get("is_ephemeral")),
    )


def command_press(command: dict[str, Any]) -> Press:
    """A slash command as what somebody did somewhere."""
    return Press(
        team_id=command.get("team_id") or "",
        user_id=command.get("user_id") or "",
        channel=command.get("channel_id") or "",
        trigger_id=command.get("trigger_id") or "",
        response_url=command.get("response_url"),
    )


def shortcut_question(body: dict[str, Any]) -> Incoming:
    """The text of a message as a question, answered to whoever used the shortcut."""
    message, channel = body["message"], body["channel"]["id"]
    return Incoming(
        team_id=team_of(body),
        event_id=f"shortcut:{channel}:{body.get('action_ts')}:{body['user']['id']}",
        channel=channel,
        ts=str(body.get("action_ts") or message["ts"]),
        user_id=body["user"]["id"],
        question=question_in(message.get("text") or ""),
        conversation=PRIVATE,
        thread_ts=message.get("thread_ts") or message["ts"],
        earlier=(),
        response_url=body["response_url"],
    )
