"""Exactly once, whatever breaks: killed clocks, several clocks, a database or a Slack that is away.

Here a clock dies by an exception that nobody catches; real processes that are really killed stand
in tests/conversations/test_clock.py and, two hundred times for each step, in tests/bench/faults.py.
"""

from __future__ import annotations

import contextlib
import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bot.store import PostStatus
from tests.bot.reminders.faults import (
    AFTER_CLAIM,
    FAILURES,
    STEPS,
    Tally,
    enter_cases,
    fail,
    run,
)
from tests.bot.reminders.office import FRIDAY, ReminderOffice

RUNS, RUNS_OF_SEVERAL, RUNS_OF_AN_OUTAGE = 17, 6, 4
"""For each step, so 102 on each database; and all steps together for several clocks."""

RUNS_OF_A_BURST = 2


def started(seed: object) -> tuple[random.Random, Tally]:
    return random.Random(str(seed)), Tally()  # noqa: S311 - which step, not a secret


@pytest.mark.parametrize("step", STEPS)
def test_a_clock_killed_at_any_step_loses_and_doubles_nothing(
    office: ReminderOffice, step: str
) -> None:
    chance, tally = started(step)
    owed = enter_cases(office)
    for _ in range(RUNS):
        tally.add(office, owed, run(office, step, chance))
        office.forget_posts()
    assert (tally.runs, tally.lost, tally.doubled) == (RUNS, 0, 0), tally.details


@pytest.mark.parametrize("clocks", [2, 4])
def test_several_clocks_that_are_killed_lose_and_double_nothing(
    office: ReminderOffice, clocks: int
) -> None:
    chance, tally = started(clocks)
    owed = enter_cases(office)
    for number in range(RUNS_OF_SEVERAL):
        step = STEPS[number % len(STEPS)]
        tally.add(office, owed, run(office, step, chance, clocks))
        office.forget_posts()
    assert (tally.runs, tally.lost, tally.doubled) == (RUNS_OF_SEVERAL, 0, 0), tally.details
    assert tally.deaths > RUNS_OF_SEVERAL / 2


def test_what_was_counted_as_overdue_is_counted_once_whatever_dies(
    office: ReminderOffice,
) -> None:
    chance, _ = started("counted")
    (late,) = office.add_case("遅れた案件", [FRIDAY - timedelta(days=1)])
    for _ in range(10):
        run(office, chance.choice(STEPS), chance, owed=1)
        assert office.deadline(late)["posted_overdue"] == 1
        office.forget_posts()


@pytest.mark.parametrize("kind", FAILURES)
def test_bursts_of_failures_of_slack_lose_and_double_nothing(
    office: ReminderOffice, kind: str
) -> None:
    chance, tally = started(kind)
    owed = enter_cases(office)
    for _ in range(RUNS_OF_A_BURST):
        for _ in range(chance.randint(1, 2)):
            fail(office.slack, kind, chance)
        tally.add(office, owed, run(office, AFTER_CLAIM, chance))
        office.forget_posts()
    assert (tally.runs, tally.lost, tally.doubled) == (RUNS_OF_A_BURST, 0, 0), tally.details


def test_a_database_that_is_away_for_half_a_minute_costs_nothing(office: ReminderOffice) -> None:
    """It goes away at any statement of the clock, in the middle of transactions, too."""
    chance, tally = started("database")
    owed = enter_cases(office)
    engine = office.store.engine
    for _ in range(RUNS_OF_AN_OUTAGE):
        countdown, away_until = [chance.randint(1, 60)], [office.now]

        def execute(*_: Any, countdown: Any = countdown, away_until: Any = away_until) -> None:
            countdown[0] -= 1
            if countdown[0] == 0:
                away_until[0] = office.now + timedelta(seconds=30)
            if office.now < away_until[0]:
                raise OperationalError("", None, ConnectionError())

        event.listen(engine, "before_cursor_execute", execute)
        event.listen(engine, "commit", execute)
        for _ in range(12):
            with contextlib.suppress(OperationalError):
                office.morning()
            office.pass_time(seconds=20)
        event.remove(engine, "before_cursor_execute", execute)
        event.remove(engine, "commit", execute)
        assert [row["status"] for row in office.posts()] == [PostStatus.POSTED] * len(owed)
        tally.add(office, owed, 0)
        office.forget_posts()
    assert (tally.runs, tally.lost, tally.doubled) == (RUNS_OF_AN_OUTAGE, 0, 0), tally.details
