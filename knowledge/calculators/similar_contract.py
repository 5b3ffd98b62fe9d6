"""契約保証金の免除に使う実績が「種類・規模をほぼ同じくする契約」に当たるか、規模と下限を計算します。

Similar contracts (同種・同規模の実績): the scale is the price of the contract, of a long-term one that of
a year; it must reach a share of the planned price, often enough, within the past years.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import NotRegulated
from knowledge.model import Citation, Effect, Value, Worked
from knowledge.money import rate, round_down, yen
from knowledge.reckoning.inputs import Situation
from knowledge.reckoning.similar_contracts import (
    Facts,
    Scale,
    SimilarRule,
    by_month,
    by_term,
    conditions,
    floor_of,
)
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure
from knowledge.understanding.numerals import NUMERAL, read_numeral
from knowledge.understanding.presence import brings_up

TITLE = "同種同規模の実績"
ROUTE = Route(
    about=words(
        "ほぼ同じくする ほぼ同じ 様式8+規模 様式8+実績 様式8+下限 規模+実績 規模+誓約書 規模+いくら 誓約書+実績 実績+7割 実績+下限 "
        "同種同規模 同程度+実績 実績に書 実績に使 実績+月額 実績+年額 実績+いくら以上 規模+年額 免除の実績 実績+総額 実績+契約金額 実績として 実績にな 実績に入"
    ),
    wants=(Form.AMOUNT, Form.COUNT, Form.MAY, Form.VALID, Form.MUST),
    unless=words("違約金 入札保証金 日割 遅延 最低賃金"),
)
Rule = SimilarRule
_OF_THE_RULE = ("何割", "割合", "何回", "何件", "何年", "パーセント", "とは", "って何")
"""A question for these wants the provision, not a sum."""
_COUNTED = re.compile(rf"(?P<number>{NUMERAL})(?:件|回)")


class Inputs(Base):
    """The contract performed, the contract planned, how many there were and when."""

    record_monthly: Annotated[
        int | None,
        Slot(
            "実績の月額",
            "yen",
            labels=words("実績 過去 履行 以前 前の 契約書に 記載 市と 町と 県と 国と"),
            chief=True,
            per="month",
        ),
    ] = None
    planned_monthly: Annotated[
        int | None,
        Slot("予定の月額", "yen", labels=words("今回 予定 本件 今度 見込"), per="month"),
    ] = None
    planned: Annotated[
        int | None,
        Slot(
            "契約予定金額（年額）",
            "yen",
            labels=words("契約予定金額 予定金額 今回 予定 本件 今度 見込"),
        ),
    ] = None
    record_total: Annotated[
        int | None,
        Slot(
            "実績の契約金額（総額）",
            "yen",
            labels=words("実績 契約金額 過去 履行"),
            chief=True,
        ),
    ] = None
    record_months: Annotated[
        int | None,
        Slot("実績の契約月数", "months", labels=words("実績 契約月数 総額 契約期間"), chief=True),
    ] = None
    planned_months: Annotated[
        int | None, Slot("予定の契約月数", "months", labels=words("今回 予定 本件 今度"))
    ] = None
    times: Annotated[int | None, Slot("実績の件数", "count")] = None
    performed: Annotated[
        date | None,
        Slot("実績の契約を締結した日", "day", labels=words("履行 実績 過去 完了 終わ 締結した")),
    ] = None
    contract_day: Annotated[
        date | None,
        Slot(
            "契約を締結しようとする日",
            "day",
            labels=words("契約日 契約を締結 契約する 今回の契約 契約予定日 に結ぶ に締結 契約を"),
        ),
    ] = None
    owned: Annotated[
        Fraction | None, Slot("国・県の出資の割合", "rate", labels=("出資", "資本金"), chief=True)
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The scale of a record, the least scale asked for, or whether a record counts.

    Raises MissingInput where neither a price nor a number of contracts is told.
    """
    rule = rules.record(Rule)
    if inputs.owned is not None and rule.owned is not None and "出資" in (inputs.situation or ""):
        return _owned(inputs.owned, rule.owned.on(on), rules)
    record, planned = _record(inputs), _planned(inputs)
    facts = _facts(inputs, on)
    if record is not None:
        both = None if planned is None else (record, planned)
        return _judged(facts, rule, rules, both) if both else _scale_alone(record, rule, rules)
    if planned is not None:
        return _floor_alone(planned, rule, rules, on)
    few = facts.times is not None and facts.times < rule.times.on(on).whole
    if not few and facts.performed is None:
        if brings_up(facts.text, _OF_THE_RULE):
            raise NotRegulated("条文そのもののお尋ねです。")
        raise inputs.missing("record_total")
    return _judged(facts, rule, rules, None)


def _facts(inputs: Inputs, on: date) -> Facts:
    text = inputs.situation or ""
    times = inputs.times if inputs.times is not None else _times(text)
    return Facts(on, times, inputs.performed, inputs.contract_day or on, text)


