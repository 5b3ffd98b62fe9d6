"""conversations.replies and conversations.history over what was posted."""

from __future__ import annotations

import json
from typing import Any

PAGE = 100


def conversation(
    messages: dict[tuple[str, str], dict[str, Any]],
    payload: dict[str, Any],
    *,
    thread: str | None,
) -> dict[str, Any]:
    """The messages of a thread, or those outside threads; metadata only where it is asked for."""
    channel = payload["channel"]
    found = [
        message
        for (where, ts), message in sorted(messages.items())
        if where == channel and _within(ts, payload) and message.get("thread_ts") == thread
    ]
    start = int(payload.get("cursor") or 0)
    most = min(int(payload.get("limit") or PAGE), PAGE)
    page, more = found[start : start + most], len(found) > start + most
    return {
        "ok": True,
        "messages": [_shown(message, payload) for message in page],
        "has_more": more,
        "response_metadata": {"next_cursor": str(start + most) if more else ""},
    }


def _within(ts: str, payload: dict[str, Any]) -> bool:
    oldest, latest = str(payload.get("oldest") or 0), str(payload.get("latest") or "inf")
    if str(payload.get("inclusive")).lower() in ("1", "true") and ts in (oldest, latest):
        return True
    return float(oldest) < float(ts) < float(latest)


def _shown(message: dict[str, Any], payload: dict[str, Any]) -> dict[str, Any]:
    metadata = message.get("metadata")
    metadata = json.loads(metadata) if isinstance(metadata, str) else metadata
    rest = {name: value for name, value in message.items() if name != "metadata"}
    wanted = str(payload.get("include_all_metadata")).lower() in ("1", "true")
    return {**rest, "metadata": metadata} if wanted and metadata else rest
