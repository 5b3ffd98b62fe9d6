"""Mornings of real clock processes that really die, counted at the stand-in of Slack."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.store import PostStatus
from tests.bench.children import child
from tests.bot.reminders.faults import (
    FAILURES,
    MOST_DEATHS,
    MOST_LIVES,
    OWED,
    Fate,
    Tally,
    fail,
    fate_at,
    pause,
)
from tests.bot.reminders.office import ReminderOffice
from tests.standin import Slack

KILLED = -9


@dataclass
class Nursery:
    """Where clocks are born; see nursery.py."""

    process: subprocess.Popen[bytes]

    def live(self, office: ReminderOffice, fates: list[Fate]) -> list[int]:
        """Let clocks live at once until they die or have nothing left to do; how each ended."""
        told = [{"moments": list(fate.moments), "countdown": fate.countdown} for fate in fates]
        line = json.dumps({"now": office.now.isoformat(), "fates": told})
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        ends: list[int] = json.loads(self.process.stdout.readline())
        return ends


@contextmanager
def nursery(slack: Slack, database_url: str, folder: Path) -> Iterator[Nursery]:
    """A nursery of clocks on a database and a stand-in, until the block ends."""
    command = [sys.executable, "-m", "tests.bench.nursery", database_url, slack.api_url]
    with child(
        command, folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        yield Nursery(process)


def real_run(
    office: ReminderOffice, born: Nursery, step: str, chance: random.Random, clocks: int
) -> int:
    """One morning with up to four rounds of deaths; how many clocks were killed."""
    deaths, ended = 0, Counter[int]()
    rounds = chance.randint(1, MOST_DEATHS)
    for life in range(MOST_LIVES):
        fates = [fate_at(step, life, chance, rounds) for _ in range(clocks)]
        if step in FAILURES and life < rounds:
            fail(office.slack, step, chance)
        ends = born.live(office, fates)
        deaths += ends.count(KILLED)
        ended.update(ends)
        settled = [row["status"] == PostStatus.POSTED for row in office.posts()]
        if len(settled) >= OWED and all(settled):
            return deaths
        office.pass_time(seconds=pause(life, rounds, chance))
    left = [(row["kind"], row["status"], row["failure"]) for row in office.posts()]
    raise AssertionError(f"not everything was settled: {left}; clocks ended: {ended}")


def real_runs(
    office: ReminderOffice,
    born: Nursery,
    owed: set[str],
    steps: list[str],
    chance: random.Random,
    *,
    clocks: int = 1,
) -> Tally:
    """A morning for each step named, one after the other on one database."""
    tally = Tally()
    for step in steps:
        tally.add(office, owed, real_run(office, born, step, chance, clocks))
        office.forget_posts()
    return tally
