"""The threads that answer what the inbox holds.

A question is handed over by its number; what counts is the claim in the store, so a number may
come twice, or to two processes, without harm. A watcher keeps the claims of this process alive
and finds what nobody holds: put off, or left behind by a process that died.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from queue import Queue
from threading import Event, Lock, Thread

from bot.clock import Clock
from bot.logs import get_logger
from bot.store import Store, Taken

LEASE = timedelta(seconds=10)
LOOK_EVERY = 1.5
FORGET_EVERY = timedelta(hours=6)

_log = get_logger(__name__)


class Workers:
    """A small pool on one process. Started by whoever serves; safe to stop and start."""

    def __init__(
        self,
        store: Store,
        answer: Callable[[Taken], None],
        clock: Clock,
        *,
        threads: int = 4,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._store = store
        self._answer = answer
        self._clock = clock
        self._count = threads
        self._look_every = look_every
        self._queue: Queue[int | None] = Queue()
        self._waiting: set[int] = set()
        self._held: set[int] = set()
        self._lock = Lock()
        self._stopping = Event()
        self._threads: list[Thread] = []
        self._process: int | None = None
        self._forgotten: datetime | None = None

    def start(self) -> None:
        """Start the threads in this process, and pick up what an earlier one left."""
        if self._process == os.getpid():
            return
        self._process = os.getpid()
        self._stopping = Event()
        jobs = [self._watch, *[self._work] * self._count]
        self._threads = [
            Thread(target=job, daemon=True, name=f"keiyaku-{n}") for n, job in enumerate(jobs)
        ]
        for thread in self._threads:
            thread.start()

    def hand_over(self, number: int) -> None:
        """A question was accepted under this number."""
        with self._lock:
            if number in self._waiting:
                return
            self._waiting.add(number)
        self._queue.put(number)

    def is_alive(self) -> bool:
        """Whether the threads of this process are at work."""
        return self._process == os.getpid() and all(each.is_alive() for each in self._threads)

    def stop(self, seconds: float = 25) -> None:
        """Finish what was accepted, as far as the time allows; the rest stays in the store."""
        if self._process != os.getpid():
            return
        self._stopping.set()
        for _ in range(self._count):
            self._queue.put(None)
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._process = None

    def _work(self) -> None:
        # None says that this process is stopping; it comes after everything that was handed over.
        while (number := self._queue.get()) is not None:
            with self._lock:
                self._waiting.discard(number)
            self._take(number)

    def _take(self, number: int) -> None:
        try:
            taken = self._store.inbox.claim(number, self._clock(), LEASE)
            if taken is None:
                return
            with self._lock:
                self._held.add(number)
            self._answer(taken)
        except Exception:  # noqa: BLE001 - the store failed: the claim runs out and the question comes due again
            _log.exception("question left for later", inbox=number)
        finally:
            with self._lock:
                self._held.discard(number)

    def _watch(self) -> None:
        while True:
            stopping = self._stopping.is_set()
            try:
                self._look(pick_up=not stopping)
            except Exception:  # noqa: BLE001 - the store is away: look again later
                _log.exception("inbox not reachable")
            if stopping and not any(thread.is_alive() for thread in self._threads[1:]):
                return
            # While stopping this only keeps the last claims alive, without turning in a busy loop.
            time.sleep(0.05) if stopping else self._stopping.wait(self._look_every)

    def _look(self, *, pick_up: bool) -> None:
        now = self._clock()
        with self._lock:
            held = set(self._held)
        self._store.inbox.renew(held, now + LEASE)
        if not pick_up:
            return
        for number in self._store.inbox.due(now):
            self.hand_over(number)
        if self._forgotten is None or now - self._forgotten > FORGET_EVERY:
            self._forgotten = now
            self._store.forget_old(now)
