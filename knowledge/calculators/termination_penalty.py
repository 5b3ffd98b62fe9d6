"""契約を解除したときの違約金を計算します。

Penalty on termination (解除の違約金): a share of the whole price, of the part cancelled, or of the rent
that is left of a lease's term, as the contract says; cut below one yen. Which terminations carry it
and which do not is the rulebook's data. Yen in, yen out.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import months_of_term, wareki
from knowledge.errors import UnreadableInput
from knowledge.model import Effect, Frozen, Value, Worked
from knowledge.money import rate, round_down, yen
from knowledge.reckoning.inputs import ByBid, ContractPrice, Situation, Tax
from knowledge.reckoning.lease import month_parts
from knowledge.reckoning.tax import TaxIncluded, of_bid, tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord
from knowledge.understanding.presence import brings_up
from knowledge.understanding.vocabulary import form_patterns, vocabulary

TITLE = "解除の違約金"
ROUTE = Route(
    about=words(
        "解除+違約金 解除+いくら 解除+ペナルティ 打ち切+違約金 打切+違約金 途中でやめ+違約金 "
        "解約+違約金 契約破棄+違約金 倒産+違約金 破産+違約金 履行不能+違約金 履行拒否+違約金 "
        "契約を切+違約金 切る+違約金 打ち切り+違約金 中途解約 契約をやめ+違約金 不正+違約金 虚偽+違約金 暴力団+違約金 違約金+10分の"
    ),
    wants=(Form.AMOUNT, Form.MUST, Form.MAY),
    unless=words("談合 遅延利息 延滞違約金 個人情報 損害賠償 補償 労働条件 最低賃金"),
    worded=True,
)


_PENALTY = words("違約金 ペナルティ いくら 10分の")
"""Words for the penalty itself: damages are another matter."""


class Term(Frozen):
    """The term of a lease, its last day counted."""

    first: date
    last: date
    cite: str


class Free(Frozen):
    """A termination that carries no penalty: the words that bring it up, and what is said."""

    words: tuple[str, ...]
    says: str
    cite: str


class Also(Frozen):
    """A further provision by which the penalty falls due, with the words that bring it up."""

    words: tuple[str, ...]
    cite: str


class Rule(RuleRecord):
    """The share, and what it is a share of.

    `base`: the whole price, the part cancelled where only a part is, or, from the first day of
    `term` on, the rent from the day after the termination to the end of the term.
    """

    record: ClassVar[str] = "termination_penalty"
    rate: Parameter
    cite: str
    base: Literal["whole", "cancelled_part", "remaining_term"] = "whole"
    remaining_rate: Parameter | None = None
    term: Term | None = None
    free: tuple[Free, ...] = ()
    also: tuple[Also, ...] = ()
    notes: tuple[str, ...] = ()


class Inputs(Base):
    """The price, the part cancelled, or the monthly rent and the day of termination."""

    amount: ContractPrice = None
    tax: Tax = None
    by_bid: ByBid = None
    part: Annotated[
        int | None,
        Slot(
            "解除した部分の金額",
            "yen",
            labels=words(
                "解除部分 解除した部分 解除する部分 解除分 部分相当額 相当額 一部解除 一部 だけ解除 "
                "分だけ 分を解除 分の解除 部分だけ"
            ),
        ),
    ] = None
    monthly: Annotated[
        int | None,
        Slot(
            "月額賃貸借料",
            "yen",
            ask="月額の賃貸借料（税込）はいくらですか。",
            labels=words("月額 毎月 賃貸借料"),
            per="month",
        ),
    ] = None
    remaining: Annotated[
        int | None,
        Slot(
            "残りの期間の契約金額",
            "yen",
            labels=words(
                "残りの期間 残り期間 残期間 残存期間 残り 残額 残存 満了までの契約金額 満了までの期間 "
                "満了までの賃貸借料 満了までの 残りの期間の契約金額 翌日から満了"
            ),
        ),
    ] = None
    cancelled_day: Annotated[
        date | None,
        Slot(
            "解除の日",
            "day",
            ask="いつ解除しますか（解除の日で、賃貸借開始日の前と後とで計算が変わります）。",
            labels=words("解除 打ち切 打切 解約 付け"),
            chief=True,
        ),
    ] = None
    before_start: Annotated[
        bool | None,
        Slot(
            "賃貸借開始日の前",
            "flag",
            labels=words(
                "開始日前 開始前 開始日の前 開始の前 開始日より前 開始する前 始まる前 始める前 借りる前 借りはじめる前 "
                "借り始める前 納入前 納品前 スタート前 使い始める前"
            ),
        ),
    ] = None
    share: Annotated[
        Fraction | None, Slot("考えている割合", "rate", labels=("違約金",), chief=True, inner=True)
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The penalty in yen, or that this termination carries none.

    Raises MissingInput for a price, a monthly rent or the day of termination that is needed.
    """
    rule = rules.record(Rule)
    text = inputs.situation or ""
    free = next((f for f in rule.free if brings_up(text, f.words)), None)
    if free is not None and brings_up(text, _PENALTY):
        return Worked(
            headline=free.says,
            kind="verdict",
            effect="prohibited" if re.search(vocabulary().claiming, text) else "exempt",
            values=(Value.yen("違約金", 0),),
            citations=tuple(rules.cite(c) for c in dict.fromkeys((free.cite, rule.cite))),
        )
    if inputs.share is not None and inputs.amount is None:
        return _share(inputs.share, rule, rules, text)
    figure, base = _base(inputs, rule, rules, on)
    penalty = round_down(base.yen * figure.fraction)
    step = f"{yen(base.yen)} × {rate(figure.fraction)} ＝ {yen(penalty)}（1円未満切捨て）"
    return Worked(
        headline=f"違約金は {yen(penalty)}",
        effect=_effect(text) if inputs.share == figure.fraction else "duty",
        values=(Value.yen("違約金", penalty), Value.yen("違約金の基礎", base.yen)),
        steps=(*base.steps, step),
        citations=tuple(rules.cite(c) for c in (figure.cite, *_also(rule, text))),
        notes=tuple(filter(None, (*rule.notes, figure.note))),
        assumptions=base.assumptions,
        provisional=bool(figure.doubt),
    )


