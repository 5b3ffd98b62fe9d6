"""The vocabulary of the ledger (案件台帳). Nothing here knows a database or Slack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.cases.states import LIVE, CaseState, DeadlineState, Origin
from bot.clock import office_day

TO_BE_DONE = "by"
"""The sort of deadline that can be missed (まで)."""


@dataclass(frozen=True)
class Scope:
    """Whose cases may be seen and changed: one workspace's, and within it one body's if named.

    What lies outside does not exist for whoever asks within it.
    """

    team_id: str
    rulebook: str | None = None


@dataclass(frozen=True)
class By:
    """Who does something, and when. A person's id, or the name of a door (import, clock, terminal)."""

    who: str
    at: datetime

    @property
    def today(self) -> date:
        """The day it is in Japan."""
        return office_day(self.at)


@dataclass(frozen=True)
class NewCase:
    """A case as it is entered. See `Case` for the fields."""

    rulebook: str
    title: str
    channel: str = ""
    kind: str = ""
    amounts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    owners: tuple[str, ...] = ()
    import_key: str | None = None


@dataclass(frozen=True)
class Changes:
    """What is to change of a case; None leaves as it is.

    `facts` and `amounts` are laid over those there are; a value of None takes one away.
    """

    title: str | None = None
    channel: str | None = None
    kind: str | None = None
    amounts: Mapping[str, int | None] | None = None
    facts: Mapping[str, str | None] | None = None
    owners: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Case:
    """A case (案件).

    `facts`: keys of `knowledge.FACTS`, values an ISO day or "2026-12-17T10:00".
    `amounts`: whole yen by what they are. `owners`: people's ids (U…), or names where an import
    knew no id. `version` rises with every change of the case or of its deadlines.
    """

    id: int
    team_id: str
    rulebook: str
    title: str
    channel: str
    kind: str
    amounts: Mapping[str, int]
    facts: Mapping[str, str]
    owners: tuple[str, ...]
    import_key: str | None
    state: CaseState
    version: int
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True)
class CaseDeadline:
    """A day of a case.

    `day` is the deadline; `safe_day` the latest day that is safe under every reading; `due` the day
    it comes up: the safe day, or the day it was put off to. `sort`: to be done by the day, from the
    day on, or on it (by, from, on). `moved_to`: the day the facts would give it now, where it was
    done under another. `citations` are as `knowledge.Citation` dumps them.
    """

    id: int
    case_id: int
    key: str
    occurrence: str
    title: str
    day: date
    safe_day: date
    due: date
    time: str | None
    origin: Origin
    sort: str
    follows: str
    rule: str
    citations: tuple[Mapping[str, str], ...]
    notes: tuple[str, ...]
    recurring: str
    until: date | None
    state: DeadlineState
    snoozed_until: date | None
    reason: str
    moved_to: date | None
    changed_by: str
    changed_at: datetime
    sequence: int
    posted_overdue: int
    escalated_at: datetime | None

    @property
    def is_live(self) -> bool:
        """Whether it still wants doing."""
        return self.state in LIVE

    def day_on(self, today: date) -> date:
        """The day it counts for: when the safe day is over, the day of the rule itself is left."""
        return self.due if self.due >= today or self.day < today else self.day

    def is_overdue(self, today: date) -> bool:
        """Whether it is late under every reading. What happens on a day or begins then never is."""
        return self.is_live and self.sort == TO_BE_DONE and self.day_on(today) < today


@dataclass(frozen=True)
class OwnDeadline:
    """A deadline of one's own, as it is entered.

    `recurring` is "", "monthly" or "yearly": the same day of each month or year, until `until`.
    """

    title: str
    day: date
    time: str | None = None
    note: str = ""
    recurring: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Due:
    """A deadline with its case."""

    case: Case
    deadline: CaseDeadline


@dataclass(frozen=True)
class Event:
    """A line of a case's history: who did what when, with what it was before and after."""

    case_id: int
    deadline_id: int | None
    at: datetime
    who: str
    what: str
    before: Mapping[str, object]
    after: Mapping[str, object]
