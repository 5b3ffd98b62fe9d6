"""Figures of law: dated values with unit and citation, never a bare number.

A `Parameter` is a series of `DatedValue`s. Asking it for a day gives a `Figure`,
or `NothingInForce`: a figure of another day is never passed off as this day's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Field, RootModel, model_validator

from knowledge.errors import NothingInForce
from knowledge.model import Frozen
from knowledge.rulebook.articles import Status

_doubts: ContextVar[list[str]] = ContextVar("doubts")


@contextmanager
def doubts() -> Iterator[list[str]]:
    """Collects why figures looked up inside may be doubtful, so that no result forgets to say so."""
    found: list[str] = []
    token = _doubts.set(found)
    try:
        yield found
    finally:
        _doubts.reset(token)


def _fraction(value: object) -> object:
    return Fraction(value) if isinstance(value, str) and "/" in value else value


Number = Annotated[int | Fraction, BeforeValidator(_fraction)]


class DatedValue(Frozen):
    """One value with the days it holds. `verified_until`: the last day somebody checked."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    from_: date = Field(alias="from")
    until: date | None = None
    value: Number | None
    unit: str
    cite: str
    status: Status = "C"
    verified_until: date | None = None
    basis: str = ""
    note: str = ""


class Figure(Frozen):
    """A value in force on a day, and why it may be doubtful (`doubt`, empty if it is not)."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    value: int | Fraction
    unit: str
    cite: str
    doubt: str = ""
    note: str = ""

    @property
    def whole(self) -> int:
        """The value as a whole number (yen, days, persons)."""
        return int(self.value)

    @property
    def fraction(self) -> Fraction:
        """The value as an exact fraction (a rate)."""
        return Fraction(self.value)


class Parameter(RootModel[tuple[DatedValue, ...]]):
    """A figure through time.

    >>> limit = Parameter.model_validate([{"from": "2007-04-01", "until": "2025-03-31", "value": 10,
    ...     "unit": "日", "cite": "第5条", "verified_until": "2024-03-31"}])
    >>> limit.on(date(2020, 4, 1)).whole, limit.on(date(2020, 4, 1)).doubt
    (10, '')
    >>> limit.on(date(2024, 4, 1)).doubt
    '2024-03-31までしか確認していない値です。'
    >>> limit.on(date(2025, 4, 1))
    Traceback (most recent call last):
        ...
    knowledge.errors.NothingInForce: 2025-04-01の値は収録していません（第5条）。
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _spans_follow_each_other(self) -> Parameter:
        for earlier, later in zip(self.root, self.root[1:], strict=False):
            if earlier.until is not None and earlier.until >= later.from_:
                raise ValueError(f"values of {earlier.from_} and {later.from_} overlap")
            if earlier.from_ >= later.from_:
                raise ValueError(f"values of {earlier.from_} and {later.from_} are out of order")
        if not self.root:
            raise ValueError("a parameter needs at least one value")
        return self

    def _holding(self, day: date) -> DatedValue | None:
        for dated in reversed(self.root):
            if dated.from_ <= day:
                return dated if dated.until is None or day <= dated.until else None
        return None

    def on(self, day: date) -> Figure:
        """The figure in force on `day`; raises NothingInForce where none is known."""
        dated = self._holding(day)
        if dated is None or dated.value is None:
            first = self.root[0]
            since = f"。収録は{first.from_.isoformat()}から" if day < first.from_ else ""
            raise NothingInForce(
                f"{day.isoformat()}の値は収録していません（{first.cite}{since}）。"
            )
        doubt = ""
        if dated.verified_until is not None and day > dated.verified_until:
            doubt = f"{dated.verified_until.isoformat()}までしか確認していない値です。"
            _doubts.get([]).append(f"{dated.cite}: {doubt}")
        return Figure(
            value=dated.value, unit=dated.unit, cite=dated.cite, doubt=doubt, note=dated.note
        )


class RuleRecord(Frozen):
    """Base of the typed rules a rulebook may hold; each calculator declares its own.

    `record` is the name of the rule in `rules.yaml`.
    """

    record: ClassVar[str] = ""
