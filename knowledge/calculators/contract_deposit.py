"""契約保証金の最低額、契約変更のときの追加・還付額、入札保証金を充てた残りを計算します。

Contract deposit (契約保証金, 地方自治法施行令167条の16): contract price (tax included) times the
rulebook's rate, 「以上」: rounded up to the yen. On a change of price the deposit follows in
proportion: what is to be added is rounded up, what is given back is rounded down.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import NotRegulated
from knowledge.model import Value, Worked
from knowledge.money import rate, round_down, round_up, yen
from knowledge.reckoning.inputs import ByBid, Tax
from knowledge.reckoning.tax import of_bid, tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord

TITLE = "契約保証金"
ROUTE = Route(
    about=words("契約保証金 保証金+契約 保証金+落札 保証金+増額 保証金+減額"),
    wants=(Form.AMOUNT, Form.MAY, Form.VALID),
    unless=("免除でき", "代わる担保"),
)


class Rule(RuleRecord):
    """Rate of the contract deposit, and where change and offsetting are ruled.

    `waived`: what is said where the body waives the deposit outright, by `cite`; then there is no rate.
    """

    record: ClassVar[str] = "contract_deposit"
    rate: Parameter | None = None
    waived: str = ""
    cite: str
    change_cite: str = ""
    offset_cite: str = ""
    exemption_cite: str = ""


class Inputs(Base):
    """What the calculation starts from; `before`, `after`, `change_by` for a change of contract."""

    amount: Annotated[
        int | None,
        Slot(
            "契約金額",
            "yen",
            ask="契約金額（税込。単価契約なら単価×予定数量）はいくらですか。",
            labels=words("契約金額 契約額 請負代金 請負金額 落札額 落札金額 落札価格 委託料 総額"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    by_bid: ByBid = None
    before: Annotated[
        int | None,
        Slot(
            "変更前の契約金額",
            "yen",
            ask="変更前の契約金額はいくらですか。",
            labels=words(
                "変更前 当初の契約金額 当初の契約額 当初契約額 はじめ 最初 当初契約 "
                "元の契約 もとの契約"
            ),
        ),
    ] = None
    after: Annotated[
        int | None,
        Slot("変更後の契約金額", "yen", ask="変更後の契約金額はいくらですか。", labels=("変更後",)),
    ] = None
    change_by: Annotated[int | None, Slot("増減額", "yen", labels=("増減額",))] = None
    change_rate: Annotated[
        Fraction | None,
        Slot(
            "増減の割合",
            "rate",
            labels=words("割 アップ ダウン 増 減 上が 下が"),
            inner=True,
        ),
    ] = None
    offset: Annotated[
        bool | None,
        Slot("入札保証金を充てる", "flag", labels=words("充て 充当 あてる あてて"), inner=True),
    ] = None
    decrease: Annotated[
        bool | None,
        Slot(
            "減額の変更",
            "flag",
            labels=words("減額 減って 減った 減る 下がって 下がった 返す 還付 減らし マイナス変更"),
            inner=True,
        ),
    ] = None
    changed: Annotated[
        bool | None,
        Slot(
            "契約の変更",
            "flag",
            labels=words("増額 減額 契約変更 変更契約 契約の変更 増えて 減って"),
            inner=True,
        ),
    ] = None
    paid: Annotated[
        int | None,
        Slot(
            "納付済みの契約保証金",
            "yen",
            labels=words("預かり 預かって 納付済 納付 納めて もらって 契約保証金 保証金"),
            subjects=("契約保証金", "保証金"),
        ),
    ] = None
    share: Annotated[
        Fraction | None, Slot("考えている率", "rate", labels=("保証金",), inner=True)
    ] = None
    bid_deposit: Annotated[
        int | None, Slot("納付済みの入札保証金", "yen", labels=("入札保証金",))
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The least contract deposit in yen; on a change what to add or give back.

    Raises MissingInput for a missing price, NotRegulated or NothingInForce without a rule.
    """
    rule = rules.record(Rule)
    if rule.rate is None:
        return _waived(rule, rules)
    figure = rule.rate.on(on)
    deposit = inputs.bid_deposit
    if inputs.offset and deposit is None:
        deposit = inputs.paid
    told = (inputs.before, inputs.after, inputs.change_by, inputs.change_rate)
    if inputs.share is not None and inputs.amount is None and not inputs.changed:
        return _share(inputs.share, figure, rule, rules)
    changed = inputs.changed or any(value is not None for value in told)
    if changed and deposit is None:
        return _change(inputs, rule, figure, rules)
    base = tax_included(
        inputs.need("amount", inputs.amount), of_bid(inputs.tax, inputs.by_bid, rules), rules
    )
    due = round_up(base.yen * figure.fraction)
    step = f"{yen(base.yen)} × {rate(figure.fraction)} ＝ {yen(due)}（「以上」なので1円未満切上げ）"
    if deposit is not None and rule.offset_cite:
        return _offset(deposit, due, (*base.steps, step), rule, rules)
    if inputs.paid is not None:
        return _sufficiency(due, inputs.paid, (*base.steps, step), rule, rules)
    notes = (
        (f"{rule.exemption_cite}各号に当たれば全部又は一部を免除できます。",)
        if rule.exemption_cite
        else ()
    )
    return Worked(
        headline=f"契約保証金は {yen(due)}以上",
        values=(Value.yen("契約保証金", due),),
        steps=(*base.steps, step),
        citations=(rules.cite(rule.cite),),
        notes=notes,
        assumptions=base.assumptions,
        provisional=bool(figure.doubt),
    )


