"""What the records of dates name in each other is there, in every rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge import Desk, open_desk
from knowledge.calculators import time_limit
from knowledge.reckoning.lease_clauses import LeaseRule
from knowledge.reckoning.submission_rule import WAYS, SubmissionRule
from knowledge.rulebook.book import Rules
from knowledge.timetable.deadlines import FACTS
from knowledge.timetable.entries import Entry, Schedule, figure_of
from tests.knowledge.town import FRIDAY, TESTS

DESK = open_desk([TESTS])
BODIES = [name for name in DESK.heads if Schedule.record in DESK.book(name).records]


def rules(body: str) -> Rules:
    return Rules(DESK.book(body), DESK.book("national"), FRIDAY)


def entries() -> Iterator[tuple[str, Entry]]:
    for body in BODIES:
        for entry in rules(body).record(Schedule).entries:
            yield body, entry


@pytest.mark.parametrize(("body", "entry"), [*entries()], ids=lambda v: v if isinstance(v, str) else v.key)  # fmt: skip
def test_an_entry_finds_its_number_and_its_provisions(body: str, entry: Entry) -> None:
    figure = figure_of(entry, rules(body), FRIDAY)
    assert (figure is None) == (not entry.period and not entry.path)
    assert rules(body).cite(entry.cite).locator


@pytest.mark.parametrize("body", BODIES)
def test_a_day_for_every_fact_gives_every_date(body: str, desk: Desk) -> None:
    told = dict.fromkeys(FACTS, date(2026, 12, 15))
    table = desk.timetable(told, rulebook=body, today=FRIDAY)
    assert len(table.deadlines) == len(rules(body).record(Schedule).entries)
    assert table.missing == ()
    assert all(d.citations and d.rule for d in table.deadlines)
    assert all(d.safe_day <= d.day for d in table.deadlines if d.sort == "by")


@pytest.mark.parametrize("body", [b for b in BODIES if "time_limit" in DESK.book(b).records])
def test_a_period_asked_for_is_an_entry_of_the_schedule(body: str) -> None:
    by_key = {entry.key: entry for entry in rules(body).record(Schedule).entries}
    for asked in rules(body).record(time_limit.Rule).entries:
        assert by_key[asked.key].period is not None or by_key[asked.key].path


@pytest.mark.parametrize("body", [b for b in BODIES if SubmissionRule.record in DESK.book(b).records])  # fmt: skip
def test_a_submission_opens_and_closes_on_printed_days(body: str) -> None:
    by_key = {entry.key: entry for entry in rules(body).record(Schedule).entries}
    for each in rules(body).record(SubmissionRule).entries:
        assert by_key[each.closes].printed is not None
        assert not each.opens or by_key[each.opens].printed is not None
        assert set(each.ways) <= set(WAYS)


@pytest.mark.parametrize("body", [b for b in BODIES if LeaseRule.record in DESK.book(b).records])
def test_a_lease_begins_before_it_ends(body: str) -> None:
    first, last = rules(body).record(LeaseRule).term(rules(body))
    assert first < last
