"""Rows of the store as the ledger's values, and the columns that a query needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, select
from sqlmodel import col

from bot.cases.model import Case, CaseDeadline, Event, Scope
from bot.cases.states import CaseState, DeadlineState, Origin
from bot.store import CaseDeadlineRow, CaseHistoryRow, CaseOwnerRow, CaseRow

CASES = CaseRow.__table__  # type: ignore[attr-defined]
DEADLINES = CaseDeadlineRow.__table__  # type: ignore[attr-defined]
OWNERS = CaseOwnerRow.__table__  # type: ignore[attr-defined]
HISTORY = CaseHistoryRow.__table__  # type: ignore[attr-defined]

_CASE = tuple(CASES.c[name] for name in Case.__dataclass_fields__ if name != "owners")
_DEADLINE = tuple(DEADLINES.c[name] for name in CaseDeadline.__dataclass_fields__)
_EVENT = tuple(HISTORY.c[name] for name in Event.__dataclass_fields__)
_MANY = 500
"""So many ids stand in one query: SQLite takes a limited number of values."""


def within(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """The condition that every query on cases stands under."""
    conditions: tuple[ColumnElement[bool], ...] = (col(CaseRow.team_id) == scope.team_id,)
    if scope.rulebook is not None:
        conditions += (col(CaseRow.rulebook) == scope.rulebook,)
    return conditions


def case_columns() -> tuple[Column[Any], ...]:
    """What `to_case` reads."""
    return _CASE


def deadline_columns() -> tuple[Column[Any], ...]:
    """What `to_deadline` reads."""
    return _DEADLINE


def event_columns() -> tuple[Column[Any], ...]:
    """What `to_event` reads."""
    return _EVENT


def to_case(row: Mapping[Any, Any], owners: Sequence[str]) -> Case:
    """A case of its row, its owners beside it."""
    return Case(**{**row, "state": CaseState(row["state"]), "owners": tuple(owners)})


def to_deadline(row: Mapping[Any, Any]) -> CaseDeadline:
    """A deadline of its row."""
    changed = {
        "origin": Origin(row["origin"]),
        "state": DeadlineState(row["state"]),
        "citations": tuple(row["citations"]),
        "notes": tuple(row["notes"]),
    }
    return CaseDeadline(**{**row, **changed})


def to_event(row: Mapping[Any, Any]) -> Event:
    """A line of history of its row."""
    return Event(**row)


def cases_of(connection: Connection, rows: Sequence[RowMapping]) -> list[Case]:
    """Rows of cases with their owners, read together."""
    owners = owners_of(connection, [row["id"] for row in rows])
    return [to_case(row, owners.get(row["id"], ())) for row in rows]


def owners_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    """Who looks after each of these cases."""
    found: dict[int, list[str]] = {}
    for some in parts(numbers):
        statement = (
            select(OWNERS.c.case_id, OWNERS.c.owner)
            .where(OWNERS.c.case_id.in_(some))
            .order_by(OWNERS.c.case_id, OWNERS.c.place)
        )
        for number, owner in connection.execute(statement):
            found.setdefault(number, []).append(owner)
    return found


def parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers in parts that one query takes.

    >>> [len(part) for part in parts(range(1_100))]
    [500, 500, 100]
    """
    for begin in range(0, len(numbers), _MANY):
        yield numbers[begin : begin + _MANY]
