"""What a text tells of a work, seen from the prices of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.precedents.model import Precedents, Rate
from knowledge.precedents.quantities import quantities_in
from knowledge.precedents.words import literal, says, words
from knowledge.precedents.work import HOURLY, Work

SHORT = 2
"""Characters of the last word of a part's name."""


def work_in(text: str, of: Precedents) -> Work:
    """What a normalised text tells of a work, seen from a list's prices."""
    rates = [rate for entry in of.entries for rate in entry.rates]
    labels = tuple(dict.fromkeys(word for rate in rates for word in rate.said))
    known, costs = _parts(rates), words().costs
    return Work(
        quantities_in(text, labels),
        only=_followed(text, known, costs.only, costs.with_),
        without=_followed(text, known, costs.without),
        including=_followed(text, known, costs.with_, costs.without),
        taxed=says(text, costs.tax_included),
    )


def _parts(rates: Iterable[Rate]) -> dict[str, str]:
    """The parts of prices by every name people have for them."""
    named = {rate.part: rate.part for rate in rates if rate.counted != "時" or rate.said}
    short = {name[-SHORT:]: name for name in named}  # 手当 is 奨励手当
    return {**short, **named, **dict.fromkeys(words().costs.hourly, HOURLY)}


def _followed(text: str, parts: dict[str, str], behind: str, but: str = "") -> tuple[str, ...]:
    """The parts that are followed by an expression, and not by another."""
    found = []
    for match in re.finditer(literal(tuple(parts)), text):
        other = re.compile(but).match(text, match.end()) if but else None
        if other is None and re.compile(behind).match(text, match.end()):
            found.append(parts[match.group()])
    return tuple(dict.fromkeys(found))


def aside_in(text: str, of: Precedents) -> tuple[str, ...]:
    """The names of parts that a text only leaves out or takes in: no entry is looked for by them."""
    costs = words().costs
    known = _parts([rate for entry in of.entries for rate in entry.rates])
    behind = re.compile(f"{costs.without}|{costs.with_}|{costs.only}")
    found = re.finditer(literal(tuple(known)), text)
    return tuple(match.group() for match in found if behind.match(text, match.end()))
