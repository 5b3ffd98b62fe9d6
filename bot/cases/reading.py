"""Reading the ledger. Every query stands under a scope."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Engine, select

from bot.cases.errors import NoSuchCase
from bot.cases.finding import (
    cases_by_number,
    conditions_on,
    dues_where,
    numbers_of_owner,
)
from bot.cases.model import Case, CaseDeadline, Due, Event, Scope
from bot.cases.rows import (
    CASES,
    DEADLINES,
    HISTORY,
    case_columns,
    cases_of,
    deadline_columns,
    event_columns,
    to_deadline,
    to_event,
    within,
)
from bot.cases.states import LIVE, CaseState, DeadlineState

NOT_HERE = "この案件は見つかりません。削除されたか、別の所属のものです。"
MOST_CASES = 200


class Cases:
    """What the ledger holds, on one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, scope: Scope, case_id: int) -> Case:
        """A case; raises NoSuchCase, also where it is another workspace's or body's."""
        with self._engine.begin() as connection:
            return find_case(connection, scope, case_id)

    def find_deadline(self, scope: Scope, deadline_id: int) -> Due:
        """A deadline with its case; raises NoSuchCase as `find` does."""
        with self._engine.begin() as connection:
            return find_due(connection, scope, deadline_id)

    def keyed(self, scope: Scope, rulebook: str, import_key: str) -> Case | None:
        """The case that a body keeps under a number of its own (管理番号)."""
        conditions = (CASES.c.rulebook == rulebook, CASES.c.import_key == import_key)
        statement = select(*case_columns()).where(*within(scope), *conditions)
        with self._engine.begin() as connection:
            found = cases_of(connection, connection.execute(statement).mappings().all())
        return found[0] if found else None

    def titled(self, scope: Scope, rulebook: str, title: str) -> list[Case]:
        """The cases of a body that have no number of its own, by their title."""
        conditions = (CASES.c.rulebook == rulebook, CASES.c.title == title)
        statement = select(*case_columns()).where(*within(scope), *conditions)
        own = statement.where(CASES.c.import_key.is_(None)).order_by(CASES.c.id)
        with self._engine.begin() as connection:
            return cases_of(connection, connection.execute(own).mappings().all())

    def listed(
        self,
        scope: Scope,
        *,
        channel: str | None = None,
        owner: str | None = None,
        state: CaseState | None = CaseState.OPEN,
        after: int = 0,
        most: int = MOST_CASES,
    ) -> list[Case]:
        """Cases in the order they were entered; `after` is the last one of the page before."""
        conditions = (*conditions_on(scope, channel, state), CASES.c.id > after)
        with self._engine.begin() as connection:
            if owner is not None:
                numbers = numbers_of_owner(connection, scope, owner)
                return cases_by_number(connection, numbers, conditions)[:most]
            statement = select(*case_columns()).where(*conditions).order_by(CASES.c.id)
            rows = connection.execute(statement.limit(most)).mappings().all()
            return cases_of(connection, rows)

    def deadlines(self, scope: Scope, case_id: int, *, all_: bool = False) -> list[CaseDeadline]:
        """The deadlines of a case by day; superseded ones only if all are wanted."""
        with self._engine.begin() as connection:
            find_case(connection, scope, case_id)
            return [
                deadline
                for deadline in deadlines_of(connection, case_id)
                if all_ or deadline.state != DeadlineState.SUPERSEDED
            ]

    def due_between(
        self,
        scope: Scope,
        first: date,
        last: date,
        *,
        channel: str | None = None,
        owner: str | None = None,
        most: int | None = None,
    ) -> list[Due]:
        """What comes up from `first` to `last` (both included) in open cases, earliest first.

        What was put off comes up on the day it was put off to. `date.min` as `first` also gives all
        that is overdue.
        """
        wanted = (DEADLINES.c.state.in_(LIVE), DEADLINES.c.due.between(first, last))
        with self._engine.begin() as connection:
            found = dues_where(
                connection, scope, wanted, channel=channel, owner=owner, state=CaseState.OPEN
            )
        return sorted(found, key=_when_due)[:most]

    def between(
        self,
        scope: Scope,
        first: date,
        last: date,
        *,
        channel: str | None = None,
        owner: str | None = None,
        most: int | None = None,
    ) -> list[Due]:
        """Every deadline on a day of the span, whatever its state: for a calendar."""
        wanted = (DEADLINES.c.day.between(first, last),)
        with self._engine.begin() as connection:
            found = dues_where(connection, scope, wanted, channel=channel, owner=owner)
        return sorted(found, key=lambda due: (due.deadline.day, due.deadline.id))[:most]

    def history(self, scope: Scope, case_id: int, most: int = MOST_CASES) -> list[Event]:
        """What was done to a case, newest first."""
        statement = (
            select(*event_columns())
            .where(HISTORY.c.team_id == scope.team_id, HISTORY.c.case_id == case_id)
            .order_by(HISTORY.c.id.desc())
            .limit(most)
        )
        with self._engine.begin() as connection:
            find_case(connection, scope, case_id)
            return [to_event(row) for row in connection.execute(statement).mappings()]


def find_case(
    connection: Connection, scope: Scope, case_id: int, *, to_change: bool = False
) -> Case:
    """A case within a transaction; `to_change` keeps others from changing it meanwhile."""
    statement = select(*case_columns()).where(*within(scope), CASES.c.id == case_id)
    if to_change:
        statement = statement.with_for_update()
    found = cases_of(connection, connection.execute(statement).mappings().all())
    if not found:
        raise NoSuchCase(NOT_HERE)
    return found[0]


def find_due(connection: Connection, scope: Scope, deadline_id: int) -> Due:
    """A deadline with its case within a transaction."""
    wanted = (DEADLINES.c.id == deadline_id,)
    found = dues_where(connection, scope, wanted)
    if not found:
        raise NoSuchCase(NOT_HERE)
    return found[0]


def deadlines_of(connection: Connection, case_id: int) -> list[CaseDeadline]:
    """All deadlines of a case within a transaction, by day."""
    statement = (
        select(*deadline_columns())
        .where(DEADLINES.c.case_id == case_id)
        .order_by(DEADLINES.c.day, DEADLINES.c.id)
    )
    return [to_deadline(row) for row in connection.execute(statement).mappings()]


def _when_due(due: Due) -> tuple[date, date, int, int]:
    return due.deadline.due, due.deadline.day, due.case.id, due.deadline.id