def _record(inputs: Inputs) -> Scale | None:
    if inputs.record_monthly is not None:
        return by_month("実績の規模", inputs.record_monthly)
    if inputs.record_total is None:
        return None
    if inputs.record_months is not None:
        return by_term("実績の規模", inputs.record_total, inputs.record_months)
    total = inputs.record_total
    return Scale(Fraction(total), f"実績の規模: 契約金額 {yen(total)}")


def _planned(inputs: Inputs) -> Scale | None:
    if inputs.planned_monthly is not None:
        return by_month("契約予定金額（年額）", inputs.planned_monthly)
    if inputs.planned is None:
        return None
    if inputs.planned_months is not None:
        return by_term("契約予定金額（年額）", inputs.planned, inputs.planned_months)
    return Scale(Fraction(inputs.planned), f"契約予定金額 {yen(inputs.planned)}（年額とみなした）")


def _times(text: str) -> int | None:
    """How many contracts a text speaks of: 「2件」「3回」."""
    match = _COUNTED.search(text)
    number = read_numeral(match["number"]) if match else None
    return int(number) if number is not None else None


def _scale_alone(record: Scale, rule: Rule, rules: Rules) -> Worked:
    """The scale of the record, and up to which plan it is enough, where no plan is told."""
    figure = rule.share.on(rules.on)
    yearly = round_down(record.amount / figure.fraction)
    monthly = round_down(record.amount / figure.fraction / 12)
    return Worked(
        headline=f"実績の「規模」は {yen(record.shown)}",
        values=(
            Value.yen("実績の規模", record.shown),
            Value.yen("足りる契約予定金額の上限（年額）", yearly),
            Value.yen("足りる契約予定金額の上限（月額）", monthly),
        ),
        steps=(
            record.step,
            f"{yen(record.shown)} ÷ {rate(figure.fraction)} ＝ 年額 {yen(yearly)}（月額 {yen(monthly)}）まで（1円未満切捨て）",
        ),
        citations=_cited(rules, rule.scale_cite, figure.cite),
        notes=(rule.fault,),
    )


def _floor_alone(planned: Scale, rule: Rule, rules: Rules, on: date) -> Worked:
    """The least scale that the plan asks for, where no record is told."""
    least, step = floor_of(planned, rule, on)
    return Worked(
        headline=f"「ほぼ同じくする」実績は {yen(least)} 以上（年額）",
        values=(
            Value.yen("実績の規模の下限", least),
            Value.yen("契約予定金額（年額）", planned.shown),
        ),
        steps=(planned.step, step),
        citations=_cited(rules, rule.scale_cite, rule.share.on(on).cite),
        notes=(rule.fault,),
    )


def _judged(facts: Facts, rule: Rule, rules: Rules, scales: tuple[Scale, Scale] | None) -> Worked:
    """Whether a record counts: no condition may fail; those not told of stay open."""
    all_of_them = conditions(facts, rule, scales)
    failed = [c for c in all_of_them if c.met is False]
    open_ = [c for c in all_of_them if c.met is None]
    effect: Effect = "prohibited" if failed else "conditional" if open_ else "permitted"
    reason = "。".join(c.says for c in failed or open_)
    said = {
        "prohibited": f"実績に書けません（{reason}）",
        "conditional": f"ほかの条件もそろえば実績に書けます（{reason}）",
        "permitted": "実績に書けます",
    }
    values = () if scales is None else (
        Value.yen("実績の規模", scales[0].shown),
        Value.yen("実績の規模の下限", floor_of(scales[1], rule, facts.on)[0]),
    )  # fmt: skip
    return Worked(
        headline=said[effect],
        kind="verdict",
        effect=effect,
        values=values,
        steps=tuple(c.says for c in all_of_them),
        citations=_cited(rules, *(c.cite for c in (*failed, *all_of_them))),
        notes=(
            rule.fault,
            "種類が同じことと、すべて誠実に履行したことは、契約書の写しなどで確かめます。",
        ),
    )


def _cited(rules: Rules, *cites: str) -> tuple[Citation, ...]:
    return tuple(rules.cite(cite) for cite in dict.fromkeys(filter(None, cites)))


def _owned(share: Fraction, least: Figure, rules: Rules) -> Worked:
    """Whether a company owned to that share by the State or the body counts as a counterparty."""
    enough = share >= least.fraction
    shown = f"{least.fraction.numerator}/{least.fraction.denominator}"
    return Worked(
        headline=f"出資が{shown}以上{'なので、実績の相手方に当たります' if enough else 'ではないので、実績の相手方に当たりません'}",
        kind="verdict",
        effect="permitted" if enough else "prohibited",
        values=(Value(name="出資の割合（以上）", value=shown, unit="割合"),),
        steps=(
            f"{share.numerator}/{share.denominator} {'≧' if enough else '＜'} {shown}（「以上」）",
        ),
        citations=(rules.cite(least.cite),),
    )
