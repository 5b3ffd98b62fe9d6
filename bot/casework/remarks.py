"""What a rulebook says of a case beside its deadlines, in sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import Case, Ledger


def remarks_of(ledger: Ledger, case: Case, today: date) -> list[str]:
    """Days that do not go together, figures that are provisional, and which facts would give more."""
    table = ledger.timetable(case, today)
    if table is None:
        return [say("case.no_schedule")]
    facts = ledger.desk.facts
    told = [conflict.says for conflict in table.conflicts]
    told += table.provisional
    titles = "、".join(facts[key].title for key in table.missing if key in facts)
    return [*told, say("case.missing", titles=titles)] if titles else told
