"""最低制限価格を設けられるか、設定できる範囲(下限・上限)を計算します。

Minimum price (最低制限価格, 地方自治法施行令167条の10第2項): only for contracts of 請負, within the
rulebook's span of the 予定価格. The lower end is rounded up, the upper end down, so that both lie
within the span.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.kinds import ContractKind
from knowledge.model import Value, Worked
from knowledge.money import rate, round_down, round_up, yen
from knowledge.reckoning.carrying import carried_note, cite_with
from knowledge.reckoning.inputs import Kind, Method
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord

TITLE = "最低制限価格"
ROUTE = Route(
    about=("最低制限価格", "最低制限"),
    wants=(Form.AMOUNT, Form.MAY, Form.COUNT, Form.VALID, Form.MUST),
    unless=words(
        "書類 書いと 書いて 併記 どこに書 落札者 落札になり いくらの札 どの札 どこが落札 予定価格書"
    ),
)


class Rule(RuleRecord):
    """The span of the minimum price and the kinds of contract that may have one."""

    record: ClassVar[str] = "minimum_price"
    lowest: Parameter
    highest: Parameter
    kinds: tuple[ContractKind, ...]
    allowed_cite: str


class Inputs(Base):
    """What the calculation needs; `proposed` is a price (or `share` of it) to check."""

    price: Annotated[
        int | None,
        Slot("予定価格", "yen", ask="予定価格はいくらですか。", labels=("予定価格",), chief=True),
    ] = None
    proposed: Annotated[
        int | None,
        Slot(
            "考えている最低制限価格",
            "yen",
            labels=words("最低制限価格 最低制限 設定し に設定 にしたい でもいい"),
        ),
    ] = None
    share: Annotated[
        object | None,
        Slot(
            "考えている割合",
            "rate",
            labels=words("割 最低制限価格 予定価格の に設定 予定価格"),
            chief=True,
        ),
    ] = None
    kind: Kind = None
    method: Method = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The span in yen, or whether a proposed price lies in it, or that none may be set."""
    rule = rules.record(Rule)
    low, high = rule.lowest.on(on), rule.highest.on(on)
    if inputs.kind is not None and inputs.kind not in rule.kinds:
        return Worked(
            headline=f"{inputs.kind.title_ja}には最低制限価格を設けられません（請負の契約に限る）",
            kind="verdict",
            effect="prohibited",
            citations=cite_with(rules, (rule.allowed_cite,), inputs.method),
        )
    if inputs.price is None and inputs.share is not None:
        return _share(inputs, rule, rules, on)
    price = inputs.need("price", inputs.price)
    lowest, highest = round_up(price * low.fraction), round_down(price * high.fraction)
    proposed = inputs.proposed
    fits = proposed is None or lowest <= proposed <= highest
    headline = f"最低制限価格は {yen(lowest)}〜{yen(highest)} の範囲内"
    steps = [
        f"下限: {yen(price)} × {rate(low.fraction)} ＝ {yen(lowest)}（1円未満切上げ）",
        f"上限: {yen(price)} × {rate(high.fraction)} ＝ {yen(highest)}（1円未満切捨て）",
    ]
    if proposed is not None:
        steps.append(f"{yen(proposed)} は範囲の{'内' if fits else '外'}")
        headline = f"{yen(proposed)} は最低制限価格として{'定められます' if fits else '定められません'}（{yen(lowest)}〜{yen(highest)}）"
    return Worked(
        headline=headline,
        kind="calculation" if proposed is None else "verdict",
        effect="permitted" if fits else "prohibited",
        values=(Value.yen("最低制限価格の下限", lowest), Value.yen("最低制限価格の上限", highest)),
        steps=tuple(steps),
        citations=cite_with(rules, (low.cite, rule.allowed_cite), inputs.method),
        notes=(
            "工事又は製造その他についての請負の契約に限ります。",
            *carried_note(rules, low.cite, inputs.method),
        ),
        provisional=bool(low.doubt or high.doubt),
    )


def _share(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    low, high = rule.lowest.on(on), rule.highest.on(on)
    fits = low.fraction <= inputs.share <= high.fraction  # type: ignore[operator] # a Fraction
    return Worked(
        headline=f"予定価格の{rate(inputs.share)}は最低制限価格として{'定められます' if fits else '定められません'}",  # type: ignore[arg-type] # a Fraction
        kind="verdict",
        effect="permitted" if fits else "prohibited",
        steps=(f"範囲は予定価格の {rate(low.fraction)} から {rate(high.fraction)} まで",),
        citations=cite_with(rules, (low.cite,), inputs.method),
    )
