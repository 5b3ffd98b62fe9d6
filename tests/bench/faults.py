"""`python -m tests.bench.faults [RUNS [SQLite] [PostgreSQL] [no-kills]]`: what is lost and doubled when clocks are killed for real.

Real processes, real SIGKILL, the stand-in of Slack over HTTP. RUNS (200) mornings for each row on
SQLite and on PostgreSQL; the outages take half a minute each and are fewer.
"""

from __future__ import annotations

import logging
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

from bot.store import Store
from tests.bench.clocks import nursery, real_runs
from tests.bench.outages import outage_runs
from tests.bench.tables import table
from tests.bot.reminders.faults import FAILURES, STEPS, Tally, enter_cases
from tests.bot.reminders.office import ReminderOffice
from tests.conftest import postgres_server
from tests.standin import Slack

KINDS = ("SQLite", "PostgreSQL")
RUNS, CLOCKS, OUTAGES = 200, (1, 2, 4), 4
Rows = dict[str, dict[str, Tally]]
Say = Callable[[str], None]


def main() -> None:
    """Print the table as it goes into the README."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    kills = "no-kills" not in sys.argv
    kinds = [kind for kind in KINDS if kind in sys.argv[2:]] or KINDS
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    found: Rows = {}
    start = time.monotonic()
    for kind in kinds:
        with tempfile.TemporaryDirectory(prefix="keiyaku-faults-") as folder:
            for name, tally in _measured(kind, Path(folder), runs, kills=kills):
                found.setdefault(name, {})[kind] = tally
                print(
                    f"{kind}: {name}: {_shown(tally)} ({time.monotonic() - start:.0f} s)",
                    file=sys.stderr,
                    flush=True,
                )
    print(_table(found))


def _measured(kind: str, folder: Path, runs: int, *, kills: bool) -> Iterator[tuple[str, Tally]]:
    chance = random.Random(kind)  # noqa: S311 - which moment, not a secret
    with ExitStack() as stack:
        slack = stack.enter_context(Slack())
        url = stack.enter_context(database(kind, folder))
        store = Store.open(url)
        stack.callback(store.close)
        office = ReminderOffice(store, slack)
        owed = enter_cases(office)
        born = stack.enter_context(nursery(slack, url, folder))
        for clocks in CLOCKS if kills else ():
            for step in STEPS:
                many = -(-runs // len(STEPS))
                tally = real_runs(office, born, owed, [step] * many, chance, clocks=clocks)
                yield f"SIGKILL {step}, {clocks} clock{'s' * (clocks > 1)}", tally
        for burst in FAILURES:
            steps = [burst] * -(-runs // len(FAILURES))
            yield f"Slack: {burst}", real_runs(office, born, owed, steps, chance, clocks=2)
        yield (
            "database away for 30 s",
            outage_runs(office, url, folder, owed, runs=min(runs, OUTAGES)),
        )


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """A database of its own, which may be stopped without harm to others."""
    if kind == "SQLite":
        yield f"sqlite:///{folder / 'faults.sqlite3'}"
        return
    server = postgres_server()
    if server is None:
        raise SystemExit("no PostgreSQL here: set TEST_DATABASE_URL")
    name = f"keiyaku_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            address = server.partition("?")[0].rpartition("/")[0]
            yield f"{address}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _table(found: Rows) -> str:
    columns = ["what happens", *(f"{kind}: {what}" for kind in KINDS for what in _COLUMNS)]
    rows = [
        [name, *(figure for kind in KINDS for figure in _figures(tallies.get(kind)))]
        for name, tallies in found.items()
    ]
    return table("7. Faults", columns, rows)


_COLUMNS = ("runs", "killed", "owed", "lost", "doubled")


def _figures(tally: Tally | None) -> list[object]:
    if tally is None:
        return ["-"] * len(_COLUMNS)
    return [tally.runs, tally.deaths, tally.owed, tally.lost, tally.doubled]


def _shown(tally: Tally) -> str:
    return ", ".join(f"{n} {what}" for what, n in zip(_COLUMNS, _figures(tally), strict=True))


if __name__ == "__main__":
    main()
