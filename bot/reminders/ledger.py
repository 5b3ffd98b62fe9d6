"""The ledger of cases as the morning post reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.exc import DBAPIError

from bot.cases import LIVE, CaseState, Due, Scope
from bot.cases.reading import Cases
from bot.exporting.words import stored_place
from bot.logs import get_logger
from bot.reminders.items import Found, Item, Place
from bot.store import CaseDeadlineRow, CaseRow

LOCAL = "local"
"""The workspace of the terminal: nothing of it is posted anywhere."""
_CASE = CaseRow.__table__  # type: ignore[attr-defined]
_DEADLINE = CaseDeadlineRow.__table__  # type: ignore[attr-defined]

_log = get_logger(__name__)


class CaseItems:
    """The cases on one database. Reads only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._cases = Cases(engine)

    def places(self) -> Sequence[Place]:
        """Every channel of every workspace with an open case."""
        return self._places(_CASE.c.channel != "", _CASE.c.team_id != LOCAL)

    def places_anywhere(self) -> Sequence[Place]:
        """The same with what the terminal keeps, and with cases that are in no channel."""
        return self._places()

    def _places(self, *conditions: ColumnElement[bool]) -> Sequence[Place]:
        columns = (_CASE.c.team_id, _CASE.c.channel)
        statement = (
            select(*columns, func.min(_CASE.c.rulebook), func.min(_CASE.c.created_at))
            .where(_CASE.c.state == CaseState.OPEN, *conditions)
            .group_by(*columns)
            .order_by(*columns)
        )
        with self._engine.begin() as connection:
            return [Place(*row) for row in connection.execute(statement)]

    def items(
        self, team_id: str, until: date, *, channel: str | None = None, owner: str | None = None
    ) -> Found:
        """The open deadlines of a workspace due up to a day, earliest first."""
        try:
            found = self._cases.due_between(
                Scope(team_id), date.min, until, channel=channel, owner=owner
            )
            return Found([item_of(each) for each in found])
        except DBAPIError:
            raise
        except Exception:  # noqa: BLE001 - one row that cannot be read must not silence the others
            _log.exception("deadlines are read one by one", team=team_id)
            return self._one_by_one(team_id, until, channel, owner)

    def _one_by_one(
        self, team_id: str, until: date, channel: str | None, owner: str | None
    ) -> Found:
        items, aside = [], Counter[str]()
        for number, where in self._numbers(team_id, until):
            if channel not in (None, where):
                continue
            try:
                item = item_of(self._cases.find_deadline(Scope(team_id), number))
            except DBAPIError:
                raise
            except Exception:  # noqa: BLE001 - set aside, and said to be
                _log.exception("deadline set aside", deadline=number)
                aside[where] += owner is None
                continue
            if owner is None or owner in item.owners:
                items.append(item)
        return Found(items, {where: count for where, count in aside.items() if count})

    def _numbers(self, team_id: str, until: date) -> list[tuple[int, str]]:
        statement = (
            select(_DEADLINE.c.id, _CASE.c.channel)
            .join_from(_DEADLINE, _CASE, _CASE.c.id == _DEADLINE.c.case_id)
            .where(
                _DEADLINE.c.team_id == team_id,
                _DEADLINE.c.state.in_(LIVE),
                _CASE.c.state == CaseState.OPEN,
                _DEADLINE.c.due <= until,
            )
            .order_by(_DEADLINE.c.due, _DEADLINE.c.id)
        )
        with self._engine.begin() as connection:
            return [(number, where) for number, where in connection.execute(statement)]


def item_of(due: Due) -> Item:
    """A deadline of the ledger with what the post needs of its case."""
    deadline, case = due.deadline, due.case
    return Item(
        id=deadline.id,
        case_id=case.id,
        case_title=case.title,
        channel=case.channel,
        title=deadline.title,
        due=deadline.due,
        day=deadline.day,
        safe_day=deadline.safe_day,
        owners=tuple(case.owners),
        cited=tuple(dict.fromkeys(stored_place(each) for each in deadline.citations)),
        time=deadline.time,
        sort=deadline.sort,
        snoozed=deadline.snoozed_until is not None,
        posted_overdue=deadline.posted_overdue,
        escalated=deadline.escalated_at is not None,
    )
