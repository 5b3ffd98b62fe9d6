"""Counts and totals over entries: only what is a sum in yen is ever added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.months import month_of


@dataclass(frozen=True)
class Total:
    """What was added and what was left out of it: unit prices, estimates, contracts not made."""

    yen: int
    added: tuple[Entry, ...]
    unit_priced: tuple[Entry, ...]
    estimated: tuple[Entry, ...]
    not_contracted: tuple[Entry, ...]

    @property
    def estimate(self) -> int:
        """The yearly estimates (年間見込額) added up among themselves."""
        return sum(entry.estimate or 0 for entry in self.estimated)

    @property
    def taxed(self) -> tuple[Entry, ...]:
        """The entries added that say they are with tax (税込)."""
        return tuple(entry for entry in self.added if entry.tax == "included")


def total_of(entries: Iterable[Entry]) -> Total:
    """Add the sums of entries and say what could not be added."""
    entries = tuple(entries)
    added = tuple(e for e in entries if e.sum is not None)
    return Total(
        yen=sum(e.sum for e in added if e.sum is not None),
        added=added,
        unit_priced=tuple(e for e in entries if e.sum is None and e.rates),
        estimated=tuple(e for e in entries if e.estimate is not None),
        not_contracted=tuple(e for e in entries if e.not_contracted),
    )


def hourly_of(entry: Entry) -> tuple[int, int] | None:
    """The lowest and the highest price by the hour, None where there is none."""
    rates = [rate for rate in entry.rates if rate.unit.endswith("/時")]
    return (min(r.low for r in rates), max(r.highest for r in rates)) if rates else None


def ranked(entries: Iterable[Entry], *, hourly: bool, lowest: bool) -> list[tuple[int, Entry]]:
    """Entries with the figure they are ranked by, the one asked for first."""
    figures = []
    for entry in entries:
        span = hourly_of(entry) if hourly else None
        figure = (span[0] if lowest else span[1]) if span else (None if hourly else entry.sum)
        if figure is not None:
            figures.append((figure, entry))
    return sorted(figures, key=lambda pair: pair[0] if lowest else -pair[0])


def grouped(
    entries: Sequence[Entry], key: Callable[[Entry], str | None]
) -> list[tuple[str, list[Entry]]]:
    """Entries by department, party or month, the largest group first; what has no key is left out."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        name = key(entry)
        if name is not None:
            groups.setdefault(name, []).append(entry)
    return sorted(groups.items(), key=lambda pair: -len(pair[1]))


def group_key(want: str, of: Precedents) -> Callable[[Entry], str | None]:
    """How entries are grouped for a want."""

    def party(entry: Entry) -> str | None:
        found = of.party_of(entry)
        return found.name if found else None

    def month(entry: Entry) -> str | None:
        return month_of(entry.signed) if entry.signed else None

    keys: dict[str, Callable[[Entry], str | None]] = {
        "by_department": lambda entry: entry.department,
        "by_party": party,
        "by_month": month,
        "by_method": lambda entry: of.methods[entry.method],
    }
    return keys[want]