def _share(share: Fraction, figure: Figure, rule: Rule, rules: Rules) -> Worked:
    """Whether a proposed rate is not below the rule's."""
    enough = share >= figure.fraction
    return Worked(
        headline=f"契約保証金は契約金額の {rate(figure.fraction)}以上です（{rate(share)}では{'足ります' if enough else '足りません'}）",
        effect="permitted" if enough else "prohibited",
        steps=(f"{rate(share)} {'≧' if enough else '＜'} {rate(figure.fraction)}（「以上」）",),
        citations=(rules.cite(rule.cite),),
    )


def _waived(rule: Rule, rules: Rules) -> Worked:
    if not rule.waived:
        raise NotRegulated("契約保証金の率の定めがありません。")
    return Worked(
        headline=rule.waived,
        kind="verdict",
        effect="exempt",
        values=(Value.yen("契約保証金", 0),),
        citations=(rules.cite(rule.cite),),
    )


def _sufficiency(due: int, paid: int, steps: tuple[str, ...], rule: Rule, rules: Rules) -> Worked:
    enough = paid >= due
    says = "達しています" if enough else f"{yen(due - paid)}足りません"
    lacking = () if enough else (Value.yen("不足する額", due - paid),)
    return Worked(
        headline=f"納められた {yen(paid)} は契約保証金 {yen(due)} に{says}",
        kind="verdict",
        effect="permitted" if enough else "prohibited",
        values=(Value.yen("契約保証金", due), Value.yen("納められた額", paid), *lacking),
        steps=(*steps, f"納付 {yen(paid)} {'≧' if enough else '＜'} 契約保証金 {yen(due)}"),
        citations=(rules.cite(rule.cite),),
    )


def _offset(deposit: int, due: int, steps: tuple[str, ...], rule: Rule, rules: Rules) -> Worked:
    rest = max(due - deposit, 0)
    return Worked(
        headline=f"入札保証金を充てた残りは {yen(rest)}以上",
        values=(Value.yen("追加で納める額", rest), Value.yen("契約保証金", due)),
        steps=(*steps, f"{yen(due)} － 入札保証金 {yen(deposit)} ＝ {yen(rest)}"),
        citations=(rules.cite(rule.offset_cite), rules.cite(rule.cite)),
    )


def _prices(inputs: Inputs) -> tuple[int, int]:
    """Price before and after the change, from any two of before, after and the difference."""
    sign = -1 if inputs.decrease else 1
    before, after, by = inputs.before, inputs.after, inputs.change_by
    if before is None and after is None and by is not None:
        before = inputs.amount
    if before is None and by is None and inputs.amount != after:
        before = inputs.amount
    if before is None and after is not None and by is not None:
        before = after - sign * by
    if after is None and before is not None and by is not None:
        after = before + sign * by
    if after is None and before is not None and inputs.change_rate is not None:
        after = round_down(before * (1 + sign * inputs.change_rate))
    return inputs.need("before", before), inputs.need("after", after)


def _change(inputs: Inputs, rule: Rule, figure: Figure, rules: Rules) -> Worked:
    before, after = _prices(inputs)
    first = tax_included(before, inputs.tax, rules)
    then = tax_included(after, inputs.tax, rules)
    paid, assumptions = inputs.paid, first.assumptions
    if paid is None:
        paid = round_up(first.yen * figure.fraction)
        assumptions += (f"当初の契約保証金は最低額（{yen(paid)}）とみなしました。",)
    difference = Fraction(paid * then.yen, first.yen) - paid
    more = difference >= 0
    amount = round_up(difference) if more else round_down(-difference)
    name = "追加して納付させる額" if more else "還付する額"
    rounding = "1円未満切上げ" if more else "1円未満切捨て"
    new = paid + amount if more else paid - amount
    return Worked(
        headline=f"契約保証金の{name}は {yen(amount)}",
        values=(Value.yen(name, amount), Value.yen("変更後の契約保証金", new)),
        steps=(
            *first.steps,
            *then.steps,
            f"{yen(paid)} × {yen(then.yen)} ÷ {yen(first.yen)} － {yen(paid)} ＝ {'＋' if more else '－'}{yen(amount)}（{rounding}）",
        ),
        citations=(rules.cite(rule.change_cite), rules.cite(rule.cite)),
        notes=("追加・還付は「できる」規定です。",),
        assumptions=assumptions,
    )
