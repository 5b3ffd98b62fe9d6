"""部分払の限度額を計算します。

Partial payment (部分払): works and manufacture by the formula with 前払金, purchases by the value of
what was delivered. The result is a limit, so a fraction of a yen is cut.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.kinds import ContractKind
from knowledge.model import Value, Worked
from knowledge.money import rate, round_down, yen
from knowledge.reckoning.inputs import Kind, Situation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import brings_up

TITLE = "部分払の限度額"
ROUTE = Route(
    about=words(
        "既済+前払 既済+上限 中間+払 "
        "部分払 出来高+払 既済部分+払 既納部分+払 途中+払 完成+前+払 出来高 "
        "一部+払 先に+払 1棟目 だけ+払"
    ),
    wants=(Form.AMOUNT, Form.MAY, Form.COUNT),
    unless=words("違約金 遅延利息 契約保証金 入札保証金"),
)


class Rule(RuleRecord):
    """The formula's factor, and where works, purchases and separable parts are ruled."""

    record: ClassVar[str] = "partial_payment"
    factor: Parameter
    works_kinds: tuple[ContractKind, ...]
    purchase_cite: str = ""
    whole_cite: str = ""
    whole_words: tuple[str, ...] = ()


class Inputs(Base):
    """What the formula needs; `share` is the finished part as a rate of the price."""

    price: Annotated[
        int | None,
        Slot(
            "請負代金",
            "yen",
            ask="請負代金（契約金額）はいくらですか。",
            labels=words("請負代金 請負金額 請負額 契約金額 契約額 総額 請負 契約"),
            chief=True,
        ),
    ] = None
    advance: Annotated[
        int | None,
        Slot(
            "前払金",
            "yen",
            ask="前払金はいくら払いましたか（払っていなければ「前払金なし」）。",
            labels=("前払金", "前払", "前渡"),
            choices=("前払金なし",),
            zero=True,
        ),
    ] = None
    finished: Annotated[
        int | None,
        Slot(
            "既済部分に相応する額",
            "yen",
            ask="既済部分（出来高）に相応する請負代金相当額はいくらですか。",
            labels=words(
                "既済部分 既済 出来高 出来上が できあが 済んだ 完成 既納部分 既納 "
                "納品済 納品された 届い 届き 納まり 納品分 納入された 納められた 代価 "
                "納入済 納まった できた 相当額 相応 相当"
            ),
            chief=True,
            zero=True,
        ),
    ] = None
    share: Annotated[
        Fraction | None,
        Slot(
            "出来高の割合",
            "rate",
            labels=words("割 出来高 既済部分 進捗 できて 完成"),
            chief=True,
        ),
    ] = None
    advance_share: Annotated[
        Fraction | None, Slot("前払金の割合", "rate", labels=("割", "前払金", "前払"), inner=True)
    ] = None
    no_advance: Annotated[
        bool | None, Slot("前払金の有無", "flag", labels=("前払金", "前払"), inner=True)
    ] = None
    limit: Annotated[
        int | None, Slot("計算済みの限度額", "yen", labels=("限度額", "上限額", "上限"), inner=True)
    ] = None
    proposed: Annotated[
        int | None,
        Slot(
            "払おうとする額",
            "yen",
            labels=words(
                "部分払で 部分払として ほしい 欲しい 払いたい 払って 要求 請求 払おう 払うつもり"
            ),
        ),
    ] = None
    kind: Kind = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The largest partial payment in yen.

    Raises MissingInput for what the formula lacks.
    """
    rule = rules.record(Rule)
    text = inputs.situation or ""
    if inputs.limit is not None and inputs.proposed is not None:
        return _result(
            inputs.limit, "計算済みの限度額による", rule.factor.on(on).cite, inputs, rules
        )
    if inputs.kind is ContractKind.PURCHASE and rule.purchase_cite:
        return _purchase(inputs, rule, rules)
    if rule.whole_cite and brings_up(text, rule.whole_words):
        if inputs.finished is None and inputs.price is None:
            return _whole(rule, rules)
        done = inputs.need("finished", inputs.finished or inputs.price)
        return _result(
            done, "既済部分が明確に分割できるので、その代価の全額", rule.whole_cite, inputs, rules
        )
    finished = inputs.finished
    if finished is None and inputs.share is not None:
        finished = round_down(inputs.need("price", inputs.price) * inputs.share)
    finished = inputs.need("finished", finished)
    advance = 0 if inputs.no_advance is False else inputs.advance
    if advance is None and inputs.advance_share is not None:
        advance = round_down(inputs.need("price", inputs.price) * inputs.advance_share)
    advance = inputs.need("advance", advance)
    price = inputs.need("price", inputs.price) if advance else inputs.price
    figure = rule.factor.on(on)
    paid_share = Fraction(advance, price) if advance and price else Fraction(0)
    limit = round_down(finished * (figure.fraction - paid_share))
    part = f"{yen(advance)} ÷ {yen(price)}" if advance and price else "0（前払金なし）"
    step = f"{yen(finished)} ×（{rate(figure.fraction)} － {part}）＝ {yen(max(limit, 0))}（限度額なので1円未満切捨て）"
    return _result(max(limit, 0), step, figure.cite, inputs, rules)


def _whole(rule: Rule, rules: Rules) -> Worked:
    return Worked(
        headline="既済部分が明確に分割できるので、その代価の全額を部分払できます",
        kind="verdict",
        effect="permitted",
        citations=(rules.cite(rule.whole_cite),),
    )


def _purchase(inputs: Inputs, rule: Rule, rules: Rules) -> Worked:
    amount = inputs.need("finished", inputs.finished)
    return _result(
        amount, f"既納部分に対する代価 ＝ {yen(amount)}", rule.purchase_cite, inputs, rules
    )


def _result(limit: int, step: str, cite: str, inputs: Inputs, rules: Rules) -> Worked:
    proposed = inputs.proposed
    fits = proposed is None or proposed <= limit
    check = (
        ()
        if proposed is None
        else (f"{yen(proposed)} {'≦' if fits else '＞'} 限度額 {yen(limit)}",)
    )
    return Worked(
        headline=f"部分払は {yen(limit)} まで",
        effect="permitted" if fits else "prohibited",
        values=(Value.yen("部分払の限度額", limit),),
        steps=(step, *check),
        citations=(rules.cite(cite),),
        notes=("部分払は「できる」規定で、給付の完了前に限ります。",),
    )
