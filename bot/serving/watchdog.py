"""The watchdog of a Socket Mode connection: processes were seen to live on with a dead line.

slack_sdk pings the other end and connects anew when nothing comes back. This watches over that: if
the line stays quiet all the same it is opened anew from here, and if nothing helps the process ends
with a code of its own, so that its supervisor starts another.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from threading import Thread
from typing import Protocol

from bot.logs import get_logger

_log = get_logger(__name__)


class Line(Protocol):
    """A connection, as the watchdog sees it."""

    def heard_at(self) -> float:
        """When anything came from the other end, be it the answer to a ping."""

    def told_at(self) -> float:
        """When the other end last told something of its own accord."""

    def reconnect(self) -> None:
        """Open it anew. May fail, and may never come back."""


class State(Enum):
    """What the watchdog makes of the line."""

    WELL = "well"
    QUIET = "quiet"
    DEAD = "dead"


@dataclass(frozen=True)
class Patience:
    """Seconds."""

    look: float = 4
    """How often the line is looked at."""
    quiet: float = 60
    """Without an answer to a ping for so long: it is opened anew."""
    idle: float = 1_800
    """Pings are answered but nothing is told: opened anew, in case it only seems to be well."""
    dead: float = 300
    """Without any answer for so long: the process gives up."""


class Watchdog:
    """Looks at the line and does what is due."""

    def __init__(
        self, line: Line, patience: Patience, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._line = line
        self._patience = patience
        self._now = now
        self._attempt: Thread | None = None
        self._tried_at = -float("inf")

    def look(self) -> State:
        """Look once."""
        now = self._now()
        silent, untold = now - self._line.heard_at(), now - self._line.told_at()
        if silent >= self._patience.dead:
            _log.error("the line is dead", seconds=round(silent))
            return State.DEAD
        if silent >= self._patience.quiet or untold >= self._patience.idle:
            self._reconnect(now)
        return State.QUIET if silent >= self._patience.quiet else State.WELL

    def is_well(self) -> bool:
        """Whether the other end answered lately."""
        return self._now() - self._line.heard_at() < self._patience.quiet

    def _reconnect(self, now: float) -> None:
        # In a thread: an attempt may hang on the very line that is dead. One at a time.
        if self._attempt is not None and self._attempt.is_alive():
            return
        if now - self._tried_at < self._patience.quiet:
            return
        self._tried_at = now
        _log.warning("connecting anew")
        self._attempt = Thread(target=self._try, daemon=True, name="keiyaku-reconnect")
        self._attempt.start()

    def _try(self) -> None:
        try:
            self._line.reconnect()
        except Exception:  # noqa: BLE001 - whatever it was, the next look tries again
            _log.exception("not connected")
