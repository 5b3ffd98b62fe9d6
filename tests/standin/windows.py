"""Windows, Home tabs and who somebody is, as the Web API gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.standin.limits import view_error

TRIGGER_SECONDS = 3
MOST_STACKED = 3


class Windows:
    """The part of the stand-in that holds views. A trigger opens one window, within three seconds."""

    clock: Callable[[], float]
    messages: dict[tuple[str, str], dict[str, Any]]
    _triggers: dict[str, float]
    _numbers: Iterator[int]

    def open_windows(self) -> None:
        """Begin without any."""
        self.stack: list[dict[str, Any]] = []
        """The windows in front of the one person who acts, lowest first."""
        self.homes: dict[str, dict[str, Any]] = {}
        self.admins: set[str] = set()
        self.prompts: list[dict[str, Any]] = []

    @property
    def window(self) -> dict[str, Any]:
        """The window on top."""
        return self.stack[-1]

    def take(self, response: dict[str, Any]) -> None:
        """Do what the app answered to a window that was sent off."""
        if response.get("response_action") == "update":
            assert not view_error(response["view"]), view_error(response["view"])
            self.stack[-1] = {**response["view"], "id": self.stack[-1]["id"]}
        elif response.get("response_action") != "errors":
            self.stack.pop()

    def _views_open(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._shown(payload, below=0)

    def _views_push(self, payload: dict[str, Any]) -> dict[str, Any]:
        if len(self.stack) >= MOST_STACKED:
            return {"ok": False, "error": "push_limit_reached"}
        return self._shown(payload, below=len(self.stack))

    def _views_update(self, payload: dict[str, Any]) -> dict[str, Any]:
        view, fault = _read(payload)
        at = next((n for n, v in enumerate(self.stack) if v["id"] == payload.get("view_id")), None)
        if fault or at is None:
            return fault or {"ok": False, "error": "not_found"}
        self.stack[at] = {**view, "id": payload["view_id"]}
        return {"ok": True, "view": self.stack[at]}

    def _views_publish(self, payload: dict[str, Any]) -> dict[str, Any]:
        view, fault = _read(payload)
        if fault:
            return fault
        self.homes[payload["user_id"]] = view
        return {"ok": True, "view": {**view, "id": "VHOME"}}

    def _users_info(self, payload: dict[str, Any]) -> dict[str, Any]:
        user = payload["user"]
        return {"ok": True, "user": {"id": user, "is_admin": user in self.admins}}

    def _chat_getPermalink(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        if (payload["channel"], payload["message_ts"]) not in self.messages:
            return {"ok": False, "error": "message_not_found"}
        place = f"{payload['channel']}/p{payload['message_ts'].replace('.', '')}"
        return {"ok": True, "permalink": f"https://example.slack.com/archives/{place}"}

    def _assistant_threads_setStatus(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        known = payload.get("channel_id") and payload.get("thread_ts")
        return {"ok": True} if known else {"ok": False, "error": "invalid_thread_ts"}

    def _assistant_threads_setSuggestedPrompts(  # noqa: N802
        self, payload: dict[str, Any]
    ) -> dict[str, Any]:
        if not 1 <= len(payload["prompts"]) <= 4:
            return {"ok": False, "error": "invalid_arguments"}
        self.prompts = payload["prompts"]
        return {"ok": True}

    def _shown(self, payload: dict[str, Any], *, below: int) -> dict[str, Any]:
        opened = self._triggers.pop(payload.get("trigger_id", ""), None)
        if opened is None:
            return {"ok": False, "error": "invalid_trigger"}
        if self.clock() - opened > TRIGGER_SECONDS:
            return {"ok": False, "error": "expired_trigger_id"}
        view, fault = _read(payload)
        if fault:
            return fault
        if view.get("type") != "modal":
            return {"ok": False, "error": "invalid_arguments"}
        view["id"] = f"V{next(self._numbers)}"
        self.stack[below:] = [view]
        return {"ok": True, "view": view}


def _read(payload: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    view = payload["view"]
    view = json.loads(view) if isinstance(view, str) else view
    faults = view_error(view)
    about = {"response_metadata": {"messages": faults}}
    return view, ({"ok": False, "error": "invalid_arguments", **about} if faults else None)
