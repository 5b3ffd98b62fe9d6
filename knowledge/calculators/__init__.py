"""One module per calculation. Being in this folder is the registration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from inspect import isclass
from pkgutil import iter_modules
from types import ModuleType

from knowledge import interest, statutes, tax
from knowledge.calculation import Calculator
from knowledge.rulebook import book
from knowledge.rulebook.figures import RuleRecord


def _declared(module: ModuleType) -> Calculator:
    return Calculator(
        name=module.__name__.rpartition(".")[2],
        title=module.TITLE,
        summary=(module.__doc__ or "").strip().splitlines()[0],
        route=module.ROUTE,
        inputs=module.Inputs,
        rule=getattr(module, "Rule", None),
        calculate=module.calculate,
    )


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
