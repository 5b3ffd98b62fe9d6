"""What of an answer is in Slack already, when a question is taken up a second time.

The process that had it first may have died, or lost the line, after Slack took a message and before
the store knew. Each message names, in its metadata, the question and which part of the answer it is.
"""

from __future__ import annotations

from typing import Any

from slack_sdk import WebClient

from bot.store import Taken

EVENT_TYPE = "keiyaku_answer"
ALL_PARTS = 1_000
"""An apology stands for whatever was to follow."""
MOST_PAGES, PAGE = 5, 100


def marked(taken: Taken, part: int) -> dict[str, Any]:
    """The metadata of one message of an answer.

    >>> from types import SimpleNamespace
    >>> marked(SimpleNamespace(event_id="Ev1"), 2)["event_payload"]
    {'question': 'Ev1', 'part': 2}
    """
    return {
        "event_type": EVENT_TYPE,
        "event_payload": {"question": taken.event_id, "part": part},
    }


def parts_in_slack(client: WebClient, taken: Taken) -> int:
    """How many parts are there. Raises what the client raises."""
    most, cursor = 0, None
    for _ in range(MOST_PAGES):
        page = _page(client, taken, cursor)
        most = max([most, *(_part(message, taken) for message in page.get("messages") or [])])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    return most


def _page(client: WebClient, taken: Taken, cursor: str | None) -> Any:  # noqa: ANN401 - Slack's response
    where: dict[str, Any] = {
        "channel": taken.channel,
        # A press has the moment it was made; everything else is answered after it was written.
        "oldest": taken.ts,
        "include_all_metadata": True,
        "limit": PAGE,
        "cursor": cursor,
    }
    if taken.thread_ts:
        return client.conversations_replies(ts=taken.thread_ts, **where)
    return client.conversations_history(**where)


def _part(message: dict[str, Any], taken: Taken) -> int:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    ours = metadata.get("event_type") == EVENT_TYPE and payload.get("question") == taken.event_id
    return int(payload.get("part") or 0) if ours else 0
