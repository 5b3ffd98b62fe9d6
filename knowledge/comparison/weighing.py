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

DAY, RATE = "日付", "割合"
WORDS = {DAY: ("遅い", "早い")} | dict.fromkeys(("日", "か月", "年"), ("長い", "短い"))
PER_CENT = ("%", "％", "パーセント")


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
    figures = {measure(value) for _, value in compared if value}
    if alone and len(compared) == 1:
        return "定めが見つかったのは1団体だけです。"
    if len(sayings) == 1:
        return "定めがある団体どうしは同じです。" if alone else "同じです。"
    if not figures:
        return "比べられる数字はありません。定めは表のとおりです。"
    if len(figures) > 1 or any(value is None for _, value in compared):
        return f"違います{_in_brackets(gap(compared))}。"
    return "数字は同じです（細かな定めは表のとおり）。"


def _more_or_less(wanted: Asking, compared: Sequence[tuple[str, Value | None]]) -> str:
    told = [(name, measure(value)) for name, value in compared if value]
    sizes = [measured[0] for _, measured in told if measured]
    units = {measured[1] if measured else "" for _, measured in told}
    if len(sizes) < len(compared) or len(units) != 1:
        return "数字だけでは比べられません。"
    if len(sizes) == 1:
        return "数字の定めがあるのは1団体だけです。"
    if min(sizes) == max(sizes):
        return "数字は同じです。"
    extreme = max(sizes) if wanted.more else min(sizes)
    names = "、".join(name for name, measured in told if measured and measured[0] == extreme)
    more, less = WORDS.get(units.pop(), ("大きい", "小さい"))
    return f"{more if wanted.more else less}のは{names}です{_in_brackets(gap(compared))}。"


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


def _in_brackets(apart: Value | None) -> str:
    return f"（差 {apart.value:,}{apart.unit}）" if apart else ""


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
