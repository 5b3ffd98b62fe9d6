"""`/keiyaku TEXT` as signed HTTP requests, beside an app that only acknowledges."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count, cycle, islice
from pathlib import Path

from tests.bench.commands import signed_command
from tests.bench.load import Load, run
from tests.bench.questions import Question, distinct
from tests.bench.servers import THREADS, WORKERS, Server, serving
from tests.bench.stats import median
from tests.bench.tables import share, table
from tests.standin import BOT_TOKEN, SIGNING_SECRET, Slack

CONNECTIONS = 32
ROUNDS = 7
SECONDS, WARM_SECONDS = 1.5, 0.4
VARIED = 50
MOST_DISTINCT = 12_000
"""At most so many texts in one run; a faster server ends the run sooner."""


@dataclass
class Pattern:
    """A sort of traffic, and what the desk (A) and the app that only acknowledges (B) made of it."""

    name: str
    questions: Sequence[Question]
    ever_new: bool = False
    pairs: list[tuple[Load, Load]] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """The median over the rounds of A's rate to B's beside it."""
        return median([a.rate / b.rate for a, b in self.pairs])


@dataclass
class Traffic:
    """Makes requests, none of them twice the same."""

    rulebook: str | None = None
    _numbers: Iterator[int] = field(default_factory=count)
    _told: int = 0

    def requests(self, pattern: Pattern, port: int) -> Iterator[bytes]:
        """Signed requests, made before the clock runs."""
        if pattern.ever_new:
            texts = [q.text for q in distinct(pattern.questions, self._told, MOST_DISTINCT)]
            self._told += MOST_DISTINCT
            return iter([signed_command(text, next(self._numbers), port) for text in texts])
        several = islice(cycle(pattern.questions), max(500, len(pattern.questions)))
        return cycle([signed_command(q.text, next(self._numbers), port) for q in several])


@dataclass(frozen=True)
class Throughput:
    """The desk's share of the rate of an app that only acknowledges, and its memory."""

    ratios: dict[str, float]
    resident: float


def throughput(questions: Sequence[Question], folder: Path) -> tuple[list[str], Throughput]:
    """The tables, and their chief figures."""
    rulebook = questions[0].rulebook
    own = [q for q in questions if q.rulebook == rulebook and not q.thread]
    patterns = [
        Pattern("one text, repeated", own[:1]),
        Pattern(f"{len(own[:VARIED])} texts in turn", own[:VARIED]),
        Pattern("every text new", own, ever_new=True),
    ]
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # the stand-in would report each call
    with ExitStack() as stack:
        slack = stack.enter_context(Slack())
        settings = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
            "KEIYAKU_RULEBOOK": rulebook or "",
        }
        desk = stack.enter_context(serving("desk", "bot.serving:create_wsgi()", folder, settings))
        ack_only, nothing = (
            stack.enter_context(serving(name, f"tests.bench.opponents:{name}()", folder, settings))
            for name in ("ack_only", "nothing")
        )
        at_first = desk.resident
        traffic = Traffic()
        ceiling = [_measured(nothing, patterns[1], traffic) for _ in range(3)]
        for pattern in patterns:
            for _ in range(ROUNDS):
                # A and B in turn, so that a slower minute of the machine hits both.
                pair = (_measured(desk, pattern, traffic), _measured(ack_only, pattern, traffic))
                pattern.pairs.append(pair)
        held = desk.resident
    result = Throughput({pattern.name: pattern.ratio for pattern in patterns}, held)
    return [_rates(patterns, ceiling, (at_first, held)), _times(patterns)], result


def _measured(server: Server, pattern: Pattern, traffic: Traffic) -> Load:
    warming = traffic.requests(pattern, server.port)
    run(server.port, warming, connections=CONNECTIONS, seconds=WARM_SECONDS)
    requests = traffic.requests(pattern, server.port)
    before = server.processor_seconds
    load = run(server.port, requests, connections=CONNECTIONS, seconds=SECONDS)
    load.served_in = server.processor_seconds - before
    return load


def _rates(patterns: Sequence[Pattern], ceiling: Sequence[Load], held: tuple[float, float]) -> str:
    rows = []
    for pattern in patterns:
        desk, ack = zip(*pattern.pairs, strict=True)
        ratios = [a.rate / b.rate for a, b in pattern.pairs]
        spread = f"{100 * min(ratios):.0f}-{100 * max(ratios):.0f} %"
        costs = [median([each.cost for each in loads]) for loads in (desk, ack)]
        size = median([each.size for each in desk]) / 1024
        rows.append(
            [
                pattern.name,
                median([each.rate for each in desk]),
                median([each.rate for each in ack]),
                share(pattern.ratio, 1),
                spread,
                *costs,
                share(costs[1], costs[0]),
                size,
                share(median([each.share for each in desk]), 1),
            ]
        )
    columns = [
        "/keiyaku TEXT",
        "desk req/s",
        "ack only req/s",
        "ratio",
        "spread",
        "desk CPU ms",
        "ack CPU ms",
        "by CPU",
        "answer KB",
        "load's CPU",
    ]
    rate, busy = median([each.rate for each in ceiling]), median([each.share for each in ceiling])
    notes = (
        f"gunicorn gthread {WORKERS} x {THREADS}, SQLite, {CONNECTIONS} connections",
        f"medians over {ROUNDS} rounds A B A B; ratio: the median of the pairs",
        "CPU ms: of the server for one request; by CPU: the ratio of these, steadier on a busy machine",
        f"ceiling: the same load on an empty WSGI app {rate:,.0f} req/s, {100 * busy:.0f} % of a core for the load",
        f"the load alone could send {1 / _per_request(ceiling):,.0f} req/s with a core of its own",
        f"a worker of the desk holds {held[0]:,.0f} MB when it starts, {held[1]:,.0f} MB afterwards",
    )
    return table("4a. Serving: rate", columns, rows, "\n  ".join(notes))


def _per_request(loads: Sequence[Load]) -> float:
    """Processor time of the generator for one request."""
    return median([load.busy / len(load.took) for load in loads])


def _times(patterns: Sequence[Pattern]) -> str:
    rows = []
    for pattern in patterns:
        for name, loads in zip(("desk", "ack only"), zip(*pattern.pairs, strict=True), strict=True):
            quantiles = [median([each.milliseconds(q) for each in loads]) for q in (0.5, 0.99)]
            rows.append([f"{pattern.name}: {name}", *quantiles])
    return table(
        f"4b. Serving: time at {CONNECTIONS} connections, ms", ["/keiyaku TEXT", "p50", "p99"], rows
    )
