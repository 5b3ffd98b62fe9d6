"""What a rulebook says on the rent of a lease: its clauses, its term, whose fault counts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord
from knowledge.timetable.entries import Schedule
from knowledge.understanding.presence import brings_up


class LeaseRule(RuleRecord):
    """The clauses on rent; `starts` and `ends` are keys of the schedule.

    `daily_first`: the first day has a rent of its own. `theirs` are words for reasons on the
    lessors' side, `ours` and `nobodys` for those that are not.
    """

    record: ClassVar[str] = "lease_proration"
    cite: str
    rent_cite: str
    term_cite: str
    starts: str
    ends: str
    daily_first: bool = False
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    nobodys: tuple[str, ...] = ()

    def term(self, rules: Rules) -> tuple[date, date]:
        """The first and the last day of the lease, as the schedule prints them."""
        entries = rules.record(Schedule).entries
        printed = {entry.key: entry.printed for entry in entries if entry.printed is not None}
        return printed[self.starts], printed[self.ends]

    def not_theirs(self, text: str) -> bool:
        """Whether a text tells a reason that is not the lessors', and none that is."""
        return not brings_up(text, self.theirs) and brings_up(text, (*self.ours, *self.nobodys))

    def blamed(self, text: str) -> tuple[str, ...]:
        """What is assumed of a text that names no one at fault."""
        if brings_up(text, self.theirs):
            return ()
        return ("賃貸人側の責めに帰すべき理由で使えなかったとみなしました。",)
