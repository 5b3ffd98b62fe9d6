"""People in the workspace: what they do, as Slack tells the app."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
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

    def open_tab(self, tab: str = "home", channel: str = "D0001") -> Reaction:
        """Open a tab of the desk."""
        event = {"type": "app_home_opened", "user": self.user, "channel": channel, "tab": tab}
        return self.delivery.event(self.event(event))

    def use_shortcut(self, callback_id: str, message: dict[str, Any] | None = None) -> Reaction:
        """Use a shortcut, on a message or from anywhere."""
        body: dict[str, Any] = {
            "type": "message_action" if message else "shortcut",
            "callback_id": callback_id,
            **self._who(),
            "action_ts": self.slack.new_ts(),
        }
        if message:
            body |= {"message": message, "message_ts": message["ts"], "channel": {"id": "C0001"}}
            body |= {"response_url": self.slack.new_response_url()}
        return self.delivery.action(body)

    def press_in_window(self, element: dict[str, Any], **chosen: Any) -> Reaction:
        """Press a button, or choose from a menu, in the window on top."""
        view = {**self.slack.window, "root_view_id": self.slack.stack[0]["id"]}
        return self.delivery.action(self._in_view(view, element, chosen))

    def press_half_way(self, element: dict[str, Any], **values: Any) -> Reaction:
        """Press a button in a window that is filled in so far, and not sent off."""
        view = {**self.slack.window, "root_view_id": self.slack.stack[0]["id"]}
        state = {"values": dict(_filled(view, values))}
        return self.delivery.action(self._in_view({**view, "state": state}, element, {}))

    def press_at_home(self, element: dict[str, Any]) -> Reaction:
        """Press a button on the Home tab."""
        view = {**self.slack.homes[self.user], "id": "VHOME", "private_metadata": ""}
        return self.delivery.action(self._in_view(view, element, {}))

    def send_off(self, **values: Any) -> Reaction:
        """Fill in the window on top and send it off; what was there from the start stays."""
        view = {**self.slack.window, "root_view_id": self.slack.stack[0]["id"]}
        state = {"values": dict(_filled(view, values))}
        body = {"type": "view_submission", **self._who(), "view": {**view, "state": state}}
        reaction = self.delivery.action(body)
        self.slack.take(reaction.body)
        return reaction

    def _who(self) -> dict[str, Any]:
        return {
            "team": {"id": self.team},
            "user": {"id": self.user, "team_id": self.team},
            "api_app_id": "A0001",
            "trigger_id": self.slack.new_trigger(),
        }

    def _in_view(
        self, view: dict[str, Any], element: dict[str, Any], chosen: dict[str, Any]
    ) -> dict[str, Any]:
        action = {**element, **chosen, "action_ts": self.slack.new_ts()}
        body = {"type": "block_actions", **self._who(), "view": view, "actions": [action]}
        return {**body, "container": {"type": "view", "view_id": view["id"]}}

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


def _filled(
    view: dict[str, Any], values: dict[str, Any]
) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    unknown = set(values) - {block["block_id"] for block in inputs}
    assert not unknown, f"no such field: {unknown}"
    for block in inputs:
        element, name = block["element"], block["block_id"]
        yield name, {element["action_id"]: _state(element, values.get(name))}


def _state(element: dict[str, Any], given: str | None) -> dict[str, Any]:
    kind = element["type"]
    if kind in ("radio_buttons", "static_select"):
        options = element.get("options") or [
            option for group in element["option_groups"] for option in group["options"]
        ]
        picked = next((o for o in options if given in (o["value"], o["text"]["text"])), None)
        assert picked or given is None, f"{given} is not among {options}"
        return {"type": kind, "selected_option": picked or element.get("initial_option")}
    if kind == "checkboxes":
        values = element.get("initial_options") or []
        if given is not None:
            values = [o for o in element["options"] if o["value"] in str(given).split()]
        return {"type": kind, "selected_options": values}
    if kind == "multi_users_select":
        users = element.get("initial_users") or [] if given is None else str(given).split()
        return {"type": kind, "selected_users": users}
    key = {
        "timepicker": ("selected_time", "initial_time"),
        "datepicker": ("selected_date", "initial_date"),
        "users_select": ("selected_user", "initial_user"),
        "conversations_select": ("selected_conversation", "initial_conversation"),
    }.get(kind, ("value", "initial_value"))
    return {"type": kind, key[0]: given if given is not None else element.get(key[1])}
