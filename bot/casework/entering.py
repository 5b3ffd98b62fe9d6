"""A form's whole content into the ledger: the case, and the deadlines of one's own with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.cases import By, Case, Changes, Ledger, Scope
from bot.casework.form_reading import Filled, moved_days, own_deadlines

if TYPE_CHECKING:
    from bot.cases import CaseDeadline


def enter(ledger: Ledger, scope: Scope, filled: Filled, by: By) -> Case:
    """A new case. Everything was checked before, so nothing is entered by half."""
    case = ledger.add(scope, filled.new, by, past_done=filled.past_done)
    for own in filled.own:
        ledger.add_own(scope, case.id, own, by)
    return ledger.find(scope, case.id)


def rewrite(
    ledger: Ledger,
    case: Case,
    changes: Changes,
    values: Mapping[str, str],
    own: Sequence[CaseDeadline],
    *,
    by: By,
    seen: int,
) -> Case:
    """A changed case; raises Stale before anything is changed."""
    scope = Scope(case.team_id, case.rulebook)
    added, moved = own_deadlines(values), moved_days(values, own)
    ledger.change(scope, case.id, changes, by, seen=seen)
    for deadline_id, day in moved.items():
        ledger.move_own(scope, deadline_id, day, by)
    for new in added:
        ledger.add_own(scope, case.id, new, by)
    return ledger.find(scope, case.id)
