"""予定価格が随意契約の限度額(少額随契)に収まるかを判定します。

Small-value negotiated contract (少額随意契約, 地方自治法施行令167条の2第1項1号と別表第五): the
body's own limit by kind of contract, 「以下」 includes the limit. The State's ceiling is shown
beside it, never instead of it. Prices are the whole price, tax included; a lease counts as the
rulebook says (総額 or 年額).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.kinds import ContractKind
from knowledge.model import Effect, Value, Worked
from knowledge.money import round_up, yen
from knowledge.reckoning.inputs import Denied, Kind, Tax
from knowledge.reckoning.limits import KindLimit, limits_left
from knowledge.reckoning.tax import TaxIncluded, tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord

MONTHS = 12
TITLE = "随意契約の限度額"
ROUTE = Route(
    about=words(
        "随意契約 限度額 少額+契約 入札+しなくて 入札+必要 入札+しないと "
        "入札+いる 入札+要る 入札+しなきゃ"
    ),
    wants=(Form.MAY, Form.AMOUNT, Form.MUST),
    unless=words(
        "契約書 請書 見積書 予定価格書 保証金 公表 検査 締結の期限 検査報告書 部分払 違約金"
    ),
)


class Rule(RuleRecord):
    """The body's limits; `other_cites` are the grounds without a limit."""

    record: ClassVar[str] = "small_value_contract"
    limits: tuple[KindLimit, ...]
    cite: str
    lease: Literal["総額", "年額"] = "総額"
    other_cites: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Ceiling(RuleRecord):
    """別表第五: the State's ceilings by column and kind."""

    record: ClassVar[str] = "small_value_ceiling"
    prefecture: dict[str, Parameter]
    municipality: dict[str, Parameter]


