"""One module per calculation. Being in this folder is the registration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, wraps
from importlib import import_module
from inspect import isclass
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from knowledge.calculation import Calculator
from knowledge.model import Worked
from knowledge.reckoning import interest, statutes, tax
from knowledge.rulebook import book
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord, doubts

Calculation = Callable[[Any, Rules, date], Worked]


def _declared(module: ModuleType) -> Calculator:
    return Calculator(
        name=module.__name__.rpartition(".")[2],
        title=module.TITLE,
        summary=(module.__doc__ or "").strip().splitlines()[0],
        route=module.ROUTE,
        inputs=module.Inputs,
        rule=getattr(module, "Rule", None),
        calculate=_doubting(module.calculate),
    )


def _doubting(calculate: Calculation) -> Calculation:
    """`calculate`, its result marked 暫定 where a figure it used is not verified for the day."""

    @wraps(calculate)
    def calculated(inputs: Any, rules: Rules, on: date) -> Worked:  # noqa: ANN401 - its own Inputs
        with doubts() as found:
            worked = calculate(inputs, rules, on)
        if not found or worked.provisional:
            return worked
        notes = (*worked.notes, *dict.fromkeys(found))
        return worked.model_copy(update={"provisional": True, "notes": notes})

    return calculated


def _modules() -> list[ModuleType]:
    names = sorted(info.name for info in iter_modules(__path__) if not info.name.startswith("_"))
    return [import_module(f"{__name__}.{name}") for name in names]


@cache
def calculators() -> Mapping[str, Calculator]:
    """All calculations by name."""
    return {calculator.name: calculator for calculator in map(_declared, _modules())}


@cache
def record_kinds() -> Mapping[str, type[RuleRecord]]:
    """All kinds of rule record a rulebook may hold: what the calculators declare, and shared ones."""
    return {
        kind.record: kind
        for module in (*_modules(), interest, statutes, tax, book)
        for kind in vars(module).values()
        if isclass(kind) and issubclass(kind, RuleRecord) and kind.record
    }
