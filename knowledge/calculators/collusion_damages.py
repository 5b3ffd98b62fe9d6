"""談合などが確定したときの賠償金を計算します。

Damages agreed for collusion (談合による賠償金, 賠償の予約): the contract price (tax included) times the
contract's rate, whether or not the contract is cancelled; cut below one yen. Yen in, yen out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.model import Value, Worked
from knowledge.money import rate, round_down, yen
from knowledge.reckoning.inputs import ContractPrice, Situation, Tax
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import brings_up

TITLE = "談合の賠償金"
ROUTE = Route(
    about=words(
        "談合+賠償 談合+いくら 談合+損害 カルテル+賠償 課徴金+賠償 排除措置+賠償 "
        "賠償金 賠償の予約 入札妨害+賠償 談合+払 談合+請求 談合+率 談合+違約金 課徴金+いくら"
    ),
    wants=(Form.AMOUNT, Form.COUNT, Form.MAY, Form.MUST),
    unless=words("個人情報 損害保険 参加させな 参加停止"),
    worded=True,
)


class Rule(RuleRecord):
    """Rate of the damages; `except_words` bring up what is exempt, under `except_cite`."""

    record: ClassVar[str] = "collusion_damages"
    rate: Parameter
    cite: str
    except_words: tuple[str, ...] = ()
    except_says: str = ""
    except_cite: str = ""
    excess_cite: str = ""
    notes: tuple[str, ...] = ()


class Inputs(Base):
    """The contract price, and what the question tells of the case."""

    amount: ContractPrice = None
    tax: Tax = None
    loss: Annotated[
        int | None, Slot("実際の損害の額", "yen", labels=words("実損 損害 損害額 被害 被害額 損失"))
    ] = None
    rate_asked: Annotated[
        bool | None,
        Slot(
            "率を知りたい",
            "flag",
            labels=words("何割 率は 率って 何% 何パーセント 何分の"),
            inner=True,
        ),
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The damages in yen. Raises MissingInput without a price, NotRegulated without a rule."""
    rule = rules.record(Rule)
    if rule.except_cite and brings_up(inputs.situation or "", rule.except_words):
        return Worked(
            headline=rule.except_says,
            kind="verdict",
            effect="exempt",
            citations=(rules.cite(rule.except_cite),),
        )
    figure = rule.rate.on(on)
    if inputs.rate_asked and inputs.amount is None:
        shown = rate(figure.fraction)
        return Worked(
            headline=f"賠償金は契約金額の {shown}",
            values=(Value(name="賠償金の率", value=shown, unit="割合"),),
            citations=(rules.cite(rule.cite),),
            notes=rule.notes,
        )
    price = tax_included(inputs.need("amount", inputs.amount), inputs.tax, rules)
    damages = round_down(price.yen * figure.fraction)
    step = f"{yen(price.yen)} × {rate(figure.fraction)} ＝ {yen(damages)}（1円未満切捨て）"
    excess, cites, steps = None, [rule.cite], [*price.steps, step]
    if inputs.loss is not None and rule.excess_cite:
        excess = max(inputs.loss - damages, 0)
        cites.append(rule.excess_cite)
        steps.append(f"損害 {yen(inputs.loss)} － 賠償金 {yen(damages)} ＝ 超過分 {yen(excess)}")
    more = f"（超過分 {yen(excess)} も請求できます）" if excess else ""
    return Worked(
        headline=f"賠償金は {yen(damages)}{more}",
        values=(
            Value.yen("賠償金", damages),
            *(() if excess is None else (Value.yen("賠償金を超える損害の分", excess),)),
        ),
        steps=tuple(steps),
        citations=tuple(rules.cite(cite) for cite in cites),
        notes=rule.notes,
        assumptions=price.assumptions,
        provisional=bool(figure.doubt),
    )
