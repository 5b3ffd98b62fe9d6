"""What the morning post is made of, and where it finds that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

BY, FROM, ON = "by", "from", "on"
"""Done by the day (まで), possible from the day on (以降), happening on the day (当日)."""


@dataclass(frozen=True)
class Item:
    """One open deadline of one open case, as the ledger has it.

    `due` is the day it counts for: the latest safe day, or the day it was put off to. `day` is the
    day the rule gives; where readings of the rule differ, `safe_day` is the earliest of them.
    """

    id: int
    case_id: int
    case_title: str
    channel: str
    title: str
    due: date
    day: date
    safe_day: date
    owners: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    """The provisions, as they are read: 契約規則 第6条第1項."""
    time: str | None = None
    sort: str = BY
    snoozed: bool = False
    posted_overdue: int = 0
    """On how many mornings it was posted as overdue."""
    escalated: bool = False


@dataclass(frozen=True)
class Place:
    """A channel that has open cases."""

    team_id: str
    channel: str
    rulebook: str
    """The body whose office days count there."""
    since: datetime
    """When its first case was entered: no post is owed for a morning before that."""


@dataclass(frozen=True)
class Found:
    """What the ledger gave, earliest first; and how many deadlines of which channel were unreadable."""

    items: Sequence[Item]
    set_aside: Mapping[str, int] = field(default_factory=dict)


class Ledger(Protocol):
    """What the morning post asks of the ledger of cases."""

    def places(self) -> Sequence[Place]:
        """Every channel of every workspace with an open case."""

    def items(
        self, team_id: str, until: date, *, channel: str | None = None, owner: str | None = None
    ) -> Found:
        """The open deadlines of a workspace due up to a day, earliest first; of one channel or owner."""
