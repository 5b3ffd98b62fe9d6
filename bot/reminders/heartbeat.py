"""A clock's sign of life, for `/readyz`."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

LATELY = 180.0
"""Seconds without a sign of life after which a clock is not well."""


class Heartbeat:
    """When the clock last went round."""

    def __init__(self, tick: Callable[[], float] = monotonic) -> None:
        self._tick = tick
        self._at = tick()

    def __call__(self, at: float) -> None:
        """It went round."""
        self._at = at

    def is_well(self) -> bool:
        """Whether it did so lately."""
        return self._tick() - self._at < LATELY
