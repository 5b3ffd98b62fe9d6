"""随意契約で見積書を何人から徴するか、1人でよいか、省略できるかを判定します。

Quotations (見積書の徴取): how many are needed by 予定価格 (「以下」 includes the limit), and the
cases in which none is needed. The cases are the rulebook's, each with the words that bring it up.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.model import Frozen, Value, Worked
from knowledge.money import yen
from knowledge.reckoning.inputs import Kind, Situation, Tax
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import brings_up

TITLE = "見積書の徴取"
ROUTE = Route(
    about=words(
        "見積書 見積+何人 見積+何社 見積+何者 見積+1社 見積+1者 見積+1人 "
        "見積+省略 見積+取ら 見積+いる 見積+必要 見積+なし"
    ),
    wants=(Form.COUNT, Form.MAY, Form.MAY_NOT_DO, Form.MUST, Form.AMOUNT),
    unless=("予定価格書", "入札保証金", "契約保証金"),
)


class Omission(Frozen):
    """A case in which no quotation is needed; `but` are words that take a case out again."""

    cite: str
    title: str
    words: tuple[str, ...]
    limit: Parameter | None = None
    but: tuple[str, ...] = ()
    discretion: bool = False


class Rule(RuleRecord):
    """How many quotations, up to what price one will do, and when none is needed."""

    record: ClassVar[str] = "quotations"
    number: Parameter
    single_up_to: Parameter
    cite: str
    omission_cite: str = ""
    omissions: tuple[Omission, ...] = ()
    special_words: tuple[str, ...] = ()


class Inputs(Base):
    """What the ruling needs; `number` is a proposed number of quotations."""

    price: Annotated[
        int | None,
        Slot(
            "予定価格",
            "yen",
            ask="予定価格（1件、税込）はいくらですか。",
            labels=("予定価格", "総額", "見込額"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    kind: Kind = None
    number: Annotated[
        int | None, Slot("見積書の数", "persons", labels=("見積書", "見積"), chief=True)
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The number of quotations, or whether they may be left out.

    Raises MissingInput for the price where the answer turns on it.
    """
    rule = rules.record(Rule)
    text = inputs.situation or ""
    for omission in rule.omissions:
        if brings_up(text, omission.words):
            return _omission(omission, inputs, rule, rules, on)
    return _number(inputs, rule, rules, on)


def _omission(omission: Omission, inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    reasons: list[str] = []
    if omission.but and brings_up(inputs.situation or "", omission.but):
        reasons.append(f"「{'・'.join(omission.but)}」は{omission.cite}から除かれています。")
    if omission.limit is not None:
        limit = omission.limit.on(on)
        base = tax_included(inputs.need("price", inputs.price), inputs.tax, rules)
        if base.yen > limit.whole:
            reasons.append(f"{yen(base.yen)} ＞ {yen(limit.whole)}（「以下」の限度）")
    if not reasons:
        return Worked(
            headline=f"見積書の徴取を省略できます（{omission.title}）",
            kind="verdict",
            effect="conditional" if omission.discretion else "exempt",
            steps=(f"{omission.title}に当たる",),
            citations=(rules.cite(omission.cite), rules.cite(rule.cite)),
        )
    count = _number(inputs, rule, rules, on) if inputs.price is not None else None
    return Worked(
        headline="この場合は見積書を省略できません",
        kind="verdict",
        effect="duty",
        values=count.values if count else (),
        steps=(*reasons, *(count.steps if count else ())),
        citations=(rules.cite(omission.cite), rules.cite(rule.cite)),
    )


def _number(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    limit, number = rule.single_up_to.on(on), rule.number.on(on)
    special = bool(rule.special_words) and brings_up(inputs.situation or "", rule.special_words)
    base = tax_included(inputs.need("price", inputs.price), inputs.tax, rules)
    one_will_do = base.yen <= limit.whole
    needed = 1 if one_will_do else number.whole
    sign = "≦" if one_will_do else "＞"
    proposed = inputs.number
    enough = proposed is None or proposed >= needed
    effect = (
        "duty"
        if proposed is None
        else "permitted"
        if enough
        else "conditional"
        if special
        else "prohibited"
    )
    return Worked(
        headline=f"見積書は{needed}人{'で足ります' if one_will_do else '以上から徴します'}",
        effect=effect,
        values=(Value(name="見積書を徴する人数", value=needed, unit="人"),),
        steps=(
            *base.steps,
            f"予定価格 {yen(base.yen)} {sign} {yen(limit.whole)}（「以下」なら1人で足りる）",
        ),
        citations=(rules.cite(rule.cite),),
        notes=(f"特別の理由で{rules.book.head.head}がやむを得ないと認めるときは1人で足ります。",)
        if not one_will_do
        else (),
        assumptions=base.assumptions,
        provisional=bool(limit.doubt),
    )
