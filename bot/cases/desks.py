"""What the ledger asks of the desk, and of a body's calendar; `knowledge.Desk` gives both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from knowledge import Fact, Head, Rulebook, Timetable


class OfficeDays(Protocol):
    """Which days an office is open (開庁日)."""

    def is_open(self, day: date) -> bool:
        """Whether the office works on the day."""

    def on_or_before(self, day: date) -> date:
        """The last office day not after the day."""

    def on_or_after(self, day: date) -> date:
        """The first office day not before the day."""


class Timetables(Protocol):
    """What the ledger asks of a desk; `knowledge.Desk` is one."""

    @property
    def heads(self) -> Mapping[str, Head]:
        """The bodies there are, by id."""

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The days of a tender that people know, by key."""

    def book(self, name: str) -> Rulebook:
        """A rulebook by id."""

    def calendar(self, rulebook: str) -> OfficeDays:
        """A body's office days (開庁日)."""

    def timetable(
        self,
        facts: Mapping[str, date],
        *,
        rulebook: str,
        today: date,
        construction: bool | None = None,
        printed: bool = True,
    ) -> Timetable:
        """The dates that a rulebook fixes for a tender."""
