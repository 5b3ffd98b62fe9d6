"""What a listener may reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.logs import get_logger
from bot.replies import Asking, ButtonValues
from bot.store import Inbox, Incoming

_log = get_logger(__name__)


@dataclass(frozen=True)
class DeskSide:
    """The desk as listeners see it: ask at once, or leave the question in the inbox."""

    asking: Asking
    buttons: ButtonValues
    inbox: Inbox
    hand_over: Callable[[int], None]
    clock: Clock
    command: str

    def accept(self, incoming: Incoming | None) -> None:
        """Keep a question before Slack is told that it arrived, and have it answered."""
        if incoming is None:
            return
        number = self.inbox.accept(incoming, self.clock())
        if number is None:
            _log.info("already accepted", event_id=incoming.event_id)
            return
        self.hand_over(number)
