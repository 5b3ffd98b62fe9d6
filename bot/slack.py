"""The one client of Slack's Web API in a process, and how it tries again."""

from __future__ import annotations

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


def open_client(settings: Settings) -> WebClient:
    """A client for the settings' workspace; connects only when it is used."""
    return WebClient(
        token=secret(settings.slack_bot_token) or None,
        base_url=settings.slack_api_url,
        timeout=10,
        retry_handlers=[
            ConnectionErrorRetryHandler(max_retry_count=2),
            ShortRateLimitRetryHandler(max_retry_count=2),
            ServerErrorRetryHandler(max_retry_count=2),
        ],
    )


def _pause(response: HttpResponse) -> int:
    found = {name.lower(): values for name, values in response.headers.items()}.get(
        "retry-after", ["1"]
    )
    return int(found[0]) if str(found[0]).isdigit() else 1