def _also(rule: Rule, text: str) -> tuple[str, ...]:
    return tuple(also.cite for also in rule.also if brings_up(text, also.words))


def _effect(text: str) -> Effect:
    """What the right share is to 「…でいい?」, and to 「…を納める必要ある?」."""
    return "duty" if form_patterns()[Form.MUST].search(text) else "permitted"


def _share(share: Fraction, rule: Rule, rules: Rules, text: str) -> Worked:
    """Whether a share somebody has in mind is the rule's."""
    figure = rule.rate.on(rules.on)
    right = share == figure.fraction
    shown = rate(figure.fraction)
    return Worked(
        headline=f"違約金は{shown}です"
        if right
        else f"違約金は{shown}で、{rate(share)}ではありません",
        effect=_effect(text) if right else "prohibited",
        values=(Value(name="違約金の割合", value=shown, unit="割合"),),
        citations=(rules.cite(figure.cite),),
        notes=rule.notes,
    )


def _base(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> tuple[Figure, TaxIncluded]:
    """The share in force and what it is a share of."""
    if rule.base == "remaining_term" and rule.term and rule.remaining_rate:
        started = _started(inputs, rule.term)
        if started:
            return rule.remaining_rate.on(on), _remaining(inputs, rule.term, rules)
        return rule.rate.on(on), _whole_lease(inputs, rule.term, rules)
    if rule.base == "cancelled_part" and inputs.part is not None:
        part = tax_included(inputs.part, of_bid(inputs.tax, inputs.by_bid, rules), rules)
        steps = (*part.steps, f"契約の一部の解除なので、解除した部分 {yen(part.yen)} を基礎とする")
        return rule.rate.on(on), TaxIncluded(part.yen, steps, part.assumptions)
    whole = tax_included(
        inputs.need("amount", inputs.amount), of_bid(inputs.tax, inputs.by_bid, rules), rules
    )
    return rule.rate.on(on), whole


def _started(inputs: Inputs, term: Term) -> bool:
    """Whether the lease had begun on the day of termination."""
    if inputs.cancelled_day is not None:
        return inputs.cancelled_day >= term.first
    if inputs.remaining is not None:
        return True
    if inputs.before_start is None:
        raise inputs.missing("cancelled_day")
    if not inputs.before_start:
        raise inputs.missing("cancelled_day")
    return False


def _whole_lease(inputs: Inputs, term: Term, rules: Rules) -> TaxIncluded:
    """The contract price; of a monthly rent, times the months of the term."""
    if inputs.amount is not None or inputs.monthly is None:
        return tax_included(
            inputs.need("amount", inputs.amount), of_bid(inputs.tax, inputs.by_bid, rules), rules
        )
    monthly = tax_included(inputs.monthly, of_bid(inputs.tax, inputs.by_bid, rules), rules)
    months = months_of_term(term.first, term.last)
    step = f"契約金額: 月額 {yen(monthly.yen)} × {months}か月 ＝ {yen(monthly.yen * months)}"
    return TaxIncluded(monthly.yen * months, (*monthly.steps, step), monthly.assumptions)


def _remaining(inputs: Inputs, term: Term, rules: Rules) -> TaxIncluded:
    """The rent from the day after the termination to the last day of the term."""
    if inputs.remaining is not None:
        return tax_included(inputs.remaining, of_bid(inputs.tax, inputs.by_bid, rules), rules)
    cancelled = inputs.need("cancelled_day", inputs.cancelled_day)
    if cancelled >= term.last:
        raise UnreadableInput(
            f"契約期間は {wareki(term.last)} までです。それより前の解除の日を書いてください。"
        )
    monthly = tax_included(
        inputs.need("monthly", inputs.monthly), of_bid(inputs.tax, inputs.by_bid, rules), rules
    )
    first = cancelled + timedelta(days=1)
    total, steps = _rent(monthly.yen, first, term.last)
    span = f"残りの期間: {wareki(first)} から {wareki(term.last)} まで（解除の日の翌日から満了の日まで）"
    return TaxIncluded(total, (*monthly.steps, span, *steps), monthly.assumptions)


def _rent(monthly: int, first: date, last: date) -> tuple[int, tuple[str, ...]]:
    """The rent of the days left: whole months, and parts of a month by its own days, cut once."""
    parts = month_parts(first, last)
    whole = sum(part.whole for part in parts)
    broken = [part for part in parts if not part.whole]
    total = round_down(
        monthly * whole + sum((Fraction(monthly * p.days, p.of) for p in broken), Fraction(0))
    )
    told = "".join(f" ＋ {yen(monthly)} × {p.days}/{p.of}（{p.first.month}月分）" for p in broken)
    return total, (f"{yen(monthly)} × {whole}か月{told} ＝ {yen(total)}（1円未満切捨て）",)
