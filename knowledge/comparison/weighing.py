"""What a comparison comes to: the same or not, and which is more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from knowledge.model import Value
from knowledge.understanding.vocabulary import vocabulary

DAY = "日付"


@dataclass(frozen=True)
class Asking:
    """What a question wants of a comparison: whether it is the same, which is more, which is less."""

    same: bool = False
    more: bool = False
    less: bool = False


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words))


def asking(text: str) -> Asking:
    """What a text wants of a comparison.

    >>> asking("どっちが重い?"), asking("率は同じ?")
    (Asking(same=False, more=True, less=False), Asking(same=True, more=False, less=False))
    """
    words = vocabulary().comparison
    which = bool(_any_of(words.which).search(text))
    return Asking(
        same=bool(_any_of(words.same).search(text)),
        more=which and bool(_any_of(words.more).search(text)),
        less=which and bool(_any_of(words.less).search(text)),
    )


def verdict_on(
    wanted: Asking,
    compared: Sequence[tuple[str, Value | None]],
    sayings: set[str],
    *,
    alone: bool,
) -> str:
    """The sentence that answers 「同じ?」 or 「どっちが重い?」, or nothing.

    `compared` has each body's chief figure, `sayings` their statements; `alone` says that some
    body has no provision at all.
    """
    if wanted.more or wanted.less:
        return _more_or_less(wanted, compared)
    return _same_or_not(compared, sayings, alone=alone) if wanted.same else ""


def _same_or_not(
    compared: Sequence[tuple[str, Value | None]], sayings: set[str], *, alone: bool
) -> str:
    figures = {(amount(value), value.unit) for _, value in compared if value}
    if alone and len(compared) == 1:
        return "違います（定めがあるのは1団体だけです）。"
    if len(sayings) == 1:
        return "定めがある団体どうしは同じです。" if alone else "同じです。"
    if not figures:
        return "比べられる数字はありません。定めは表のとおりです。"
    if len(figures) > 1 or any(value is None for _, value in compared):
        return "違います。"
    return "数字は同じです（細かな定めは表のとおり）。"


def _more_or_less(wanted: Asking, compared: Sequence[tuple[str, Value | None]]) -> str:
    told = [(name, value, amount(value)) for name, value in compared if value]
    units = {value.unit for _, value, _ in told}
    if len(told) <= 1 or len(units) != 1 or any(size is None for *_, size in told):
        return ""
    sizes = [size for *_, size in told if size is not None]
    extreme = max(sizes) if wanted.more else min(sizes)
    if min(sizes) == max(sizes):
        return "同じです。"
    names = "、".join(name for name, _, size in told if size == extreme)
    later = "遅い" if wanted.more else "早い"
    larger = "大きい" if wanted.more else "小さい"
    unit = units.pop()
    gap = f"（差 {max(sizes) - min(sizes):,}{unit}）" if unit not in (DAY, "割合") else ""
    return f"{later if unit == DAY else larger}のは{names}です{gap}。"


def amount(value: Value) -> Fraction | int | None:
    """A figure as a number: days by their place in the calendar, rates as fractions.

    >>> amount(Value(name="率", value="5/100", unit="割合")), amount(Value.yen("額", 3))
    (Fraction(1, 20), 3)
    """
    if isinstance(value.value, int):
        return value.value
    try:
        return date.fromisoformat(value.value).toordinal()
    except ValueError:
        pass
    try:
        return Fraction(value.value.replace("%", "")) / (100 if "%" in value.value else 1)
    except (ValueError, ZeroDivisionError):
        return None
