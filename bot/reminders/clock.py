"""The clock: wakes every few seconds, plans what is due, delivers what is planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from threading import Event
from time import monotonic

from bot.clock import Clock
from bot.logs import get_logger
from bot.reminders.deliver import Deliverer
from bot.reminders.planning import Planner
from bot.reminders.schedule import local_day

LOOK_EVERY = 5.0
MOST_IN_A_ROW = 20
"""So many messages go out before the clock looks again what is due elsewhere."""
LONGEST_PAUSE = 60.0

_log = get_logger(__name__)


class ReminderClock:
    """One clock; several on one database do no harm. It keeps nothing that a restart would lose."""

    def __init__(
        self,
        planner: Planner,
        deliverer: Deliverer,
        clock: Clock,
        *,
        prepare: Callable[[datetime], object] = lambda _: None,
        look_every: float = LOOK_EVERY,
        beat: Callable[[float], object] = lambda _: None,
    ) -> None:
        self._planner = planner
        self._deliverer = deliverer
        self._clock = clock
        self._prepare = prepare
        self._look_every = look_every
        self._beat = beat
        self._prepared: date | None = None

    def tick(self, stop: Event | None = None) -> bool:
        """Do what is due. Whether something may be left to do at once."""
        now = self._clock()
        self._begin_day(now)
        self._deliverer.look_back(local_day(now))
        self._planner.plan(now)
        for _ in range(MOST_IN_A_ROW):
            if stop is not None and stop.is_set():
                return False
            if not self._deliverer.one():
                return False
            self._beat(monotonic())
        return True

    def run(self, stop: Event) -> None:
        """Go on until told to stop; the message under way is finished."""
        pause = self._look_every
        while not stop.is_set():
            try:
                more = self.tick(stop)
                self._beat(monotonic())
                pause = 0.0 if more else self._look_every
            except Exception:  # noqa: BLE001 - the database is away: everything is still written there
                _log.exception("clock stumbled")
                pause = min(LONGEST_PAUSE, max(self._look_every, 2 * pause))
            stop.wait(pause)

    def _begin_day(self, now: datetime) -> None:
        day = local_day(now)
        if day == self._prepared:
            return
        try:
            self._prepare(now)
        except Exception:  # noqa: BLE001 - the post goes out with what is there
            _log.exception("day not prepared")
        self._prepared = day
