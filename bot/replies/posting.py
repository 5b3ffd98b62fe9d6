"""Messages into Slack, and what a failure to post means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.blocks import Message
from bot.store import Taken

TOO_MANY, SERVER_FAULT, OK = 429, 500, 200
PASSING = frozenset(
    {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
"""Errors of Slack that go away by themselves; with all others, trying again changes nothing."""


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
    """Posts to Slack with the one client of the process."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def post(self, taken: Taken, message: Message) -> None:
        """Post a message where the question was asked."""
        with _failures_named():
            self._client.chat_postMessage(
                channel=taken.channel,
                thread_ts=taken.thread_ts,
                unfurl_links=False,
                unfurl_media=False,
                **message.payload(),
            )

    def replace_question(self, taken: Taken, message: Message) -> None:
        """Put a message in the place of the desk's own question."""
        with _failures_named():
            self._client.chat_update(
                channel=taken.channel, ts=taken.replaces or "", **message.payload()
            )

    def respond(self, response_url: str, payload: Mapping[str, Any]) -> None:
        """Put a private message in the place of the one whose button was pressed."""
        webhook = WebhookClient(
            response_url,
            timeout=self._client.timeout,
            retry_handlers=self._client.retry_handlers,
            proxy=self._client.proxy,
        )
        with _failures_named():
            response = webhook.send_dict({**payload, "replace_original": True})
        if response.status_code != OK:
            raise _by_status(
                response.status_code, response.headers, f"response_url {response.status_code}"
            )


@contextmanager
def _failures_named() -> Iterator[None]:
    try:
        yield
    except SlackApiError as error:
        status = getattr(error.response, "status_code", OK)
        reason = str(error.response.get("error") or status)
        if reason in PASSING or status != OK:
            raise _by_status(status, getattr(error.response, "headers", {}), reason) from None
        raise NotEver(reason) from None
    except (OSError, SlackClientError) as error:
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
