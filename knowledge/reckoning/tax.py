"""Consumption tax (消費税): amounts given without it are brought to tax-included ones first.

Source of the rate: national law, dated (消費税法29条 with 地方税法); rounding by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from knowledge.kinds import TaxMark
from knowledge.money import rate, round_down, yen
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord


class ConsumptionTax(RuleRecord):
    """The combined rate of 消費税 and 地方消費税."""

    record: ClassVar[str] = "consumption_tax"
    rate: Parameter


class AwardPrice(RuleRecord):
    """That bids are written without tax and the tax is added for the award (落札価格)."""

    record: ClassVar[str] = "award_price"
    cite: str
    title: str = "落札価格"
    write_title: str = "入札書に書く額"


@dataclass(frozen=True)
class TaxIncluded:
    """An amount with tax in whole yen, the step that made it, and what was assumed."""

    yen: int
    steps: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def of_bid(mark: TaxMark | None, by_bid: bool | None, rules: Rules) -> TaxMark | None:
    """The tax mark of an amount: one written in a bid is without tax where the body says so."""
    return TaxMark.EXCLUDED if by_bid and mark is None and rules.has(AwardPrice) else mark


def tax_included(
    amount: int, mark: TaxMark | None, rules: Rules, on: date | None = None
) -> TaxIncluded:
    """`amount` yen with tax: 税抜 is multiplied by 1 + rate (1円未満切捨て), else taken as it is."""
    if mark is TaxMark.EXCLUDED:
        figure = rules.national_record(ConsumptionTax).rate.on(on or rules.on)
        total = round_down(amount * (1 + figure.fraction))
        step = f"税抜 {yen(amount)} ＋ 消費税{rate(figure.fraction)} ＝ 税込 {yen(total)}（1円未満切捨て）"
        return TaxIncluded(total, (step,))
    if mark is None:
        return TaxIncluded(
            amount, (), ("金額は税込とみなしました。税抜なら「税抜」と書いてください。",)
        )
    return TaxIncluded(amount)
