"""How long a morning takes to be worked out, what memory it needs, how it is paced.

`python -m tests.bench.reminders [SQLite] [PostgreSQL]` prints the table. Each size is measured in a
process of its own, which reads the ledger and plans every channel's post.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from bot.reminders.patience import Patience
from bot.reminders.planning import Planner
from bot.store import Store
from tests.bench.children import environment
from tests.bench.faults import KINDS, database
from tests.bench.tables import table
from tests.bot.reminders.office import (
    CASES,
    DEADLINES,
    ENTERED,
    FRIDAY,
    MORNING,
    OWNERS,
    ReminderOffice,
    case_row,
    deadline,
)
from tests.conftest import postgres_server

SIZES, PER_CHANNEL, DEADLINES_EACH = (1_000, 10_000, 100_000), 20, 4
MOST_SECONDS, MOST_MEGABYTES, BAR = 5.0, 300.0, 10_000
CHUNK = 2_000


def main() -> None:
    """The table; or, as a child, one measurement."""
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measure(sys.argv[2])))
        return
    print(reminders(sys.argv[1:]))


def reminders(kinds: Sequence[str] = ()) -> str:
    """Measure all sizes on these databases, or on all that are here."""
    kinds = kinds or [kind for kind in KINDS if kind == KINDS[0] or postgres_server()]
    rows: list[list[object]] = []
    for kind in kinds:
        for size in SIZES:
            with tempfile.TemporaryDirectory(prefix="keiyaku-bench-") as folder:
                rows.append([f"{kind}, {size:,} cases", *_row(kind, size, Path(folder))])
    columns = ["open cases", "channels", "messages", "plan s", "idle look ms", "MB", "due", "met"]
    paced = _paced(BAR // PER_CHANNEL)
    return table("8. Mornings", columns, rows, paced)


def _row(kind: str, size: int, folder: Path) -> list[object]:
    with database(kind, folder) as url:
        store = Store.open(url)
        _fill(store, size)
        store.close()
        command = [sys.executable, "-m", "tests.bench.reminders", "measure", url]
        done = subprocess.run(
            command, env=environment(), stdout=subprocess.PIPE, check=True, cwd=folder
        )
    found = json.loads(done.stdout)
    met = found["seconds"] < MOST_SECONDS and found["megabytes"] < MOST_MEGABYTES
    bar = f"< {MOST_SECONDS:g} s, {MOST_MEGABYTES:g} MB" if size == BAR else ""
    figures = [found[name] for name in ("channels", "messages", "seconds", "idle", "megabytes")]
    return [*figures, bar, ("yes" if met else "NO") if size == BAR else ""]


def _measure(url: str) -> dict[str, Any]:
    logging.disable(logging.CRITICAL)
    store = Store.open(url)
    office = ReminderOffice(store)
    planner: Planner = office.clock()._planner
    start = time.perf_counter()
    channels = planner.plan(MORNING)
    seconds = time.perf_counter() - start
    again = time.perf_counter()
    planner.plan(MORNING)
    idle = 1_000 * (time.perf_counter() - again)
    return {
        "channels": channels,
        "messages": len(office.posts()),
        "seconds": seconds,
        "idle": idle,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _fill(store: Store, size: int) -> None:
    """Cases of a year: most deadlines lie ahead, one in fifty was missed."""
    chance = Random(size)  # noqa: S311 - made-up cases, no secret
    for begin in range(1, size + 1, CHUNK):
        numbers = range(begin, min(begin + CHUNK, size + 1))
        with store.engine.begin() as connection:
            connection.execute(insert(CASES), [_case(number) for number in numbers])
            connection.execute(
                insert(OWNERS),
                [
                    {"case_id": n, "owner": f"U{n % 97}", "team_id": "T1", "place": 0}
                    for n in numbers
                ],
            )
            connection.execute(insert(DEADLINES), list(_deadlines(numbers, chance)))


def _case(number: int) -> dict[str, Any]:
    row = case_row(f"令和8年度第{number}号の調達", f"C{number // PER_CHANNEL}", "T1", ENTERED)
    return {**row, "id": number}


def _deadlines(numbers: Sequence[int], chance: Random) -> Iterator[dict[str, Any]]:
    for number in numbers:
        for each in range(DEADLINES_EACH):
            ahead = chance.randint(-5, 240)
            yield deadline(number, "T1", each, FRIDAY + timedelta(days=ahead), ENTERED)


def _paced(channels: int) -> str:
    """The posts of a morning on a clock that does not really wait: how long Slack is given."""
    with tempfile.TemporaryDirectory(prefix="keiyaku-bench-") as folder:
        store = Store.open(f"sqlite:///{folder}/paced.sqlite3")
        office = ReminderOffice(store, patience=Patience())
        for number in range(channels):
            office.add_case("複写機の賃借", [FRIDAY], channel=f"C{number}")
        slept = [0.0]
        clock = office.clock()
        deliverer = clock._deliverer
        deliverer._tick = deliverer._pacer._tick = lambda: slept[0]
        deliverer._sleep = lambda seconds: slept.__setitem__(0, slept[0] + seconds)
        office.morning(clock)
        store.close()
    fastest = 60 * channels / slept[0]
    return (
        f"one clock posts in {channels} channels within {slept[0]:.0f} s, "
        f"{fastest:.0f} a minute in a workspace; in one place at most one in {Patience().pace.place} s"
    )


if __name__ == "__main__":
    main()
