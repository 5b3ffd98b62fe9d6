"""The morning post's side towards Slack: sending one message, and looking whether it is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from slack_sdk import WebClient

from bot.logs import get_logger
from bot.replies.posting import NOT_INSTALLED, NotEver, failures_named
from bot.store import ClaimedPost
from bot.workspaces import Clients

EVENT_TYPE = "keiyaku_reminder"
LOOK_BACK = timedelta(minutes=15)
"""The message is looked for from so long before it was planned: clocks may differ."""
MOST_PAGES, PAGE = 20, 200
PEOPLE = ("U", "W")

_log = get_logger(__name__)


class Sender(Protocol):
    """What delivering needs of Slack. Each may raise `NotNow` or `NotEver`."""

    def open(self, claimed: ClaimedPost) -> str | None:
        """The conversation to post in, where one has to be opened first."""

    def find(self, claimed: ClaimedPost) -> str | None:
        """The ts of the message, if Slack has it."""

    def send(self, claimed: ClaimedPost) -> str:
        """Post it; its ts."""


class SlackSender:
    """Sends with the client that may act in each workspace."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def open(self, claimed: ClaimedPost) -> str | None:
        """The direct messages with a person; None for a channel, or where that is not allowed."""
        if claimed.conversation or not claimed.target.startswith(PEOPLE):
            return claimed.conversation
        client = self._client_of(claimed)
        try:
            with failures_named():
                opened = client.conversations_open(users=claimed.target)
        except NotEver as error:
            # Slack takes a person's id as well; only a lost message could not be looked for.
            _log.warning("direct messages not opened", post=claimed.id, reason=error.reason)
            return None
        return str((opened.get("channel") or {}).get("id") or "") or None

    def find(self, claimed: ClaimedPost) -> str | None:
        """The ts of the message, by what its metadata says; None if it is not there."""
        client, cursor = self._client_of(claimed), None
        oldest = f"{(claimed.planned_at - LOOK_BACK).timestamp():.6f}"
        where = claimed.conversation or claimed.target
        if where.startswith(PEOPLE):
            # No direct messages were opened, so none were sent.
            return None
        for _ in range(MOST_PAGES):
            with failures_named():
                page: Any = client.conversations_history(
                    channel=where,
                    oldest=oldest,
                    include_all_metadata=True,
                    limit=PAGE,
                    cursor=cursor,
                )
            found = [m for m in page.get("messages") or [] if _is(m, claimed.name)]
            if found:
                return str(found[0]["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
        return None

    def send(self, claimed: ClaimedPost) -> str:
        """Post it; its ts."""
        client = self._client_of(claimed)
        with failures_named():
            posted = client.chat_postMessage(
                channel=claimed.conversation or claimed.target,
                unfurl_links=False,
                unfurl_media=False,
                metadata=marked(claimed.name),
                **claimed.content,
            )
        return str(posted.get("ts") or "")

    def _client_of(self, claimed: ClaimedPost) -> WebClient:
        client = self._clients.of(claimed.key.team_id)
        if client is None:
            raise NotEver(NOT_INSTALLED)
        return client


def marked(name: str) -> dict[str, Any]:
    """The metadata of one message of the morning post.

    >>> marked("digest:T1:C1:2026-11-20:1")["event_payload"]
    {'post': 'digest:T1:C1:2026-11-20:1'}
    """
    return {"event_type": EVENT_TYPE, "event_payload": {"post": name}}


def _is(message: Mapping[str, Any], name: str) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") == EVENT_TYPE and payload.get("post") == name
