"""公表された随意契約の単価に、時間数や日数を掛けて試算します。

Reckoning from published unit prices (公表単価による試算): each price of one entry × its hours, days or
pieces. Source: the entry itself; tax by 消費税法29条 where the entry says its price is without it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot
from knowledge.calculation import Inputs as Base
from knowledge.errors import MissingInput, NotRegulated, UnreadableInput
from knowledge.kinds import TaxMark
from knowledge.model import Citation, Worked
from knowledge.money import yen
from knowledge.precedents.cost_telling import cost_notes, cost_shown, cost_sum, cost_values
from knowledge.precedents.costing import Cost, NoPrice, cost_of
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.multiplying import Open
from knowledge.precedents.numbers import number_of
from knowledge.precedents.work import Work
from knowledge.precedents.work_reading import work_in
from knowledge.reckoning.tax import ConsumptionTax, tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord
from knowledge.understanding.normalise import normalise

TITLE = "公表単価による試算"
ROUTE = Route(about=("公表された単価+試算", "公表単価+試算"), wants=(Form.AMOUNT,))


class Rule(RuleRecord):
    """That the published unit prices may be reckoned with, and what is to be said beside it."""

    record: ClassVar[str] = "precedent_cost"
    notes: tuple[str, ...]


class Inputs(Base):
    """The entry, and the work to be paid for in words."""

    number: Annotated[
        str | None,
        Slot(
            "公表の番号",
            "words",
            ask="公表のどの番号の契約ですか。",
            help="例: No.4",
        ),
    ] = None
    work: Annotated[
        str | None,
        Slot(
            "時間などの数",
            "words",
            ask="何時間（何日・何件）ですか。",
            help="例: 月50時間、25日、12か月",
        ),
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The sum in yen. Raises MissingInput for the entry or a number, UnreadableInput for no such entry."""
    rule, of = rules.record(Rule), rules.book.precedents
    if of is None:
        raise NotRegulated(f"{rules.book.head.name}の公表は収録していません。")
    entry = _entry(inputs.need("number", inputs.number), of)
    work = work_in(normalise(inputs.need("work", inputs.work)), of)
    cost = _cost(entry, work)
    low, high = _with_tax(entry, cost, rules)
    shown = cost_shown(entry, cost, work, low, high)
    return Worked(
        headline=f"{entry.number}「{entry.title}」の試算は {shown}",
        values=cost_values(entry, cost, work, low, high),
        steps=(
            *(part.step for part in cost.parts),
            *cost_sum(cost),
            *_tax_steps(entry, cost, rules),
        ),
        citations=(rules.cite(f"{of.source} {entry.number}"), *_tax_cites(entry, rules)),
        notes=(*rule.notes, *cost_notes(entry, cost, work)),
        assumptions=cost.assumptions,
    )


def _entry(number: str, of: Precedents) -> Entry:
    wanted = number_of(re.sub(r"[^0-9]", "", normalise(number)))
    entry = next((e for e in of.entries if number_of(e.number) == wanted), None)
    if entry is None:
        gaps = {gap.number: gap.says for gap in of.gaps}
        missing = f"{of.source}に「{number[:20]}」はありません。"
        raise UnreadableInput(gaps.get(f"No.{wanted}", missing), "number")
    if not entry.rates:
        raise UnreadableInput(
            f"{entry.number}は単価の契約ではないので、時間数からは試算できません。", "number"
        )
    return entry


def _cost(entry: Entry, work: Work) -> Cost:
    try:
        return cost_of(entry, work)
    except Open as missing:
        price = f"（{missing.rate.name} {yen(missing.rate.low)}/{missing.rate.counted}）" if missing.rate else ""  # fmt: skip
        raise MissingInput(
            f"{missing.unit}数" if missing.rate else missing.unit,
            f"{entry.number}「{entry.title}」は何{missing.unit}で計算しますか{price}。"
            f"公表の契約内容: {entry.content}"
            if missing.rate
            else "何週で計算しますか。",
            field="work",
        ) from missing
    except NoPrice as kind:
        raise NotRegulated(f"{entry.number}には、{kind}の単価が公表されていません。") from kind


def _with_tax(entry: Entry, cost: Cost, rules: Rules) -> tuple[int, int]:
    if entry.tax != "excluded":
        return cost.low, cost.high
    both = (tax_included(sum_, TaxMark.EXCLUDED, rules, entry.term.from_) for sum_ in (cost.low, cost.high))  # fmt: skip
    low, high = (taxed.yen for taxed in both)
    return low, high


def _tax_steps(entry: Entry, cost: Cost, rules: Rules) -> tuple[str, ...]:
    if entry.tax != "excluded":
        return ()
    sums = dict.fromkeys((cost.low, cost.high))
    taxed = (tax_included(s, TaxMark.EXCLUDED, rules, entry.term.from_) for s in sums)
    return tuple(step for tax in taxed for step in tax.steps)


def _tax_cites(entry: Entry, rules: Rules) -> tuple[Citation, ...]:
    if entry.tax != "excluded":
        return ()
    figure = rules.national_record(ConsumptionTax).rate.on(entry.term.from_)
    found = rules.national.cite(figure.cite)
    return (found,) if found else ()
