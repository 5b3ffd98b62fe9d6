"""Messages into Slack, and what a failure to post means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.blocks import Message
from bot.logs import get_logger
from bot.replies.recovering import marked, parts_in_slack
from bot.slack import quick
from bot.store import Taken
from bot.wording import say
from bot.workspaces import Clients

TOO_MANY, SERVER_FAULT, OK = 429, 500, 200
PASSING = frozenset(
    {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
"""Errors of Slack that go away by themselves; with all others, trying again changes nothing."""
NOT_INSTALLED = "not_installed"

_log = get_logger(__name__)


class NotPosted(Exception):
    """Slack did not take a message. `reason` is Slack's word for it, never the message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotNow(NotPosted):
    """It may work later; Slack asks for `pause` seconds, if it says."""

    def __init__(self, reason: str, pause: float = 0) -> None:
        super().__init__(reason)
        self.pause = pause


class NotEver(NotPosted):
    """It will not work however often it is tried."""


class Poster:
    """Posts to Slack, in each workspace with the client that may act there."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def post(self, taken: Taken, message: Message, part: int) -> str:
        """Post one part of an answer where the question was asked; its ts."""
        client = self._client_of(taken)
        with failures_named():
            posted = client.chat_postMessage(
                channel=taken.channel,
                thread_ts=taken.thread_ts,
                unfurl_links=False,
                unfurl_media=False,
                metadata=marked(taken, part),
                **message.payload(),
            )
        return str(posted.get("ts") or "")

    def update(self, taken: Taken, ts: str, message: Message) -> None:
        """Put a message in the place of one of the desk's own."""
        client = self._client_of(taken)
        with failures_named():
            client.chat_update(channel=taken.channel, ts=ts, **message.payload())

    def tell(self, taken: Taken, message: Message) -> None:
        """Tell the asker alone, wherever that is possible: in place of a private message, or directly."""
        if taken.response_url:
            self.respond(taken.response_url, message.payload(), replace=False)
            return
        client = self._client_of(taken)
        with failures_named():
            client.chat_postMessage(channel=taken.shared_by or taken.user_id, **message.payload())

    def show_working(self, taken: Taken) -> None:
        """Let Slack show that the desk is at work. Its absence harms nobody, so nothing is tried twice."""
        client = quick(self._client_of(taken))
        try:
            client.assistant_threads_setStatus(
                channel_id=taken.channel,
                thread_ts=taken.thread_ts or taken.ts,
                status=say("working"),
            )
        except (SlackClientError, OSError) as error:
            _log.debug("status not shown", inbox=taken.id, reason=type(error).__name__)

    def parts_posted(self, taken: Taken) -> int:
        """How many parts of an answer are in Slack, whatever the store knows of them."""
        client = self._client_of(taken)
        try:
            with failures_named():
                return max(taken.posted, parts_in_slack(client, taken))
        except NotEver as error:
            # Without the right to read there, an answer twice is better than none.
            _log.warning("not looked up", inbox=taken.id, reason=error.reason)
            return taken.posted

    def whisper(self, taken: Taken, message: Message) -> None:
        """Tell only the asker, where the place of a private answer is gone."""
        client = self._client_of(taken)
        with failures_named():
            client.chat_postEphemeral(
                channel=taken.channel,
                user=taken.user_id,
                thread_ts=taken.thread_ts,
                **message.payload(),
            )

    def replace_question(self, taken: Taken, message: Message) -> None:
        """Put a message in the place of the desk's own question."""
        self.update(taken, taken.replaces or "", message)

    def respond(
        self, response_url: str, payload: Mapping[str, Any], *, replace: bool = True
    ) -> None:
        """Show a private message, in the place of the one whose button was pressed or as a new one."""
        base = self._clients.base
        webhook = WebhookClient(
            response_url,
            timeout=base.timeout,
            retry_handlers=base.retry_handlers,
            proxy=base.proxy,
        )
        with failures_named():
            response = webhook.send_dict({**payload, "replace_original": replace})
        if response.status_code != OK:
            raise _by_status(
                response.status_code, response.headers, f"response_url {response.status_code}"
            )

    def _client_of(self, taken: Taken) -> WebClient:
        client = self._clients.of(taken.team_id)
        if client is None:
            raise NotEver(NOT_INSTALLED)
        return client


@contextmanager
def failures_named() -> Iterator[None]:
    """Let what slack_sdk raises be one of our two kinds of failure."""
    try:
        yield
    except SlackApiError as error:
        status = getattr(error.response, "status_code", OK)
        reason = str(error.response.get("error") or status)
        if reason in PASSING or status != OK:
            raise _by_status(status, getattr(error.response, "headers", {}), reason) from None
        raise NotEver(reason) from None
    except (OSError, HTTPException, SlackClientError) as error:
        raise NotNow(type(error).__name__) from None


def _by_status(status: int, headers: Mapping[str, Any], reason: str) -> NotPosted:
    if status == TOO_MANY:
        return NotNow(reason, pause=_retry_after(headers))
    passing = status >= SERVER_FAULT or reason in PASSING
    return NotNow(reason) if passing else NotEver(reason)


def _retry_after(headers: Mapping[str, Any]) -> float:
    found = {name.lower(): value for name, value in headers.items()}.get("retry-after", 1)
    value = found[0] if isinstance(found, list) else found
    return float(value) if str(value).isdigit() else 1.0
