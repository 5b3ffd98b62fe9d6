"""Making a case's deadlines anew within a transaction: from its facts, its rulebook, and the day."""

from __future__ import annotations

from datetime import date

from bot.cases.desks import Timetables
from bot.cases.editions import Editions
from bot.cases.model import Case, CaseDeadline
from bot.cases.reading import deadlines_of
from bot.cases.reconciling import Reconciled, reconcile, roll
from bot.cases.series import own_series
from bot.cases.states import Origin
from bot.cases.timetables import FACT, Deriving, derived, told
from bot.cases.writing import Writing, past_as_done
from knowledge import KeiyakuError

BEFORE_ENTRY = "登録したときには過ぎていました"


class Refreshing:
    """Derives by one desk."""

    def __init__(self, desk: Timetables) -> None:
        self.desk = desk
        self.editions = Editions(desk)

    def refresh(
        self,
        writing: Writing,
        *,
        entered: frozenset[str] = frozenset(),
        past_done: bool = False,
    ) -> bool:
        """Derive anew and roll on what recurs; whether anything changed.

        `entered`: the facts that have just been told. `past_done`: new days that have passed are
        entered as done.

        Where the rulebook gives no timetable (it has none, or no figure for the day), what it gave
        before stays, and the case's own facts are still remembered.
        """
        case, by = writing.case, writing.by
        rows = deadlines_of(writing.connection, case.id)
        source = Deriving(case.rulebook, case.facts, case.kind, entered)
        result = self._reconciled(source, rows, by.today)
        if past_done:
            past_as_done(result.added, by.today, BEFORE_ENTRY)
        turned = Reconciled(rolls_on=result.rolls_on)
        self._roll_own(case, rows, by.today, turned)
        writing.apply(result)
        writing.add_deadlines(turned.added, Origin.OWN)
        kept = {
            "edition": self.editions.of(case.rulebook, by.today),
            "rolls_on": turned.rolls_on,
        }
        changed = bool(result.changed or result.added or turned.added)
        (writing.touch if changed else writing.keep)(kept)
        return changed

    def _reconciled(self, source: Deriving, rows: list[CaseDeadline], today: date) -> Reconciled:
        mine = [row for row in rows if row.origin == Origin.DERIVED]
        try:
            return reconcile(mine, derived(self.desk, source, today), today)
        except KeiyakuError:
            facts = [row for row in mine if row.key.startswith(FACT)]
            return reconcile(facts, told(self.desk, source), today)

    def _roll_own(
        self, case: Case, rows: list[CaseDeadline], today: date, result: Reconciled
    ) -> None:
        recurring: dict[str, list[CaseDeadline]] = {}
        for row in rows:
            if row.origin == Origin.OWN and row.recurring:
                recurring.setdefault(row.key, []).append(row)
        for turns in recurring.values():
            first = min(turns, key=lambda row: row.occurrence)
            series = own_series(vars(first), self.desk.calendar(case.rulebook))
            roll(result, turns, series, today)
