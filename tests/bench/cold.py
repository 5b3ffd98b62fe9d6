"""What one question costs from nothing, and what a process holds that answers many."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.children import KEIYAKU, child, environment, resident
from tests.bench.questions import Question, distinct
from tests.bench.stats import median
from tests.bench.tables import table

RUNS = 5
MANY = 20_000
SETTLED = 2_000
"""After so many questions every cache has seen enough to be full."""
_LAUNCH = str(Path(__file__).with_name("launch.py"))


@dataclass(frozen=True)
class Cold:
    """Seconds and megabytes."""

    seconds: float
    peak: float
    resident: float

    @property
    def most(self) -> float:
        """The most that was held."""
        return max(self.peak, self.resident)


def cold(questions: Sequence[Question], folder: Path) -> tuple[str, Cold]:
    """The table, and its chief figures."""
    seconds, peak = _once(questions[0], folder)
    after, asked_in = _stream(questions, folder)
    last = max(after)
    rows = [
        ["keiyaku ask: wall time, s", seconds],
        ["keiyaku ask: peak resident memory, MB", peak],
        [
            f"keiyaku ask --jsonl: resident after all {len(questions)} questions, MB",
            after[len(questions)],
        ],
        [f"  after {SETTLED:,} questions, no two alike, MB", after[SETTLED]],
        [f"  after {last:,} questions, no two alike, MB", after[last]],
        [f"  growth from {SETTLED:,} to {last:,} questions, MB", after[last] - after[SETTLED]],
        ["  questions a second, one after the other", last / asked_in],
    ]
    note = f"wall time and peak: medians over {RUNS} runs; one process of the real command for the stream"
    most = max(after.values())
    return table("3. Cold start and memory", ["what", "measured"], rows, note), Cold(
        seconds, peak, most
    )


def _once(question: Question, folder: Path) -> tuple[float, float]:
    """Wall time and peak memory of a question from the shell."""
    asking = [KEIYAKU, "ask", question.text, "--rulebook", str(question.rulebook)]
    runs = []
    for _ in range(RUNS + 1):
        done = subprocess.run(
            [sys.executable, "-I", "-S", _LAUNCH, *asking, "--today", str(question.today)],
            cwd=folder,
            env=environment(),
            capture_output=True,
            timeout=30,
            check=True,
        )
        run = json.loads(done.stdout)
        if run["status"] != 0:
            raise RuntimeError(
                f"keiyaku ask ended with {run['status']}: {done.stderr.decode()[-500:]}"
            )
        runs.append(run)
    counted = runs[1:]  # the first one may have compiled
    return median([run["seconds"] for run in counted]), median(
        [run["megabytes"] for run in counted]
    )


def _stream(questions: Sequence[Question], folder: Path) -> tuple[dict[int, float], float]:
    """Resident memory after so many questions of one process, and the seconds they took."""
    with child(
        [KEIYAKU, "ask", "--jsonl"], folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        after: dict[int, float] = {}
        start = perf_counter()
        for number, question in enumerate(_many(questions), 1):
            _ask(process, question)
            if number in (len(questions), SETTLED) or number % MANY == 0:
                after[number] = resident(process.pid) or 0.0
        return after, perf_counter() - start


def _many(questions: Sequence[Question]) -> Iterable[Question]:
    yield from questions
    yield from distinct(questions, 0, MANY - len(questions))


def _ask(process: subprocess.Popen[bytes], question: Question) -> None:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("no pipes")
    line = {
        "question": question.text,
        "rulebook": question.rulebook,
        "today": str(question.today),
        "thread": question.thread,
    }
    process.stdin.write(json.dumps(line).encode() + b"\n")
    process.stdin.flush()
    if not process.stdout.readline():
        raise RuntimeError("keiyaku ask --jsonl ended before its questions")
