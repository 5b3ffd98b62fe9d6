"""A price times its number: 948円 × 月50時間 × 12か月, each factor shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from knowledge.money import round_down, yen
from knowledge.precedents.model import Rate
from knowledge.precedents.quantity import Quantity, Unit, plain
from knowledge.precedents.work import Work


@dataclass(frozen=True)
class Part:
    """One price times its number: `low` and `high` differ where a range is published."""

    rate: Rate
    low: int
    high: int
    step: str


class Open(Exception):
    """A number is missing: `unit` of the number, `rate` the price it is for."""

    def __init__(self, unit: str, rate: Rate | None = None) -> None:
        super().__init__(unit)
        self.unit, self.rate = unit, rate


def part_of(rate: Rate, told: Sequence[Quantity], work: Work) -> Part:
    """One price times all that is told of its kind; raises Open where a number is missing."""
    number, factors = _number(rate, told, work)
    low, high = rate.low * number, rate.highest * number
    price = yen(rate.low) if rate.high is None else f"{yen(rate.low)}～{yen(rate.high)}"
    cut = "" if low.denominator == high.denominator == 1 else "（1円未満切捨て）"
    result = yen(round_down(low)) + ("" if rate.high is None else f"～{yen(round_down(high))}")
    return Part(
        rate,
        round_down(low),
        round_down(high),
        f"{rate.name} {price} × {factors} ＝ {result}{cut}",
    )


def _number(rate: Rate, told: Sequence[Quantity], work: Work) -> tuple[Fraction, str]:
    """The number a price is multiplied by, and how it comes about."""
    total, said = Fraction(0), []
    for quantity in told:
        factors = _factors(quantity, work)
        total += prod((number for number, _ in factors), start=Fraction(1))
        said.append(" × ".join(text for _, text in factors))
    less = work.less(told)
    joined = " ＋ ".join(said)
    if less:
        factors = _factors(less[0], work)
        total -= prod((number for number, _ in factors), start=Fraction(1))
        joined = f"（{joined} － {' × '.join(text for _, text in factors)}）"
    elif len(said) > 1:
        joined = f"（{joined}）"
    if total < 0:
        raise Open(told[0].unit, rate)
    return total, joined


def _factors(quantity: Quantity, work: Work) -> list[tuple[Fraction, str]]:
    """A number and what it is to be multiplied by: days, weeks, months, persons."""
    found = [(quantity.number, f"{plain(quantity.number)}{quantity.unit}")]
    inner: tuple[Unit, ...] = ()
    days = work.of("日")
    if quantity.per == "日" and days is not None and quantity is not days:
        found.append((days.number, f"{plain(days.number)}日"))
        inner = ("週",) if days.per == "週" else ()
    elif quantity.per == "回" and (visits := work.of("回")) is not None:
        found.append((visits.number, f"{plain(visits.number)}回"))
        inner = ("週",) if visits.per == "週" else ()
    elif quantity.per == "週":
        inner = ("週",)
    for unit in inner:
        weeks = work.of(unit)
        if weeks is None:
            raise Open("週の数")
        found.append((weeks.number, f"{plain(weeks.number)}週"))
    if not inner and not work.is_whole(quantity):
        found += [(q.number, f"{plain(q.number)}{q.unit}") for q in work.times]
    people = work.of("人")
    if people is not None and quantity.unit in ("時間", "日") and people.number > 1:
        found.append((people.number, f"{plain(people.number)}人"))
    return found
