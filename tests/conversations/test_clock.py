"""Clocks as processes that are really killed; the clock as it is served."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.store import Store
from tests.bench.clocks import nursery, real_runs
from tests.bot.reminders.faults import AFTER_CLAIM, AFTER_SEND, BEFORE_CLAIM, IN_SPLIT, enter_cases
from tests.bot.reminders.office import ReminderOffice
from tests.standin import Slack

NAMED = (BEFORE_CLAIM, AFTER_CLAIM, AFTER_SEND, IN_SPLIT)


@pytest.mark.parametrize(
    ("database_url", "clocks"), [("sqlite", 1), ("postgresql", 2)], indirect=["database_url"]
)
def test_clocks_that_are_really_killed_at_each_step_lose_and_double_nothing(
    slack: Slack, database_url: str, tmp_path: Path, clocks: int
) -> None:
    store = Store.open(database_url)
    office = ReminderOffice(store, slack)
    owed = enter_cases(office)
    chance = random.Random(clocks)  # noqa: S311 - which moment, not a secret
    with nursery(slack, database_url, tmp_path) as born:
        tally = real_runs(office, born, owed, list(NAMED), chance, clocks=clocks)
    store.close()
    assert (tally.runs, tally.lost, tally.doubled) == (len(NAMED), 0, 0), tally.details
    assert tally.deaths >= len(NAMED)
