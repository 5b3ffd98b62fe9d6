"""Figures as numbers that can be compared, and how far they are apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from knowledge.model import Value

DAY, RATE = "日付", "割合"
PER_CENT = ("%", "％", "パーセント")


def measure(value: Value) -> tuple[Fraction | int, str] | None:
    """A figure as a number with its unit: days by their place in the calendar, rates as fractions.

    >>> measure(Value(name="率", value="5/100", unit="割合")), measure(Value.yen("額", 3))
    ((Fraction(1, 20), '割合'), (3, '円'))
    >>> measure(Value(name="年率", value="10.75", unit="%"))
    (Fraction(43, 400), '割合')
    """
    text = str(value.value)
    try:
        return date.fromisoformat(text).toordinal(), DAY
    except ValueError:
        pass
    try:
        number = Fraction(text.rstrip("%％"))
    except (ValueError, ZeroDivisionError):
        return None
    if text[-1] in PER_CENT or value.unit in PER_CENT:
        return number / 100, RATE
    return (number if value.unit == RATE else int(number)), value.unit


def gap(compared: Sequence[tuple[str, Value | None]]) -> Value | None:
    """How far the largest figure is from the smallest, in whole yen or days; None if they are alike.

    >>> gap([("a", Value.yen("額", 300)), ("b", Value.yen("額", 100))]).value
    200
    """
    measured = [measure(value) for _, value in compared if value]
    sizes = [size for size, _ in filter(None, measured)]
    units = {unit for _, unit in filter(None, measured)}
    if len(sizes) < len(compared) or len(units) != 1 or units <= {DAY, RATE}:
        return None
    apart = int(max(sizes) - min(sizes))
    return Value(name="差", value=apart, unit=units.pop()) if apart else None
