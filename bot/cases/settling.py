"""What people do with a deadline: done, put off, not applicable, open again; and deadlines of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from bot.cases.checking import checked_own
from bot.cases.desks import Timetables
from bot.cases.entering import a_reason, within_reason
from bot.cases.errors import CaseRefused
from bot.cases.model import By, CaseDeadline, Due, OwnDeadline, Scope
from bot.cases.reading import Cases, deadlines_of, find_case, find_due
from bot.cases.reconciling import anew
from bot.cases.refreshing import Refreshing
from bot.cases.rows import DEADLINES
from bot.cases.series import own_series
from bot.cases.states import DeadlineState, Origin
from bot.cases.writing import Writing

OWN = "own:"
OWN_RULE = "自分で決めた期限"
MOST_DEADLINES = 200
"""So many of one's own a case may have."""
GONE = "この期限は、案件の日付が変わってなくなりました。"


class Settling(Cases):
    """The ledger, as far as single deadlines go."""

    def __init__(self, engine: Engine, desk: Timetables) -> None:
        super().__init__(engine)
        self._refreshing = Refreshing(desk)

    @property
    def desk(self) -> Timetables:
        """By whose rules deadlines are derived."""
        return self._refreshing.desk

    def complete(self, scope: Scope, deadline_id: int, by: By) -> Due:
        """Done (完了). What recurs has its next turn at once."""
        return self._settle(scope, deadline_id, by, "done", {"state": DeadlineState.DONE})

    def set_aside(self, scope: Scope, deadline_id: int, reason: str, by: By) -> Due:
        """It does not apply to this case (該当なし); the reason stays."""
        values = {"state": DeadlineState.NOT_APPLICABLE, "reason": a_reason(reason)}
        return self._settle(scope, deadline_id, by, "not_applicable", values)

    def snooze(self, scope: Scope, deadline_id: int, until: date, reason: str, by: By) -> Due:
        """Put off (延期) to a later day, on which it comes up again. The deadline stays what it is."""
        if until <= by.today:
            raise CaseRefused("延期は明日以降の日を選んでください。", "until")
        values = {
            "state": DeadlineState.SNOOZED,
            "snoozed_until": within_reason(until, "until"),
            "due": until,
            "reason": a_reason(reason),
        }
        return self._settle(scope, deadline_id, by, "snoozed", values)

    def reopen(self, scope: Scope, deadline_id: int, by: By) -> Due:
        """Wanted again, whatever was said of it."""
        return self._settle(scope, deadline_id, by, "reopened", {"state": DeadlineState.OPEN})

    def move_own(self, scope: Scope, deadline_id: int, day: date, by: By) -> Due:
        """Another day for a deadline of one's own; raises CaseRefused for a derived one."""
        within_reason(day, "day")
        with self._engine.begin() as connection:
            due = find_due(connection, scope, deadline_id)
            if due.deadline.origin != Origin.OWN:
                raise CaseRefused(
                    "規則から出した期限の日は動かせません。案件の日付を直すか、延期してください。",
                    "day",
                )
            safe = self.desk.calendar(due.case.rulebook).on_or_before(day)
            values = {"day": day, "safe_day": safe, **anew(safe)}
            if day != due.deadline.day:
                self._write(Writing(connection, due.case, by), due.deadline, "moved", values)
            return find_due(connection, scope, deadline_id)

    def add_own(self, scope: Scope, case_id: int, new: OwnDeadline, by: By) -> CaseDeadline:
        """A deadline that no rule gives."""
        own = checked_own(new)
        with self._engine.begin() as connection:
            case = find_case(connection, scope, case_id, to_change=True)
            row = self._own_row(own, _next_number(connection, case_id), case.rulebook)
            writing = Writing(connection, case, by)
            writing.add_deadlines([row], Origin.OWN)
            writing.touch()
            self._refreshing.refresh(writing)
            added = [d for d in deadlines_of(connection, case_id) if d.key == row["key"]]
        return added[0]

    def _own_row(self, own: OwnDeadline, number: int, rulebook: str) -> dict[str, Any]:
        values = {
            "key": f"{OWN}{number}",
            "title": own.title,
            "time": own.time,
            "follows": "",
            "rule": OWN_RULE,
            "citations": [],
            "notes": [own.note] if own.note else [],
            "occurrence": own.day.isoformat(),
            "recurring": own.recurring,
            "until": own.until,
        }
        turn = own_series(values, self.desk.calendar(rulebook)).turn(own.day)
        return {**turn, **anew(turn["safe_day"]), "sequence": 0}

    def _settle(
        self, scope: Scope, deadline_id: int, by: By, what: str, values: dict[str, Any]
    ) -> Due:
        with self._engine.begin() as connection:
            due = find_due(connection, scope, deadline_id)
            find_case(connection, scope, due.case.id, to_change=True)
            # Read again under the lock: two presses of one button are one deed.
            due = find_due(connection, scope, deadline_id)
            now = due.deadline
            if now.state == DeadlineState.SUPERSEDED:
                raise CaseRefused(GONE)
            values = {**anew(now.safe_day), "moved_to": now.moved_to, **values}
            if _says_the_same(now, values):
                return due
            self._write(Writing(connection, due.case, by), due.deadline, what, values)
            return find_due(connection, scope, deadline_id)

    def _write(
        self, writing: Writing, deadline: CaseDeadline, what: str, values: dict[str, Any]
    ) -> None:
        writing.change_deadline(deadline, values, what)
        writing.touch()
        if deadline.recurring:
            self._refreshing.refresh(writing)


def _says_the_same(now: CaseDeadline, values: Mapping[str, Any]) -> bool:
    told = ("state", "snoozed_until", "reason", "due")
    return all(getattr(now, name) == values[name] for name in told)


def _next_number(connection: Connection, case_id: int) -> int:
    own = (DEADLINES.c.case_id == case_id, DEADLINES.c.origin == Origin.OWN)
    statement = select(func.count(func.distinct(DEADLINES.c.key))).where(*own)
    number = int(connection.execute(statement).scalar_one())
    if number >= MOST_DEADLINES:
        raise CaseRefused(f"自分で決めた期限は、1案件に{MOST_DEADLINES}件までです。")
    return number + 1
