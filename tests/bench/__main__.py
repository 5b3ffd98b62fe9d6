"""`python -m tests.bench`: measures everything and prints the tables; with `soak`, that one alone.

What killed clocks lose and double takes longer and stands apart: `python -m tests.bench.faults`.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from itertools import chain
from pathlib import Path
from time import monotonic
from types import FrameType

from knowledge import open_desk
from tests.bench.bars import bars
from tests.bench.cold import cold
from tests.bench.questions import question_sets
from tests.bench.reminders import reminders
from tests.bench.soak import soak
from tests.bench.speed import speed
from tests.bench.throughput import throughput
from tests.bench.understanding import understanding

MOST_SECONDS = 900
"""Should anything hang, the bench ends itself and its children."""


def main() -> None:
    """Print the tables; a bar that is not met is no failure."""
    signal.signal(signal.SIGTERM, _ended)
    signal.signal(signal.SIGALRM, _ended)
    signal.alarm(MOST_SECONDS)
    start = monotonic()
    with tempfile.TemporaryDirectory(prefix="keiyaku-bench-") as folder:
        if sys.argv[1:] == ["soak"]:
            _soak(Path(folder))
        else:
            _measure(Path(folder))
    print(f"{monotonic() - start:.0f} seconds")


def _measure(folder: Path) -> None:
    sets, desk = question_sets(), open_desk()
    questions = list(chain.from_iterable(sets.values()))
    _say("understanding")
    _show(*understanding(desk, sets))
    _say("speed in process")
    fast, asking = speed(desk, questions)
    _show(fast)
    _say("cold start and memory")
    started, cold_figures = cold(questions, folder)
    _show(started)
    _say("serving")
    served, rates = throughput(questions, folder)
    _show(*served, bars(asking, cold_figures, rates))
    _soak(folder)
    _say("mornings")
    _show(reminders())


def _soak(folder: Path) -> None:
    _say("soak")
    _show(soak(list(chain.from_iterable(question_sets().values())), folder))


def _show(*tables: str) -> None:
    for each in tables:
        print(each, end="\n\n", flush=True)


def _say(what: str) -> None:
    print(f"measuring: {what} …", file=sys.stderr, flush=True)


def _ended(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(f"the bench was ended by {signal.Signals(number).name}")


if __name__ == "__main__":
    main()
