"""Clients of Slack's Web API, and how they try again.

A message must not be posted twice. Where it is not known whether Slack took it (the line was cut,
or Slack failed while answering), the client does not try again by itself: the question goes back to
the inbox, and before the next attempt the poster looks whether the answer is there.
"""

from __future__ import annotations

from socket import gaierror
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.settings import Settings, secret

PATIENCE_SECONDS = 5
"""A longer pause than this is not slept through: the question goes back to the inbox until then."""
ONCE_ONLY = "chat.postMessage"


class ShortRateLimitRetryHandler(RateLimitErrorRetryHandler):
    """Waits as long as Slack asks, if that is short. A long sleep would outlive the worker's claim."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = super()._can_retry(state=state, request=request, response=response, error=error)
        return limited and response is not None and _pause(response) <= PATIENCE_SECONDS


class CarefulConnectionRetryHandler(ConnectionErrorRetryHandler):
    """Tries a cut connection again; for a message only if it never left this machine."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        cut = super()._can_retry(state=state, request=request, response=response, error=error)
        return cut and (not _is_once_only(request) or _never_left(error))


class CarefulServerErrorRetryHandler(ServerErrorRetryHandler):
    """Tries again after a fault of Slack's servers, except for a message, which may be posted."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        fault = super()._can_retry(state=state, request=request, response=response, error=error)
        return fault and not _is_once_only(request)


def open_client(settings: Settings, token: str | None = None) -> WebClient:
    """A client for the settings' workspace, or with another token; connects only when it is used."""
    return WebClient(
        token=token or secret(settings.slack_bot_token) or None,
        base_url=settings.slack_api_url,
        timeout=10,
        retry_handlers=[
            CarefulConnectionRetryHandler(max_retry_count=2),
            ShortRateLimitRetryHandler(max_retry_count=2),
            CarefulServerErrorRetryHandler(max_retry_count=2),
        ],
    )


def _is_once_only(request: HttpRequest) -> bool:
    return request.url.split("?")[0].endswith(ONCE_ONLY)


def _never_left(error: Exception | None) -> bool:
    reason = error.reason if isinstance(error, URLError) else error
    return isinstance(reason, ConnectionRefusedError | gaierror)


def _pause(response: HttpResponse) -> int:
    found = {name.lower(): values for name, values in response.headers.items()}.get(
        "retry-after", ["1"]
    )
    return int(found[0]) if str(found[0]).isdigit() else 1


def quick(client: WebClient, seconds: int = 2) -> WebClient:
    """The same client in a hurry: for what must be done within three seconds or not at all."""
    return WebClient(
        token=client.token, base_url=client.base_url, timeout=seconds, proxy=client.proxy
    )
