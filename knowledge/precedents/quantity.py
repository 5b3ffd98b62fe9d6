"""A number of hours, days or pieces of work, as it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Unit = Literal["時間", "日", "件", "人", "回", "か月", "週", "倍"]


@dataclass(frozen=True)
class Quantity:
    """A number of hours, days, pieces …; `per` 月, 週, 日, 回 or 年 where it is told for each of them.

    `label` is the kind of it (時間外, 現金), `within` that it is part of the one before (うち10時間),
    `whole` that it is the number for the whole time.
    """

    number: Fraction
    unit: Unit
    per: str = ""
    label: str = ""
    within: bool = False
    whole: bool = False
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        if self.unit == "倍":
            return f"×{plain(self.number)}"
        of = {"日": "1日", "回": "1回"}.get(self.per, self.per)
        told = ("うち" if self.within else "") + ("合計" if self.whole else "")
        return f"{told}{self.label}{of}{plain(self.number)}{self.unit}"


def plain(number: Fraction) -> str:
    """A number as people write it.

    >>> plain(Fraction(15, 2)), plain(Fraction(1500)), plain(Fraction(22, 3))
    ('7.5', '1,500', '7と1/3')
    """
    if number.denominator == 1:
        return f"{int(number):,}"
    if 100 % number.denominator == 0:
        return f"{float(number):,.2f}".rstrip("0")
    whole, rest = divmod(number, 1)
    return f"{whole}と{rest}" if whole else str(rest)


def merged(before: Sequence[Quantity], now: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What holds after a further message: what it tells anew takes the place of the same kind before."""
    anew = {(q.unit, q.label) for q in now}
    return (*now, *(q for q in before if (q.unit, q.label) not in anew))


def blanked(text: str, quantities: Sequence[Quantity]) -> str:
    """The text without its quantities and their labels, place by place."""
    for q in quantities:
        text = text[: q.start] + " " * (q.end - q.start) + text[q.end :]
    return text
