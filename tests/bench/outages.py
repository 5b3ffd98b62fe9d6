"""A database that is really away for half a minute, while clocks go on."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from bot.store import PostStatus
from tests.bench.children import child
from tests.bench.nursery import FOREVER
from tests.bot.reminders.faults import Tally
from tests.bot.reminders.office import ReminderOffice

AWAY_SECONDS, PATIENCE_SECONDS, CLOCKS = 30.0, 120.0, 2


def outage_runs(
    office: ReminderOffice, url: str, folder: Path, owed: set[str], *, runs: int
) -> Tally:
    """So many mornings of two clocks, in the middle of which the database goes away."""
    tally, chance = Tally(), random.Random(url.partition(":")[0])  # noqa: S311 - no secret
    office.slack.slow["chat.postMessage"] = 0.3
    for _ in range(runs):
        with _clocks(office, url, folder):
            office.slack.wait_for("chat.postMessage", seconds=30)
            time.sleep(chance.uniform(0, 1))
            with _away(url):
                time.sleep(AWAY_SECONDS)
            _wait(office, len(owed))
        tally.add(office, owed, 0)
        office.forget_posts()
    office.slack.slow.clear()
    return tally


@contextmanager
def _clocks(office: ReminderOffice, url: str, folder: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.bench.nursery", url, office.slack.api_url, FOREVER]
    now = office.now.isoformat()
    with ExitStack() as stack:
        for _ in range(CLOCKS):
            stack.enter_context(child([*command, now], folder, stderr=subprocess.DEVNULL))
        yield


@contextmanager
def _away(url: str) -> Iterator[None]:
    """Nobody gets at the database until the block ends."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///"), timeout=60) as holder:
            holder.isolation_level = None
            holder.execute("BEGIN EXCLUSIVE")
            yield
            holder.execute("ROLLBACK")
        return
    name = urlsplit(url).path.lstrip("/")
    elsewhere = url.removesuffix(name) + "postgres"
    with psycopg.connect(elsewhere, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')


def _wait(office: ReminderOffice, owed: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with suppress(SQLAlchemyError):
            settled = [row["status"] == PostStatus.POSTED for row in office.posts()]
            if len(settled) >= owed and all(settled):
                return
        time.sleep(0.5)
    raise AssertionError("not everything was settled")
