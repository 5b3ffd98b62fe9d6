"""The figures of a rulebook's rules by their path: `small_value_contract.limits.0.limit`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from knowledge import Rulebook
from knowledge.calculators import calculators
from knowledge.rulebook.figures import DatedValue, Parameter


def _within(value: object, path: str) -> Iterator[tuple[str, Parameter]]:
    if isinstance(value, Parameter):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _within(item, f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _within(item, f"{path}.{number}")


def figures_of(book: Rulebook) -> dict[str, Parameter]:
    """Every figure of the book's rules by its path."""
    return dict(pair for name, record in book.records.items() for pair in _within(record, name))


def compared(book: Rulebook) -> dict[str, Parameter]:
    """The figures that a calculation reckons with; rates of interest are read, not compared with."""
    names = {calculator.rule.record for calculator in calculators().values() if calculator.rule}
    interest = {"late_interest.rate", "delay_penalty.rate"}
    found = figures_of(book).items()
    return {p: f for p, f in found if p.partition(".")[0] in names and p not in interest}


def newest(parameter: Parameter) -> DatedValue:
    """The last of a figure's values."""
    return parameter.root[-1]
