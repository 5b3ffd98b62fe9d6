"""The figures that must hold, and whether they do."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.cold import Cold
from tests.bench.speed import Quantiles
from tests.bench.tables import table
from tests.bench.throughput import Throughput

LEAST_RATIO, MOST_MEGABYTES = 0.7, 200.0


@dataclass(frozen=True)
class Bar:
    """One figure that must hold."""

    name: str
    limit: float
    measured: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it holds."""
        return self.measured >= self.limit if self.at_least else self.measured < self.limit


def bars(ask: Quantiles, cold: Cold, served: Throughput) -> str:
    """The last table."""
    due = [
        Bar("ask in process, p50, ms", 5.0, ask[0]),
        Bar("ask in process, p99, ms", 25.0, ask[1]),
        Bar("keiyaku ask from cold, s", 1.0, cold.seconds),
        Bar("resident memory, terminal, MB", MOST_MEGABYTES, cold.most),
        Bar("resident memory, web worker, MB", MOST_MEGABYTES, served.resident),
    ]
    for name, ratio in served.ratios.items():
        due.append(
            Bar(f"rate beside ack only, {name}, %", 100 * LEAST_RATIO, 100 * ratio, at_least=True)
        )
    rows = [
        [
            bar.name,
            f"{'>=' if bar.at_least else '<'} {bar.limit:g}",
            bar.measured,
            "yes" if bar.is_met else "NO",
        ]
        for bar in due
    ]
    return table("5. The bars", ["bar", "due", "measured", "met"], rows)
