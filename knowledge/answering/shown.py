"""How the inputs of a calculation were read, as the answer tells it."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

from knowledge.calculation import Calculator
from knowledge.kinds import Titled
from knowledge.money import rate
from knowledge.understanding.slots import Filled


def read_as(calculator: Calculator, filled: Filled) -> dict[str, int | str | bool]:
    """The inputs as they were read, for the answer: yen as numbers, the rest as words."""
    slots, shown_slots = calculator.inputs.slots(), calculator.inputs.fields()
    shown: dict[str, int | str | bool] = {}
    for name, value in filled.values.items():
        if name not in shown_slots:
            continue
        shown[name] = _shown(value, slots[name].unit)
    if "tax" in slots and "tax" not in shown and filled.amounts:
        shown["tax"] = "税込とみなした"
    return shown


def _shown(value: object, unit: str) -> int | str | bool:
    if isinstance(value, Titled):
        return value.title_ja
    if isinstance(value, Fraction):
        return rate(value)
    if isinstance(value, date | time):
        return _moment(value, unit)
    counted = {"days": "日", "months": "か月", "years": "年"}
    if unit in counted:
        return f"{value}{counted[unit]}"
    return value if isinstance(value, int | bool) else str(value)


def _moment(value: date | time, unit: str) -> str:
    if isinstance(value, time):
        return value.isoformat("minutes")
    return f"{value.year}年{value.month}月" if unit == "month" else value.isoformat()
