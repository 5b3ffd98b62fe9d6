"""随意契約で予定価格書を作らなければならないかを判定します。

Document of the estimated price (予定価格書): always for tenders; for a negotiated contract not where
the price lies within the small-value limit (「以下」) or no quotation is needed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.calculators import quotations, small_value_contract
from knowledge.errors import MissingInput, NotRegulated
from knowledge.kinds import BidMethod
from knowledge.model import Effect, Worked
from knowledge.reckoning.inputs import Kind, Method, Situation, Tax
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord

TITLE = "予定価格書の要否"
ROUTE = Route(
    about=("予定価格書", "予定価格調書"),
    wants=(Form.MUST, Form.MAY_NOT_DO, Form.MAY),
    unless=words("封書 封筒 併記 開札場所 公表 誰が だれが どこに 置"),
)


class Rule(RuleRecord):
    """Where the document is ordered, for tenders and for negotiated contracts."""

    record: ClassVar[str] = "price_document"
    cite: str
    negotiated_cite: str


class Inputs(Base):
    """What the ruling needs."""

    price: Annotated[
        int | None,
        Slot(
            "予定価格",
            "yen",
            ask="予定価格（税込）はいくらですか。",
            labels=("予定価格", "見積", "総額"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    kind: Kind = None
    method: Method = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether the document is needed. Raises MissingInput for price or kind where they decide."""
    rule = rules.record(Rule)
    if inputs.method in (BidMethod.OPEN, BidMethod.DESIGNATED):
        return Worked(
            headline="入札では予定価格書を作成しなければなりません",
            kind="verdict",
            effect="duty",
            citations=(rules.cite(rule.cite),),
        )
    if _quotation_omitted(inputs, rules, on):
        return _result("exempt", ("見積書の徴取を省略できる場合に当たる",), (), rule, rules)
    inputs.need("price", inputs.price)
    small = small_value_contract.Inputs(price=inputs.price, tax=inputs.tax, kind=inputs.kind)
    within = small_value_contract.calculate(small, rules, on)
    effect: Effect = "exempt" if within.effect == "permitted" else "duty"
    return _result(effect, within.steps, within.assumptions, rule, rules)


def _quotation_omitted(inputs: Inputs, rules: Rules, on: date) -> bool:
    case = quotations.Inputs(
        price=inputs.price, tax=inputs.tax, kind=inputs.kind, situation=inputs.situation
    )
    try:
        return quotations.calculate(case, rules, on).effect == "exempt"
    except (MissingInput, NotRegulated):
        return False


def _result(
    effect: Effect, steps: tuple[str, ...], assumptions: tuple[str, ...], rule: Rule, rules: Rules
) -> Worked:
    needed = effect == "duty"
    return Worked(
        headline=f"予定価格書は{'作成しなければなりません' if needed else '作成しなくてかまいません'}",
        kind="verdict",
        effect=effect,
        steps=steps,
        citations=(rules.cite(rule.negotiated_cite),),
        assumptions=assumptions,
    )
