"""Finding deadlines in two steps: the few rows that an index gives, then their cases by number.

In one step a database that does not know the sizes of its tables (freshly filled, not analysed)
may go through all cases for every deadline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, select

from bot.cases.model import Case, Due, Scope
from bot.cases.rows import (
    CASES,
    DEADLINES,
    OWNERS,
    case_columns,
    cases_of,
    deadline_columns,
    parts,
    to_deadline,
    within,
)
from bot.cases.states import CaseState

Conditions = Sequence[ColumnElement[bool]]


def cases_by_number(
    connection: Connection, numbers: Iterable[int], conditions: Conditions
) -> list[Case]:
    """Those of the cases that meet the conditions, by number."""
    found: list[Case] = []
    for some in parts(sorted(set(numbers))):
        statement = select(*case_columns()).where(CASES.c.id.in_(some), *conditions)
        rows = connection.execute(statement.order_by(CASES.c.id)).mappings().all()
        found += cases_of(connection, rows)
    return found


def numbers_of_owner(connection: Connection, scope: Scope, owner: str) -> list[int]:
    """The numbers of the cases that somebody looks after."""
    own = (OWNERS.c.team_id == scope.team_id, OWNERS.c.owner == owner)
    return list(connection.execute(select(OWNERS.c.case_id).where(*own)).scalars())


def conditions_on(scope: Scope, channel: str | None, state: CaseState | None) -> Conditions:
    """The scope, and what narrows it."""
    conditions = within(scope)
    if channel is not None:
        conditions += (CASES.c.channel == channel,)
    return conditions if state is None else (*conditions, CASES.c.state == state)


def dues_where(
    connection: Connection,
    scope: Scope,
    wanted: Conditions,
    *,
    channel: str | None = None,
    owner: str | None = None,
    state: CaseState | None = None,
) -> list[Due]:
    """The deadlines that are wanted, of the cases of a scope, channel, owner and state."""
    conditions = conditions_on(scope, channel, state)
    statement = select(*deadline_columns()).where(*wanted)
    if channel is None and owner is None:
        rows = connection.execute(statement.where(DEADLINES.c.team_id == scope.team_id)).mappings()
        deadlines = [to_deadline(row) for row in rows]
        chosen = cases_by_number(connection, (each.case_id for each in deadlines), conditions)
    else:
        chosen = _chosen(connection, scope, conditions, owner)
        deadlines = []
        for some in parts([case.id for case in chosen]):
            its = statement.where(DEADLINES.c.case_id.in_(some))
            deadlines += [to_deadline(row) for row in connection.execute(its).mappings()]
    cases = {case.id: case for case in chosen}
    return [Due(cases[each.case_id], each) for each in deadlines if each.case_id in cases]


def _chosen(
    connection: Connection, scope: Scope, conditions: Conditions, owner: str | None
) -> list[Case]:
    if owner is not None:
        return cases_by_number(connection, numbers_of_owner(connection, scope, owner), conditions)
    rows = connection.execute(select(*case_columns()).where(*conditions)).mappings().all()
    return cases_of(connection, rows)
