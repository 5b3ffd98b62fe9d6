"""What a comparison comes to: the same or not, and which is more."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.comparison.measures import DAY, gap, measure
from knowledge.comparison.wanted import Asking
from knowledge.model import Value

WORDS = {DAY: ("遅い", "早い")} | dict.fromkeys(("日", "か月", "年"), ("長い", "短い"))


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


def _in_brackets(apart: Value | None) -> str:
    return f"（差 {apart.value:,}{apart.unit}）" if apart else ""