class Inputs(Base):
    """What the ruling needs."""

    price: Annotated[
        int | None,
        Slot(
            "予定価格",
            "yen",
            ask="予定価格（税込の総額）はいくらですか。",
            labels=words("予定価格 予定賃貸借料 総額 見込額 見積額 見積"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    tender: Annotated[
        bool | None,
        Slot(
            "入札が要るかを知りたい",
            "flag",
            labels=words(
                "入札が必要 入札は必要 入札必要 入札しないと 入札しなきゃ "
                "入札しなければ 入札がいる 入札いる 入札要る 入札が要 入札は要 "
                "入札にしないと 入札にかけないと 入札にしなきゃ 入札せなあかん "
                "入札せんと 入札すべき"
            ),
            inner=True,
        ),
    ] = None
    months: Annotated[int | None, Slot("借りる月数", "months", chief=True)] = None
    monthly: Annotated[
        bool | None,
        Slot(
            "月額の上限を知りたい",
            "flag",
            labels=words("月額 月々 毎月 月いくら ひと月 1か月あたり"),
            inner=True,
        ),
    ] = None
    kind: Kind = None
    denied: Denied = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether the price lies within the limit; without a price, the limits themselves.

    Raises MissingInput where kinds differ and the kind is not known.
    """
    rule = rules.record(Rule)
    entries = limits_left(rule.limits, inputs.kind, inputs.denied or frozenset())
    figures = [(entry, entry.limit.on(on)) for entry in entries]
    if inputs.price is None and inputs.months and inputs.monthly and len(figures) == 1:
        return _monthly(inputs.months, figures[0], rules)
    if inputs.price is None:
        return _limits(figures, rule, rules, on)
    base = _counted(tax_included(inputs.price, inputs.tax, rules), inputs, rule)
    verdicts = {base.yen <= figure.whole for _, figure in figures}
    if len(verdicts) > 1:
        raise inputs.missing("kind")
    within = verdicts.pop()
    entry, figure = figures[0]
    one_kind = len(figures) == 1
    title = entry.title if one_kind else "どの種類の契約"
    limit = yen(figure.whole) if one_kind else "各号の限度額"
    sign = "≦" if within else "＞"
    return Worked(
        headline=f"限度額による随意契約は{'できます' if within else 'できません'}（{title}: {limit}以下）",
        kind="verdict",
        effect=_effect(inputs, within=within),
        values=(Value.yen("予定価格", base.yen), *_values(figures))
        if one_kind
        else (Value.yen("予定価格", base.yen),),
        steps=(
            *base.steps,
            f"予定価格 {yen(base.yen)} {sign} 限度額 {limit}（「以下」は限度額を含む）",
        ),
        citations=(
            rules.cite(figure.cite if one_kind else rule.cite),
            *(() if within else [rules.cite(cite) for cite in rule.other_cites[:3]]),
        ),
        notes=(*rule.notes, *_advice(within, rule, inputs), *_ceiling(entry, rules, on, one_kind)),
        assumptions=base.assumptions,
        provisional=any(f.doubt for _, f in figures),
    )


def _counted(price: TaxIncluded, inputs: Inputs, rule: Rule) -> TaxIncluded:
    """The price the limit is held against: a lease by the year where the rulebook says 年額."""
    longer = inputs.months is not None and inputs.months > MONTHS
    if inputs.kind is not ContractKind.RENTAL_IN or rule.lease != "年額" or not longer:
        return price
    yearly = round_up(Fraction(price.yen * MONTHS, inputs.months or MONTHS))
    step = f"{yen(price.yen)} ÷ {inputs.months}か月 × {MONTHS}か月 ＝ 年額 {yen(yearly)}（1円未満切上げ）"
    return TaxIncluded(yearly, (*price.steps, step), price.assumptions)


def _effect(inputs: Inputs, *, within: bool) -> Effect:
    """What the limit does to the negotiated contract, or to a tender where that is asked about."""
    if inputs.tender:
        return "exempt" if within else "duty"
    return "permitted" if within else "prohibited"


def _monthly(months: int, limited: tuple[KindLimit, Figure], rules: Rules) -> Worked:
    """The largest monthly price whose total stays within the limit."""
    entry, figure = limited
    most = figure.whole // months
    return Worked(
        headline=f"月額は {yen(most)} まで（{entry.title}の限度額 {yen(figure.whole)}）",
        values=(Value.yen("月額の上限", most), Value.yen("限度額", figure.whole)),
        steps=(f"{yen(figure.whole)} ÷ {months}か月 ＝ {yen(most)}（1円未満切捨て）",),
        citations=(rules.cite(figure.cite),),
        notes=("期間の総額（税込）が限度額以下になる月額です。",),
    )


def _values(figures: list[tuple[KindLimit, Figure]]) -> tuple[Value, ...]:
    return tuple(Value.yen(f"限度額（{entry.title}）", figure.whole) for entry, figure in figures)


def _advice(within: bool, rule: Rule, inputs: Inputs) -> tuple[str, ...]:
    notes = []
    if inputs.kind is ContractKind.RENTAL_IN:
        notes.append(f"借入れは期間の{rule.lease}で見ました。")
    if within:
        notes.append("限度額に収めるために一つの調達を分けることはできません。")
    elif rule.other_cites:
        notes.append("金額のほかの理由（性質・目的、緊急など）による随意契約は別に検討できます。")
    return tuple(notes)


def _ceiling(entry: KindLimit, rules: Rules, on: date, one_kind: bool) -> tuple[str, ...]:
    column = rules.book.head.ceiling
    if column is None or not one_kind:
        return ()
    ceilings: dict[str, Parameter] = getattr(rules.national_record(Ceiling), column)
    parameter = ceilings.get(_ceiling_key(entry))
    if parameter is None:
        return ()
    figure = parameter.on(on)
    return (
        f"参考: 国の上限（施行令別表第五）は {yen(figure.whole)}。適用されるのはこの団体の規則の額です。",
    )


def _ceiling_key(entry: KindLimit) -> str:
    kind = entry.kinds[0]
    if kind in (ContractKind.WORKS, ContractKind.MANUFACTURE):
        return "works_or_manufacture"
    return "other" if kind in (ContractKind.SERVICE, ContractKind.REPAIR) else kind.value


def _limits(figures: list[tuple[KindLimit, Figure]], rule: Rule, rules: Rules, on: date) -> Worked:
    cites = [figure.cite for _, figure in figures] if len(figures) == 1 else [rule.cite]
    listed = "、".join(f"{entry.title} {yen(figure.whole)}" for entry, figure in figures)
    return Worked(
        headline=f"随意契約の限度額（予定価格、以下）: {listed}",
        effect="conditional",
        values=_values(figures)[:6],
        citations=tuple(rules.cite(cite) for cite in cites),
        notes=rule.notes,
    )
