"""Clocks as processes that are really killed; the clock as it is served."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.checks import Unusable
from bot.serving.clock import serve_clock
from bot.settings import Settings
from bot.store import PostStatus, Store
from tests.bench.clocks import nursery, real_runs
from tests.bot.reminders.direct import posted_names
from tests.bot.reminders.faults import (
    AFTER_CLAIM,
    AFTER_SEND,
    BEFORE_CLAIM,
    IN_SPLIT,
    enter_cases,
)
from tests.bot.reminders.office import FRIDAY, MORNING, ReminderOffice
from tests.conversations.processes import environment, free_port, wait_until_well
from tests.standin import BOT_TOKEN, Slack

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


def settings(slack: Slack, folder: Path, **more: object) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{folder / 'desk.sqlite3'}",
        keiyaku_rulebook="nagasaki-kouiki",
        **more,
    )


@pytest.mark.usefixtures("own_logs")
def test_the_clock_as_it_is_served_posts_says_that_it_is_well_and_stops_when_told(
    slack: Slack, tmp_path: Path
) -> None:
    port, stop = free_port(), Event()
    made = settings(slack, tmp_path, clock_health_port=port)
    store = Store.open(made.database_url)
    office = ReminderOffice(store, slack)
    office.add_case("複写機の賃借", [FRIDAY])
    more = {"stop": stop, "clock": lambda: MORNING, "look_every": 0.05}
    thread = Thread(target=serve_clock, args=(made,), kwargs=more)
    thread.start()
    try:
        slack.wait_for("chat.postMessage")
        wait_until_well(port)
    finally:
        stop.set()
        thread.join(20)
        store.close()
    assert not thread.is_alive()
    assert posted_names(slack) == ["digest:T1:C1:2026-11-20:1"]


def test_without_a_token_the_clock_says_what_is_missing(slack: Slack, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="SLACK_BOT_TOKEN"):
        serve_clock(settings(slack, tmp_path).model_copy(update={"slack_bot_token": None}))


def test_a_clock_told_to_stop_finishes_the_message_under_way(slack: Slack, tmp_path: Path) -> None:
    made = settings(slack, tmp_path)
    store = Store.open(made.database_url)
    office = ReminderOffice(store, slack)
    for number in range(5):
        office.add_case("複写機の賃借", [FRIDAY], channel=f"C{number}")
    slack.slow_to_answer["chat.postMessage"] = 1
    at_nine = (
        "from datetime import datetime; from bot.serving.clock import serve_clock;"
        "from bot.settings import read_settings;"
        f"serve_clock(read_settings(), clock=lambda: datetime.fromisoformat('{MORNING}'))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", at_nine],
        env=environment(slack, made.database_url),
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
    )
    try:
        slack.wait_for("chat.postMessage", seconds=30)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
    statuses = [row["status"] for row in office.posts()]
    store.close()
    assert statuses.count(PostStatus.POSTED) == len(slack.posts()) == 1
    assert statuses.count(PostStatus.PLANNED) == 4
