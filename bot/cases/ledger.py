"""The ledger of cases (案件台帳): what is entered, changed, closed, and derived anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from bot.cases.checking import checked_changes, checked_new
from bot.cases.errors import CaseRefused, Stale
from bot.cases.model import By, Case, Changes, NewCase, Scope
from bot.cases.reading import find_case
from bot.cases.rows import CASES
from bot.cases.settling import Settling
from bot.cases.states import CaseState
from bot.cases.timetables import Deriving, timetable_of
from bot.cases.writing import Writing
from bot.logs import get_logger
from knowledge import KeiyakuError, Timetable

CHANGED_MEANWHILE = "ほかの人がこの案件を変えました。開き直して、もう一度お試しください。"
DERIVING = ("facts", "kind")
"""What deadlines follow from."""

_log = get_logger(__name__)


class Ledger(Settling):
    """All cases on one database, their deadlines derived by one desk.

    Every call stands under a scope: what lies outside it is not there. Whoever changes something
    is named, and every change leaves a line of history. Safe in several threads and processes.
    """

    def add(self, scope: Scope, new: NewCase, by: By, *, past_done: bool = False) -> Case:
        """Enter a case and derive its deadlines; raises CaseRefused with the field at fault.

        `past_done`: derived days that have passed already are entered as done, not as overdue.
        """
        checked = checked_new(new, self.desk)
        if scope.rulebook not in (None, checked.rulebook):
            raise CaseRefused("この団体の案件は、ここからは登録できません。", "rulebook")
        try:
            with self._engine.begin() as connection:
                writing = self._insert(connection, scope, checked, by)
                entered = frozenset(checked.facts)
                self._refreshing.refresh(writing, entered=entered, past_done=past_done)
                return find_case(connection, scope, writing.case.id)
        except IntegrityError:
            if checked.import_key is None:
                raise
            sentence = f"管理番号「{checked.import_key}」の案件はもう登録されています。"
            raise CaseRefused(sentence, "import_key") from None

    def change(
        self, scope: Scope, case_id: int, changes: Changes, by: By, *, seen: int | None = None
    ) -> Case:
        """Change a case; changed facts derive its deadlines anew. Nothing new leaves no trace.

        `seen` is the version that was shown to whoever changes it; raises Stale if it is another
        by now.
        """
        wanted = checked_changes(changes, self.desk)
        with self._engine.begin() as connection:
            case = find_case(connection, scope, case_id, to_change=True)
            if seen not in (None, case.version):
                raise Stale(CHANGED_MEANWHILE)
            values = _differing(case, wanted)
            if not values:
                return case
            writing = Writing(connection, case, by)
            writing.note("changed", {name: getattr(case, name) for name in values}, values)
            _write_case(writing, values)
            changed = find_case(connection, scope, case_id)
            if any(name in values for name in DERIVING):
                entered = frozenset(k for k, v in changed.facts.items() if case.facts.get(k) != v)
                writing = Writing(connection, changed, by)
                self._refreshing.refresh(writing, entered=entered)
            return find_case(connection, scope, case_id)

    def close(self, scope: Scope, case_id: int, by: By) -> Case:
        """Close a case (終了): nothing of it comes up any more."""
        return self._turn(scope, case_id, CaseState.CLOSED, by)

    def reopen_case(self, scope: Scope, case_id: int, by: By) -> Case:
        """Take a closed case up again."""
        return self._turn(scope, case_id, CaseState.OPEN, by)

    def recompute(self, scope: Scope, case_id: int, by: By) -> Case:
        """Derive a case's deadlines anew, as the rulebook stands today."""
        with self._engine.begin() as connection:
            case = find_case(connection, scope, case_id, to_change=True)
            self._refreshing.refresh(Writing(connection, case, by))
            return find_case(connection, scope, case_id)

    def roll(self, by: By) -> int:
        """Each morning, for all workspaces: next turns, and what changed rulebooks change.

        How many cases were looked at. One that cannot be derived is left, and the others go on.
        """
        waiting = self._waiting(by.today)
        for team_id, case_id in waiting:
            try:
                self.recompute(Scope(team_id), case_id, by)
            except (KeiyakuError, CaseRefused, ValueError, LookupError):
                _log.exception("a case cannot be derived anew", case=case_id)
        return len(waiting)

    def timetable(self, case: Case, today: date) -> Timetable | None:
        """What the rulebook says of a case beside its deadlines: conflicts, missing facts, doubts.

        None where it has no schedule, or no figure for the day.
        """
        try:
            return timetable_of(self.desk, Deriving(case.rulebook, case.facts, case.kind), today)
        except KeiyakuError:
            return None

    def _insert(self, connection: Connection, scope: Scope, new: NewCase, by: By) -> Writing:
        values = {
            **vars(new),
            "team_id": scope.team_id,
            "state": CaseState.OPEN,
            "version": 1,
            "edition": "",
            "created_by": by.who,
            "created_at": by.at,
            "changed_by": by.who,
            "changed_at": by.at,
        }
        owners = values.pop("owners")
        statement = insert(CASES).values(**values).returning(CASES.c.id)
        number = int(connection.execute(statement).scalar_one())
        entered = Writing(connection, find_case(connection, scope, number), by)
        entered.put_owners(owners)
        entered.note("added", {}, vars(new))
        return entered

    def _turn(self, scope: Scope, case_id: int, state: CaseState, by: By) -> Case:
        with self._engine.begin() as connection:
            case = find_case(connection, scope, case_id, to_change=True)
            if case.state == state:
                return case
            what = "closed" if state == CaseState.CLOSED else "reopened_case"
            writing = Writing(connection, case, by)
            writing.note(what, {"state": case.state}, {"state": state})
            writing.touch({"state": state})
            return find_case(connection, scope, case_id)

    def _waiting(self, today: date) -> list[tuple[str, int]]:
        """Open cases with a turn to come, or derived under another edition of their rulebook."""
        wanted = select(CASES.c.team_id, CASES.c.id).where(CASES.c.state == CaseState.OPEN)
        with self._engine.begin() as connection:
            rolling = wanted.where(CASES.c.rolls_on < today)
            found = {(row[0], row[1]) for row in connection.execute(rolling)}
            bodies = select(CASES.c.rulebook).where(CASES.c.state == CaseState.OPEN).distinct()
            for body in connection.execute(bodies).scalars().all():
                if body in self.desk.heads:
                    edition = self._refreshing.editions.of(body, today)
                    other = (CASES.c.rulebook == body, CASES.c.edition != edition)
                    rows = connection.execute(wanted.where(*other))
                    found |= {(row[0], row[1]) for row in rows}
        return sorted(found)


def _write_case(writing: Writing, values: Mapping[str, Any]) -> None:
    columns = dict(values)
    owners = columns.pop("owners", None)
    if owners is not None:
        writing.put_owners(owners)
    writing.touch(columns)


def _differing(case: Case, wanted: Changes) -> dict[str, Any]:
    laid: dict[str, Any] = {
        name: getattr(wanted, name) for name in ("title", "channel", "kind", "owners")
    }
    for name in ("amounts", "facts"):
        over = getattr(wanted, name)
        merged = {**getattr(case, name), **(over or {})}
        laid[name] = {key: value for key, value in merged.items() if value is not None}
    return {
        name: value
        for name, value in laid.items()
        if value is not None and value != getattr(case, name)
    }
