"""How fast the desk answers in process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from time import perf_counter

from knowledge import Desk, KeiyakuError, open_desk
from knowledge.rulebook.book import Rules
from knowledge.understanding.slots import fill
from tests.bench.questions import Question
from tests.bench.stats import median, quantile
from tests.bench.tables import table

RUNS, PASSES, DESKS = 5, 4, 5
Quantiles = tuple[float, float, float]
"""p50, p99 and the maximum."""


def speed(desk: Desk, questions: Sequence[Question]) -> tuple[str, Quantiles]:
    """The table, and what `ask` takes in milliseconds."""
    ask = _quantiles([partial(question.asked, desk) for question in questions])
    calculations = _calculations(desk, questions)
    calculate = _quantiles(calculations)
    opened, first = _opening(questions[0])
    rows = [
        ["ask: a question", f"{len(questions)} texts", *ask],
        [
            "calculation only, its inputs given",
            f"{len(calculations)} inputs",
            *calculate,
        ],
        ["open a further desk", f"{DESKS} desks", opened, "", ""],
        ["its first answer (rulebooks and index are made)", f"{DESKS} desks", first, "", ""],
    ]
    note = f"warm; medians over {RUNS} runs of {PASSES} passes each"
    return table("2. Speed in process, ms", ["what", "over", "p50", "p99", "max"], rows, note), ask


def _quantiles(calls: Sequence[Callable[[], object]]) -> Quantiles:
    """Medians over the runs of p50, p99 and the maximum, in milliseconds."""
    for call in calls:
        call()
    runs = [[_milliseconds(call) for _ in range(PASSES) for call in calls] for _ in range(RUNS)]
    of_runs = [(quantile(run, 0.5), quantile(run, 0.99), max(run)) for run in runs]
    p50, p99, most = (median(values) for values in zip(*of_runs, strict=True))
    return p50, p99, most


def _calculations(desk: Desk, questions: Sequence[Question]) -> list[Callable[[], object]]:
    """The bare calculations that the questions lead to."""
    return list(chain.from_iterable(_calculation(desk, question) for question in questions))


def _calculation(desk: Desk, question: Question) -> list[Callable[[], object]]:
    answer = question.asked(desk)
    calculator = desk.calculators.get(answer.topic or "")
    if calculator is None or answer.rulebook is None or answer.kind == "clarification":
        return []
    rules = Rules(desk.book(answer.rulebook), desk.book("national"), question.today)
    filled = fill(calculator.inputs, question.read(desk))
    try:
        inputs = calculator.inputs.checked(filled.values)
        calculator.calculate(inputs, rules, question.today)
    except KeiyakuError:  # it needs what the search found, too
        return []
    return [partial(calculator.calculate, inputs, rules, question.today)]


def _opening(question: Question) -> tuple[float, float]:
    opened, first = [], []
    for _ in range(DESKS):
        start = perf_counter()
        desk = open_desk()
        opened.append((perf_counter() - start) * 1000)
        first.append(_milliseconds(partial(question.asked, desk)))
    return median(opened), median(first)


def _milliseconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000
