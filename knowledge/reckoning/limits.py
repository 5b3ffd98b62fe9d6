"""Limits of money by kind of contract (50万円以下、工事・製造は130万円以下), shared by several rules."""

from __future__ import annotations

from datetime import date

from knowledge.kinds import ContractKind
from knowledge.model import Frozen
from knowledge.rulebook.figures import Figure, Parameter


class KindLimit(Frozen):
    """A limit for some kinds of contract; its title is the rulebook's own name for them."""

    title: str
    kinds: tuple[ContractKind, ...]
    limit: Parameter


def limit_for(
    limits: tuple[KindLimit, ...], kind: ContractKind, on: date
) -> tuple[KindLimit, Figure] | None:
    """The limit that holds for `kind` on a day, or None where the rule has none for it."""
    for entry in limits:
        if kind in entry.kinds:
            return entry, entry.limit.on(on)
    return None


def limits_left(
    limits: tuple[KindLimit, ...], kind: ContractKind | None, not_kinds: frozenset[ContractKind]
) -> tuple[KindLimit, ...]:
    """The limits that may apply: the one of `kind`, or all but those of kinds that are denied."""
    if kind is not None:
        return tuple(entry for entry in limits if kind in entry.kinds)
    return tuple(entry for entry in limits if not set(entry.kinds) <= not_kinds)
