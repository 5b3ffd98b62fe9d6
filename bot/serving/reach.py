"""Whether Slack's Web API answered lately."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

ASK_EVERY, LATELY = 30.0, 120.0
"""Seconds. One unanswered call does not take a process out of service."""
IMPATIENT = 3
SERVER_FAULT = 500


class SlackReach:
    """Asks Slack by itself, but no more than twice a minute however often it is called."""

    def __init__(self, client: WebClient, now: Callable[[], float] = time.monotonic) -> None:
        self._client = WebClient(
            base_url=client.base_url, timeout=IMPATIENT, proxy=client.proxy, retry_handlers=[]
        )
        self._now = now
        self._lock = Lock()
        self._asked = self._answered = -float("inf")

    def __call__(self) -> bool:
        """Whether there was an answer within the last two minutes."""
        with self._lock:
            if self._now() - self._asked >= ASK_EVERY:
                self._asked = self._now()
                if self._answers():
                    self._answered = self._now()
            return self._now() - self._answered <= LATELY

    def _answers(self) -> bool:
        try:
            self._client.api_test()
        except SlackApiError as error:
            # A refusal is an answer, too.
            return int(getattr(error.response, "status_code", SERVER_FAULT)) < SERVER_FAULT
        except (OSError, SlackClientError):
            return False
        return True
