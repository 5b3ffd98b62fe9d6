"""Which calculation a question is for, by the routes the calculators declare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.calculation import Calculator, Form
from knowledge.understanding.reading import Reading

QUANTITY = frozenset({Form.AMOUNT, Form.DAY, Form.COUNT})


@dataclass(frozen=True)
class Claim:
    """A calculator's claim to a question: more and longer words found make it stronger."""

    calculator: Calculator
    strength: float


def _strength(calculator: Calculator, reading: Reading) -> float:
    route = calculator.route
    if any(word in reading.text for word in route.unless):
        return 0
    best = 0.0
    for alternative in route.about:
        words = alternative.split("+")
        if all(word in reading.text for word in words):
            best = max(best, sum(map(len, words)) + 0.5 * (len(words) - 1))
    if not best:
        return 0
    if reading.forms & frozenset(route.wants):
        return best + 2
    told = bool(reading.amounts or reading.days or reading.counts)
    return best if told and not reading.forms & {Form.WHERE, Form.WHAT} else 0


def claims(calculators: Mapping[str, Calculator], reading: Reading) -> list[Claim]:
    """The calculators that claim a question, strongest first."""
    found = [Claim(c, _strength(c, reading)) for c in calculators.values()]
    return sorted((c for c in found if c.strength > 0), key=lambda c: -c.strength)
