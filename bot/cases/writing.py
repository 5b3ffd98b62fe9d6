"""Writing rows of the ledger within a transaction, each change with its line of history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from bot.cases.model import By, Case, CaseDeadline
from bot.cases.reconciling import Reconciled
from bot.cases.rows import CASES, DEADLINES, HISTORY, OWNERS
from bot.cases.states import DeadlineState, Origin

SEQUENCED = frozenset(
    {"title", "day", "safe_day", "due", "time", "state", "rule", "notes", "citations"}
)
"""What a calendar shows of a deadline: when it changes, SEQUENCE rises."""
UNTOLD = frozenset({"posted_overdue", "escalated_at", "citations"})
"""What history leaves out: counters, and what is long and follows from the rest."""


@dataclass(frozen=True)
class Writing:
    """One person's change of one case, within one transaction."""

    connection: Connection
    case: Case
    by: By

    def note(
        self,
        what: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        deadline_id: int | None = None,
    ) -> None:
        """Add a line to the case's history."""
        row = {"team_id": self.case.team_id, "case_id": self.case.id, "deadline_id": deadline_id}
        done = {"at": self.by.at, "who": self.by.who, "what": what}
        told = {"before": as_json(before), "after": as_json(after)}
        self.connection.execute(insert(HISTORY).values(**row, **done, **told))

    def touch(self, values: Mapping[str, Any] | None = None) -> None:
        """Change the case's row; its version rises."""
        changed = {**_whose(self.by), "version": CASES.c.version + 1, **(values or {})}
        self.keep(changed)

    def keep(self, values: Mapping[str, Any]) -> None:
        """Change the case's row where it is no change for people."""
        own = CASES.c.id == self.case.id
        self.connection.execute(update(CASES).where(own).values(**values))

    def put_owners(self, owners: Sequence[str]) -> None:
        """Give the case these owners and no others."""
        self.connection.execute(delete(OWNERS).where(OWNERS.c.case_id == self.case.id))
        if owners:
            same = {"case_id": self.case.id, "team_id": self.case.team_id}
            rows = [{**same, "owner": owner, "place": n} for n, owner in enumerate(owners)]
            self.connection.execute(insert(OWNERS), rows)

    def change_deadline(self, row: CaseDeadline, values: Mapping[str, Any], what: str) -> None:
        """Change a deadline's row, with its line of history."""
        changed: dict[str, Any] = {**values, **_whose(self.by)}
        if SEQUENCED & values.keys():
            changed["sequence"] = DEADLINES.c.sequence + 1
        own = DEADLINES.c.id == row.id
        self.connection.execute(update(DEADLINES).where(own).values(**changed))
        after = {
            name: value
            for name, value in values.items()
            if name not in UNTOLD and as_json(value) != as_json(getattr(row, name))
        }
        before = {name: getattr(row, name) for name in after}
        self.note(what, {"title": row.title, **before}, after, row.id)

    def add_deadlines(self, rows: Sequence[Mapping[str, Any]], origin: Origin) -> None:
        """Add deadlines, with one line of history for all of them."""
        if not rows:
            return
        same = {"team_id": self.case.team_id, "case_id": self.case.id, "origin": origin}
        whose = _whose(self.by)
        self.connection.execute(insert(DEADLINES), [{**row, **same, **whose} for row in rows])
        added = [{name: row[name] for name in ("title", "day", "state")} for row in rows]
        self.note("derived" if origin == Origin.DERIVED else "own", {}, {"deadlines": added})

    def apply(self, result: Reconciled) -> None:
        """Write what a new derivation changes."""
        for row, values, what in result.changed:
            self.change_deadline(row, values, what)
        self.add_deadlines(result.added, Origin.DERIVED)


def past_as_done(rows: Sequence[dict[str, Any]], today: date, why: str) -> None:
    """Mark new rows whose day has passed as done."""
    for row in rows:
        if row["day"] < today and row["state"] == DeadlineState.OPEN:
            row.update(state=DeadlineState.DONE, reason=why)


def as_json(value: object) -> object:
    """A value as JSON holds it.

    >>> as_json({"day": date(2026, 12, 7), "owners": ("U1",)})
    {'day': '2026-12-07', 'owners': ['U1']}
    """
    if isinstance(value, Mapping):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def _whose(by: By) -> dict[str, Any]:
    return {"changed_by": by.who, "changed_at": by.at}
