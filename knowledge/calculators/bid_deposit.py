"""入札保証金の最低額と、納められた額が足りるかを計算します。

Bid deposit (入札保証金, 地方自治法施行令167条の7): the bidder's estimated contract price
(見積もる契約金額, tax included) times the rulebook's rate. The rate is 「…以上」, so a fraction
of a yen is rounded up. Yen in, yen out.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.kinds import BidMethod, TaxMark
from knowledge.model import Value, Worked
from knowledge.money import rate, round_down, round_up, yen
from knowledge.reckoning.carrying import carried_note, cite_with
from knowledge.reckoning.inputs import ByBid, Method, Tax
from knowledge.reckoning.tax import ConsumptionTax, of_bid, tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord

TITLE = "入札保証金"
ROUTE = Route(
    about=words("入札保証金 保証金+入札 保証金+せり売り 所定額+納め"),
    wants=(Form.AMOUNT, Form.VALID, Form.MAY),
    unless=words("契約保証金 免除 還付 代わる担保"),
)


class Rule(RuleRecord):
    """Rate of the bid deposit; `void_cite`: what becomes of a bid with too small a deposit."""

    record: ClassVar[str] = "bid_deposit"
    rate: Parameter
    cite: str
    void_cite: str = ""
    exemption_cites: tuple[str, ...] = ()


class Inputs(Base):
    """What the calculation starts from."""

    amount: Annotated[
        int | None,
        Slot(
            "見積もる契約金額",
            "yen",
            ask="入札しようとする者が見積もる契約金額（税込）はいくらですか。",
            labels=words(
                "見積もる契約金額 見積契約金額 見積もる 見積もっ 見積も 見積金額 見積額 見積 契約金額 入札額"
            ),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    by_bid: ByBid = None
    method: Method = None
    due: Annotated[
        int | None, Slot("所定の保証金額", "yen", labels=words("所定額 所定の額 必要額 最低額"))
    ] = None
    paid: Annotated[
        int | None,
        Slot(
            "納められた額",
            "yen",
            labels=words(
                "しか納め 納めた額 納付額 を納め 納付され 入金 しか入れ しか払 しか預 "
                "納付 納め きっかり だけ納 入れてき 入札保証金 保証金"
            ),
            subjects=("入札保証金", "保証金"),
        ),
    ] = None
    share: Annotated[
        Fraction | None, Slot("考えている率", "rate", labels=("保証金",), chief=True, inner=True)
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The least bid deposit in yen, or whether the paid one is enough.

    Raises MissingInput without an estimate, NotRegulated or NothingInForce without a rule.
    """
    rule = rules.record(Rule)
    figure = rule.rate.on(on)
    if inputs.due is not None and inputs.paid is not None:
        return _sufficiency(inputs.due, inputs.paid, (), rule, rules)
    if inputs.amount is None and inputs.paid is None and inputs.share is not None:
        return _share(inputs, inputs.share, figure, rule, rules)
    if inputs.amount is None and inputs.paid is not None:
        return _reach(inputs.paid, figure, rule, rules, inputs.method)
    amount = inputs.need("amount", inputs.amount)
    base = tax_included(amount, of_bid(inputs.tax, inputs.by_bid, rules), rules)
    due = round_up(base.yen * figure.fraction)
    step = f"{yen(base.yen)} × {rate(figure.fraction)} ＝ {yen(due)}（「以上」なので1円未満切上げ）"
    if inputs.paid is not None:
        return _sufficiency(due, inputs.paid, (*base.steps, step), rule, rules)
    return Worked(
        headline=f"入札保証金は {yen(due)}以上",
        values=(Value.yen("入札保証金", due),),
        steps=(*base.steps, step),
        citations=cite_with(rules, (rule.cite,), inputs.method),
        notes=(*carried_note(rules, rule.cite, inputs.method), *_exemptions(rule)),
        assumptions=base.assumptions,
        provisional=bool(figure.doubt),
    )


def _share(inputs: Inputs, share: Fraction, figure: Figure, rule: Rule, rules: Rules) -> Worked:
    """Whether a proposed rate is not below the rule's; of a price without tax it is too little."""
    whole = share
    if inputs.tax is TaxMark.EXCLUDED:
        tax = rules.national_record(ConsumptionTax).rate.on(rules.on)
        whole = share / (1 + tax.fraction)
    enough, method = whole >= figure.fraction, inputs.method
    return Worked(
        headline=f"入札保証金は見積もる契約金額の {rate(figure.fraction)}以上です（{rate(share)}では{'足ります' if enough else '足りません'}）",
        kind="verdict",
        effect="permitted" if enough else "prohibited",
        steps=(
            f"{rate(share)} {'≧' if enough else '＜'} {rate(figure.fraction)}（「以上」、基礎は税込の額）",
        ),
        citations=cite_with(rules, (rule.cite,), method),
    )


def _reach(paid: int, figure: Figure, rule: Rule, rules: Rules, method: BidMethod | None) -> Worked:
    """The largest estimate for which a paid deposit is enough."""
    largest = round_down(paid / figure.fraction)
    return Worked(
        headline=f"{yen(paid)}で足りるのは、見積もる契約金額が {yen(largest)} まで",
        values=(Value.yen("見積もる契約金額の上限", largest),),
        steps=(f"{yen(paid)} ÷ {rate(figure.fraction)} ＝ {yen(largest)}（1円未満切捨て）",),
        citations=cite_with(rules, (rule.cite,), method),
    )


def _exemptions(rule: Rule) -> tuple[str, ...]:
    listed = "、".join(rule.exemption_cites)
    return (f"{listed} に当たれば全部又は一部を免除できます。",) if listed else ()


def _sufficiency(due: int, paid: int, steps: tuple[str, ...], rule: Rule, rules: Rules) -> Worked:
    enough = paid >= due
    sign = "≧" if enough else "＜"
    cites = (rule.cite, rule.void_cite) if rule.void_cite else (rule.cite,)
    lacking = () if enough else (Value.yen("不足する額", due - paid),)
    says = "達しています" if enough else f"{yen(due - paid)}足りません。このままの入札は無効です"
    return Worked(
        headline=f"納められた {yen(paid)} は所定の {yen(due)} に{says}",
        kind="verdict",
        effect="permitted" if enough else "void",
        values=(Value.yen("所定の入札保証金", due), Value.yen("納められた額", paid), *lacking),
        steps=(*steps, f"納付 {yen(paid)} {sign} 所定 {yen(due)}"),
        citations=tuple(rules.cite(c) for c in cites),
    )
