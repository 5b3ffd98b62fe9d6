"""People in the workspace: what they do, as Slack tells the app."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from slack_sdk.signature import SignatureVerifier

from tests.standin.slack import BOT_USER, SIGNING_SECRET, TEAM, Slack


@dataclass(frozen=True)
class Reaction:
    """What the app answered at once, and how long it took."""

    status: int
    body: dict[str, Any]
    seconds: float
    text: str = ""


class Delivery(Protocol):
    """A way from Slack to the app."""

    def event(self, body: dict[str, Any], retry: int | None = None) -> Reaction: ...
    def command(self, form: dict[str, str]) -> Reaction: ...
    def action(self, payload: dict[str, Any]) -> Reaction: ...


@dataclass
class HttpDelivery:
    """Signed HTTP requests."""

    url: str
    secret: str = SIGNING_SECRET

    def event(self, body: dict[str, Any], retry: int | None = None) -> Reaction:
        """An event as JSON."""
        headers = (
            {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
            if retry
            else {}
        )
        return self.send(json.dumps(body), "application/json", headers)

    def command(self, form: dict[str, str]) -> Reaction:
        """A slash command as a form."""
        return self.send(urlencode(form), "application/x-www-form-urlencoded")

    def action(self, payload: dict[str, Any]) -> Reaction:
        """A pressed button: JSON in a form."""
        return self.send(
            urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded"
        )

    def send(self, body: str, content_type: str, headers: dict[str, str] | None = None) -> Reaction:
        """Sign and send."""
        now = str(int(time.time()))
        signature = (
            SignatureVerifier(self.secret).generate_signature(timestamp=now, body=body) or ""
        )
        signed = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": signature,
        }
        return self.send_raw(body, {**signed, **(headers or {})})

    def send_raw(self, body: str, headers: dict[str, str]) -> Reaction:
        """Send with exactly these headers."""
        start = time.monotonic()
        try:
            with urlopen(Request(self.url, body.encode(), headers), timeout=10) as response:
                status, text = response.status, response.read().decode()
        except HTTPError as error:
            status, text = error.code, error.read().decode()
        return Reaction(
            status, json.loads(text) if text.startswith("{") else {}, time.monotonic() - start, text
        )


@dataclass
class SocketDelivery:
    """Envelopes over the WebSocket."""

    slack: Slack

    def event(self, body: dict[str, Any], retry: int | None = None) -> Reaction:
        """An event."""
        return self._sent("events_api", body, retry_attempt=retry or 0, retry_reason="")

    def command(self, form: dict[str, str]) -> Reaction:
        """A slash command."""
        return self._sent("slash_commands", form)

    def action(self, payload: dict[str, Any]) -> Reaction:
        """A pressed button."""
        return self._sent("interactive", payload)

    def _sent(self, kind: str, payload: dict[str, Any], **more: Any) -> Reaction:
        start = time.monotonic()
        body = self.slack.sockets.deliver(kind, payload, **more)
        return Reaction(200, body, time.monotonic() - start)


class People:
    """Members of a workspace. Each does one thing a call; the call returns what the app said at once."""

    _numbers = itertools.count(1)

    def __init__(
        self, slack: Slack, delivery: Delivery, team: str = TEAM, user: str = "U0001"
    ) -> None:
        self.slack = slack
        self.delivery = delivery
        self.team = team
        self.user = user

    def event(self, event: dict[str, Any], event_id: str | None = None) -> dict[str, Any]:
        """An event's envelope, to be delivered once or more often."""
        return {
            "type": "event_callback",
            "team_id": self.team,
            "api_app_id": "A0001",
            "event_id": event_id or f"Ev{next(self._numbers):04d}",
            "event_time": 1_790_000_000,
            "authorizations": [{"team_id": self.team, "user_id": BOT_USER, "is_bot": True}],
            "event": event,
        }

    def mention_event(self, text: str, channel: str = "C0001", **more: Any) -> dict[str, Any]:
        """A mention of the desk."""
        event = {
            "type": "app_mention",
            "user": self.user,
            "text": f"<@{BOT_USER}> {text}",
            "channel": channel,
        }
        return self.event({**event, "ts": self.slack.new_ts(), "team": self.team, **more})

    def direct_event(self, text: str, channel: str = "D0001", **more: Any) -> dict[str, Any]:
        """A direct message."""
        event = {
            "type": "message",
            "channel_type": "im",
            "user": self.user,
            "text": text,
            "channel": channel,
        }
        return self.event({**event, "ts": self.slack.new_ts(), "team": self.team, **more})

    def talk_event(self, text: str, channel: str = "C0001", **more: Any) -> dict[str, Any]:
        """A message in a channel, to nobody in particular."""
        event = {"type": "message", "channel_type": "channel", "user": self.user, "text": text}
        ts = self.slack.new_ts()
        return self.event({**event, "channel": channel, "ts": ts, "team": self.team, **more})

    def talk(self, text: str, channel: str = "C0001", **more: Any) -> Reaction:
        """Write in a channel without addressing the desk."""
        return self.delivery.event(self.talk_event(text, channel, **more))

    def edit_event(self, body: dict[str, Any], text: str) -> dict[str, Any]:
        """The edit of a message that was written before."""
        before, kind = body["event"], body["event"].get("channel_type", "channel")
        old = {**before, "type": "message"}
        new = {**old, "text": text, "edited": {"user": self.user, "ts": self.slack.new_ts()}}
        event = {"type": "message", "subtype": "message_changed", "channel_type": kind}
        return self.event(
            {
                **event,
                "channel": before["channel"],
                "ts": self.slack.new_ts(),
                "message": new,
                "previous_message": old,
            }
        )

    def delete_event(self, body: dict[str, Any]) -> dict[str, Any]:
        """The deletion of a message that was written before."""
        before = body["event"]
        event = {"type": "message", "subtype": "message_deleted", "deleted_ts": before["ts"]}
        about = {"channel": before["channel"], "ts": self.slack.new_ts()}
        return self.event({**event, **about, "previous_message": before})

    def mention(self, text: str, channel: str = "C0001", **more: Any) -> Reaction:
        """Mention the desk in a channel."""
        return self.delivery.event(self.mention_event(text, channel, **more))

    def write(self, text: str, channel: str = "D0001", **more: Any) -> Reaction:
        """Write to the desk directly."""
        return self.delivery.event(self.direct_event(text, channel, **more))

    def command(self, text: str, command: str = "/keiyaku", channel: str = "C0001") -> Reaction:
        """Use the slash command."""
        form = {
            "command": command,
            "text": text,
            "team_id": self.team,
            "channel_id": channel,
            "user_id": self.user,
        }
        url, trigger = self.slack.new_response_url(), self.slack.new_trigger()
        return self.delivery.command(
            {**form, "response_url": url, "trigger_id": trigger, "api_app_id": "A0001"}
        )

    def press_event(
        self, button: dict[str, Any], message: dict[str, Any] | None, channel: str
    ) -> dict[str, Any]:
        """A pressed button; without a message it was on a private one."""
        container: dict[str, Any] = {
            "type": "message",
            "channel_id": channel,
            "is_ephemeral": message is None,
        }
        container["message_ts"] = message["ts"] if message else "1790000000.999999"
        if message and message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        kind = "overflow" if "selected_option" in button else "button"
        pressed = {"type": kind, **button, "action_ts": self.slack.new_ts()}
        body = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": self.user, "team_id": self.team},
        }
        more = {
            "response_url": self.slack.new_response_url(),
            "trigger_id": self.slack.new_trigger(),
        }
        about = {"channel": {"id": channel}, "container": container, "api_app_id": "A0001"}
        return {
            **body,
            **about,
            **more,
            **({"message": message} if message else {}),
            "actions": [pressed],
        }

    def press(
        self, button: dict[str, Any], message: dict[str, Any] | None = None, channel: str = "C0001"
    ) -> Reaction:
        """Press a button on a posted message, or on a private one."""
        return self.delivery.action(self.press_event(button, message, channel))
