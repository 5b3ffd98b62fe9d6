"""A cost put into words and figures: the sum, its parts, tax, and what is not in it."""

from __future__ import annotations

from knowledge.model import Value
from knowledge.money import yen
from knowledge.precedents.costing import Cost
from knowledge.precedents.model import Entry
from knowledge.precedents.work import Work


def _span(low: int, high: int) -> str:
    return yen(low) if low == high else f"{yen(low)}～{yen(high)}"


def cost_shown(entry: Entry, cost: Cost, work: Work, low: int, high: int) -> str:
    """The sum for the headline: of a price without tax both sums, the one asked for first."""
    if entry.tax != "excluded":
        return _span(cost.low, cost.high)
    with_tax = f"税込 {_span(low, high)}"
    without = f"税抜 {_span(cost.low, cost.high)}"
    return f"{with_tax}（{without}）" if work.taxed else f"{without}（{with_tax}）"


def _named(name: str, low: int, high: int) -> tuple[Value, ...]:
    if low == high:
        return (Value.yen(name, low),)
    return Value.yen(f"{name}（下限）", low), Value.yen(f"{name}（上限）", high)


def cost_values(entry: Entry, cost: Cost, work: Work, low: int, high: int) -> tuple[Value, ...]:
    """The sum first, with and without tax where both are known; then its parts."""
    if entry.tax == "excluded":
        with_tax = _named("試算額（税込）", low, high)
        without = _named("試算額（税抜）", cost.low, cost.high)
        return (*with_tax, *without) if work.taxed else (*without, *with_tax)
    each = [_named(f"{part.rate.name}の分", part.low, part.high) for part in cost.parts]
    several = tuple(value for values in each for value in values) if len(each) > 1 else ()
    return (*_named("試算額", cost.low, cost.high), *several)


def cost_sum(cost: Cost) -> tuple[str, ...]:
    """The step that adds the parts up."""
    if len(cost.parts) == 1:
        return ()
    each = " ＋ ".join(_span(part.low, part.high) for part in cost.parts)
    return (f"合計 {each} ＝ {_span(cost.low, cost.high)}",)


def cost_notes(entry: Entry, cost: Cost, work: Work) -> tuple[str, ...]:
    """What is to be said beside a cost."""
    return (*_left_out(entry, cost), *_untold_tax(entry, work), *_own(entry))


def _left_out(entry: Entry, cost: Cost) -> tuple[str, ...]:
    """What the published price does not hold, or the question did not ask for."""
    priced = [f"{rate.name}（{rate.low:,}円/{rate.counted}）" for rate in cost.left]
    found = [f"次の単価の分は入れていません: {'、'.join(priced)}。"] if priced else []
    if entry.extras:
        extras = "、".join(entry.extras)
        found.append(f"公表に額のないもの（{extras}）は入れていません。")
    return tuple(found)


def _untold_tax(entry: Entry, work: Work) -> tuple[str, ...]:
    said = "この単価が税込か税抜かは公表に書かれていないので、消費税を足していません。"
    return (said,) if entry.tax is None and work.taxed else ()


def _own(entry: Entry) -> tuple[str, ...]:
    return (f"{entry.number}: {entry.note}",) if entry.note else ()
