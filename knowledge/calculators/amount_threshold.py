"""金額によって要るか要らないかが決まる書類や手続を判定します。

Duties that hang on an amount (「契約金額が…円を超えるときは」): the rulebook names each with the words
that bring it up, its limit and whether the limit itself is within (以上) or not (超える, 未満).
Contracts with one party are summed where the rulebook says so. Yen in.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import NotRegulated
from knowledge.model import Frozen, Value, Worked
from knowledge.money import yen
from knowledge.reckoning.inputs import Situation, Tax
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import brings_up

TITLE = "金額で決まる義務"
ROUTE = Route(
    about=words("誓約書+万円 誓約書+円 写し+円 誓約書+契約金額 円+超え+提出 円+徴取"),
    wants=(Form.MUST, Form.MAY, Form.MAY_NOT_DO),
    unless=words("保証金 違約金 賠償"),
)
_SIGNS = {"over": ("＞", "≦", "超える"), "from": ("≧", "＜", "以上"), "below": ("＜", "≧", "未満")}


class Duty(Frozen):
    """One duty: it holds for amounts over, from, or below the limit.

    `sums`: several contracts with one party count together.
    """

    title: str
    words: tuple[str, ...]
    limit: Parameter
    sign: Literal["over", "from", "below"]
    says_if: str
    says_else: str
    cite: str
    sums: bool = False

    def holds(self, amount: int, limit: int) -> bool:
        """Whether the duty holds for an amount."""
        if self.sign == "over":
            return amount > limit
        return amount >= limit if self.sign == "from" else amount < limit


class Rule(RuleRecord):
    """The duties of the rulebook that hang on an amount."""

    record: ClassVar[str] = "amount_threshold"
    duties: tuple[Duty, ...]


def _amount(title: str, *labels: str, ask: str = "") -> Slot:
    return Slot(title, "yen", ask=ask, labels=labels, chief=True)


class Inputs(Base):
    """The amounts told, and what the question is about."""

    amount: Annotated[
        int | None,
        _amount("契約金額", "契約金額", "契約額", ask="契約金額（税込）はいくらですか。"),
    ] = None
    second: Annotated[int | None, _amount("同じ相手との別の契約の金額", "別の契約", "もう1件")] = (
        None
    )
    tax: Tax = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether the duty that the question brings up holds.

    Raises NotRegulated where it brings up none, MissingInput without an amount.
    """
    text = inputs.situation or ""
    duty = next((d for d in rules.record(Rule).duties if brings_up(text, d.words)), None)
    if duty is None:
        raise NotRegulated("金額で決まる定めではありません。")
    figure = duty.limit.on(on)
    base = tax_included(inputs.need("amount", inputs.amount), inputs.tax, rules)
    amount, steps = base.yen, list(base.steps)
    if duty.sums and inputs.second is not None:
        amount += inputs.second
        steps.append(
            f"同じ相手との契約の合計: {yen(base.yen)} ＋ {yen(inputs.second)} ＝ {yen(amount)}"
        )
    holds = duty.holds(amount, figure.whole)
    met, unmet, sign = _SIGNS[duty.sign]
    steps.append(f"{yen(amount)} {met if holds else unmet} {yen(figure.whole)}（「{sign}」）")
    return Worked(
        headline=duty.says_if if holds else duty.says_else,
        kind="verdict",
        effect="duty" if holds else "exempt",
        values=(Value.yen(f"{duty.title}の基準額（{sign}）", figure.whole),),
        steps=tuple(steps),
        citations=(rules.cite(duty.cite),),
        assumptions=base.assumptions,
        provisional=bool(figure.doubt),
    )
