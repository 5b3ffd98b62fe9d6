"""Days of a tender that do not go together: a notice too late, a deadline after the bidding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from knowledge.dates import wareki
from knowledge.timetable.deadlines import FACTS, Conflict, Deadline
from knowledge.timetable.entries import Entry

CHAINS = (
    ("notice_day", "question_day", "bid_day"),
    ("notice_day", "application_day", "bid_day", "award_day", "contract_day", "due_day"),
    ("contract_day", "finished_day", "inspected_day", "claim_day", "paid_day"),
    ("contract_day", "lease_end"),
    ("lease_start", "lease_end"),
    ("finished_day", "due_day"),
)
"""The order in which things happen; two of a chain may fall on one day."""


def clashes(
    worked: Iterable[tuple[Entry, Deadline]], facts: Mapping[str, date]
) -> Iterator[Conflict]:
    """The facts that are later than the deadline they had to keep."""
    for entry, deadline in worked:
        day = facts.get(entry.checks)
        if day is None or day <= deadline.day:
            continue
        fact = FACTS[entry.checks].title
        yield Conflict(
            says=f"{fact} {wareki(day)} は {entry.title}（{wareki(deadline.day)}）より後です。{entry.clash}",
            citations=deadline.citations,
        )


def out_of_order(facts: Mapping[str, date]) -> Iterator[Conflict]:
    """The facts that stand in the wrong order, each pair once."""
    told: set[tuple[str, str]] = set()
    for chain in CHAINS:
        known = [fact for fact in chain if fact in facts]
        for earlier, later in pairwise(known):
            if facts[earlier] > facts[later] and (earlier, later) not in told:
                told.add((earlier, later))
                yield Conflict(
                    says=f"{FACTS[earlier].title} {wareki(facts[earlier])} が "
                    f"{FACTS[later].title} {wareki(facts[later])} より後になっています。"
                )
