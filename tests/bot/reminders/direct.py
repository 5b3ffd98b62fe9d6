"""The stand-in of Slack without its server: the same answers and limits, at once."""

from __future__ import annotations

import json
from threading import RLock
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from tests.standin import Call, Slack


class DirectClient:
    """What the morning post calls of a WebClient."""

    def __init__(self, slack: Slack) -> None:
        self.slack = slack
        self._lock = RLock()

    def conversations_history(self, **payload: Any) -> Any:
        return self._call("conversations.history", payload)

    def conversations_open(self, **payload: Any) -> Any:
        return self._call("conversations.open", payload)

    def chat_postMessage(self, **payload: Any) -> Any:  # noqa: N802
        return self._call("chat.postMessage", payload)

    def _call(self, method: str, payload: dict[str, Any]) -> Any:
        with self._lock:
            cut = self.slack._cut(method)
            if cut == (method, False):
                raise ConnectionResetError
            fault = self.slack._fault(method)
            if fault is not None:
                body, status = json.loads(fault.get_data()), fault.status_code
            else:
                body, status = getattr(self.slack, "_" + method.replace(".", "_"))(payload), 200
            self.slack.calls.append(Call(method, payload, status, body.get("error")))
        if cut:
            raise ConnectionResetError
        headers = dict(fault.headers) if fault is not None else {}
        return _answered(body, status, headers)


class DirectClients:
    """The same client for every workspace but those where the desk is not installed."""

    def __init__(self, slack: Slack, *, removed: tuple[str, ...] = ()) -> None:
        self.base = DirectClient(slack)
        self._removed = removed

    def of(self, team_id: str) -> Any:
        return None if team_id in self._removed else self.base


def posted_names(slack: Slack) -> list[str]:
    """The names of the reminders in Slack, by their metadata: what was posted, however often."""
    found = []
    for post in slack.posts():
        metadata = post.get("metadata")
        metadata = json.loads(metadata) if isinstance(metadata, str) else metadata
        if metadata and metadata["event_type"] == "keiyaku_reminder":
            found.append(str(metadata["event_payload"]["post"]))
    return found


def _answered(body: dict[str, Any], status: int, headers: dict[str, str]) -> Any:
    response = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=body,
        headers=headers,
        status_code=status,
    )
    if not body.get("ok"):
        raise SlackApiError("refused", response)
    return response
