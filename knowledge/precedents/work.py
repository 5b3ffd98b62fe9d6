"""A work as a question tells it: its quantities, what is to be left out, and whether tax is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.precedents.model import Rate
from knowledge.precedents.quantity import Quantity, Unit, merged

HOURLY = "時給"
"""How the part paid by the hour is called, whatever the list calls it."""


@dataclass(frozen=True)
class Work:
    """Quantities, and of which parts of the price they are to be reckoned.

    `only` these parts, `without` those, `including` those for certain; `taxed`: with tax.
    """

    quantities: tuple[Quantity, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    taxed: bool = False

    def of(self, unit: Unit) -> Quantity | None:
        """The first quantity of a unit."""
        return next((q for q in self.quantities if q.unit == unit), None)

    @property
    def times(self) -> tuple[Quantity, ...]:
        """How many months, or how many times, what is told for one."""
        months = self.of("か月")
        again = self.of("倍")
        return tuple(q for q in (months, again) if q is not None)

    def is_whole(self, quantity: Quantity) -> bool:
        """Whether a number is that of the whole time, not of each month."""
        return quantity.whole or quantity.per == "年"

    def less(self, told: Sequence[Quantity]) -> list[Quantity]:
        """The quantities that are part of those told (180時間のうち時間外10時間)."""
        return [
            q for q in self.quantities
            if q not in told and q.unit == told[0].unit and q.label and (q.within or told[0].whole)
            and not told[0].label
        ]  # fmt: skip

    def counts(self, rate: Rate) -> bool:
        """Whether a price is to be reckoned at all."""
        if names_of(rate) & {*self.without}:
            return False
        return not self.only or bool(names_of(rate) & {*self.only})

    def demands(self, rate: Rate) -> bool:
        """Whether a price is asked for by name, so that its number must be known."""
        named = bool(names_of(rate) & {*self.only, *self.including})
        return named and not rate.said and self.counts(rate)

    def __str__(self) -> str:
        told = [str(q) for q in self.quantities]
        told += [f"{part}だけ" for part in self.only]
        told += [f"{part}込み" for part in self.including]
        told += [f"{part}抜き" for part in self.without]
        return "、".join([*told, *(["税込"] if self.taxed else [])])


def names_of(rate: Rate) -> set[str]:
    """What people call the part a price pays for."""
    return {HOURLY} if rate.counted == "時" and not rate.said else {rate.part}


def gone_on(before: Work, now: Work) -> Work:
    """A work after a further message in the same thread."""
    return replace(
        now,
        quantities=merged(before.quantities, now.quantities),
        only=now.only or before.only,
        without=tuple(p for p in (*before.without, *now.without) if p not in now.including),
        including=tuple(p for p in (*before.including, *now.including) if p not in now.without),
        taxed=now.taxed or before.taxed,
    )
