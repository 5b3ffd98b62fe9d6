"""Somebody did something, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MOST_DIGITS = 9
"""Numbers of rows fit into 32 bits on every database."""


@dataclass(frozen=True)
class Press:
    """Who did it, where, and what Slack allows in return: a window, or a private message."""

    team_id: str
    user_id: str
    channel: str = ""
    thread_ts: str | None = None
    trigger_id: str = ""
    response_url: str | None = None
    view: Mapping[str, Any] | None = None
    """The window it was done in, if it was one."""
    message_ts: str = ""
    is_private: bool = False
    """Whether it was done on a message that only this person sees."""

    @property
    def where(self) -> dict[str, Any]:
        """What a window keeps of it."""
        return {"ch": self.channel, "th": self.thread_ts}

    @property
    def is_direct(self) -> bool:
        """Whether there is no channel that others see."""
        return not self.channel or self.channel.startswith("D")


def number_of(value: str) -> int:
    """The number that a button carries; 0, which nothing has, for whatever else it says.

    >>> number_of("12"), number_of("-1"), number_of("9" * 30), number_of("１２")
    (12, 0, 0, 0)
    """
    is_number = value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS
    return int(value) if is_number else 0
