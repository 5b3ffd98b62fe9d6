"""What work costs at an entry's published unit prices: each price times its hours, days or pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.precedents.model import Entry, Rate
from knowledge.precedents.multiplying import Open, Part, part_of
from knowledge.precedents.quantity import Quantity, Unit, plain
from knowledge.precedents.words import words
from knowledge.precedents.work import Work, names_of

_COUNTED: dict[str, Unit] = {"時": "時間", "日": "日", "件": "件"}
"""The unit in which a price by the 時, 日 or 件 is counted."""


@dataclass(frozen=True)
class Cost:
    """What the work costs, part by part; `left`: published prices that are not in it."""

    parts: tuple[Part, ...]
    left: tuple[Rate, ...]
    assumptions: tuple[str, ...] = ()

    @property
    def low(self) -> int:
        """The sum, of a range its lower end."""
        return sum(part.low for part in self.parts)

    @property
    def high(self) -> int:
        """The upper end."""
        return sum(part.high for part in self.parts)


class NoPrice(Exception):
    """The list has no price for a kind of work told (時間外)."""


def cost_of(entry: Entry, work: Work) -> Cost:
    """Reckon a work by an entry's prices; raises NoPrice or Open.

    Every price is multiplied by its own number; numbers told for a month hold for each month told.
    """
    work = _of_its_parts(entry, work)
    told: dict[Rate, list[Quantity]] = {}
    for quantity in work.quantities:
        rate = _rate_for(entry, quantity)
        if rate is not None and work.counts(rate):
            told.setdefault(rate, []).append(quantity)
    for rate in entry.rates:
        if rate not in told and rate.counted == "日" and work.counts(rate) and not work.only:
            visits = work.of("回")
            told |= {rate: [visits]} if visits is not None else {}
    _need(entry, work, told)
    parts = tuple(part_of(rate, told[rate], work) for rate in entry.rates if rate in told)
    return Cost(parts, tuple(r for r in entry.rates if r not in told), _assumed(parts, told, work))


def _of_its_parts(entry: Entry, work: Work) -> Work:
    """The work without a restriction to parts (交通費は?) for which the entry has no price."""
    parts = {name for rate in entry.rates for name in names_of(rate)}
    return replace(work, only=tuple(part for part in work.only if part in parts))


def _need(entry: Entry, work: Work, told: dict[Rate, list[Quantity]]) -> None:
    """Whether what the question is about has its number; raises Open where not."""
    hourly = next((r for r in entry.rates if r.counted == "時" and not r.said), None)
    for rate in entry.rates:
        if rate not in told and work.demands(rate):
            raise Open(_COUNTED[rate.counted], rate)
    pieces = any(rate.counted == "件" for rate in told)
    alone = work.only or pieces or any(rate.said for rate in told)
    if not told or (hourly is not None and hourly not in told and not alone):
        raise Open(_COUNTED["時"], hourly)


def _rate_for(entry: Entry, quantity: Quantity) -> Rate | None:
    """The price a number is for; raises NoPrice where its kind has none."""
    same = [rate for rate in entry.rates if _COUNTED[rate.counted] == quantity.unit]
    if not same:
        return None
    if quantity.label:
        chosen = next((rate for rate in same if quantity.label in rate.said), None)
        if chosen is not None:
            return chosen
        if quantity.label in words().costs.overtime and not _is_overtime(entry):
            raise NoPrice(quantity.label)
    plain_rate = next((rate for rate in same if not rate.said), None)
    if plain_rate is None:
        raise Open(quantity.unit, same[0])
    return plain_rate


def _is_overtime(entry: Entry) -> bool:
    """Whether the whole contract is for work outside office hours."""
    return any(word in entry.title for word in words().costs.overtime)


def _assumed(
    parts: Sequence[Part], told: dict[Rate, list[Quantity]], work: Work
) -> tuple[str, ...]:
    """What was taken for granted in reading the numbers."""
    found = []
    people = work.of("人")
    if people is not None and people.number > 1:
        found.append(f"時間や日の数は、{plain(people.number)}人それぞれの数とみました。")
    elif any(part.rate.per_person for part in parts):
        found.append("1人分として計算しました。")
    if any(q.unit == "回" for part in parts for q in told[part.rate] if part.rate.counted == "日"):
        found.append("1回を1日と数えました。")
    return tuple(found)
