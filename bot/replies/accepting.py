"""A question accepted: kept before Slack is told that it arrived, then handed to a worker."""

from __future__ import annotations

from collections.abc import Callable

from bot.clock import Clock
from bot.logs import get_logger
from bot.store import Inbox, Incoming

_log = get_logger(__name__)


class Accepting:
    """Takes questions from wherever they come, each once."""

    def __init__(self, inbox: Inbox, hand_over: Callable[[int], None], clock: Clock) -> None:
        self._inbox = inbox
        self.hand_over = hand_over
        self._clock = clock

    def __call__(self, incoming: Incoming | None) -> None:
        """Keep a question and have it answered."""
        if incoming is None:
            return
        number = self._inbox.accept(incoming, self._clock())
        if number is None:
            _log.info("already accepted", event_id=incoming.event_id)
            return
        self.hand_over(number)
