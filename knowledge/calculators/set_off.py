"""違約金などを、払うべき代金や預かっている保証金と差し引きした残りを計算します。

Setting off (相殺, 充当): what is due from the contractor less what the body owes or holds, as the
contract allows; the rest is collected (追徴), or is left to the contractor. Yen in, yen out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import NotRegulated
from knowledge.model import Frozen, Value, Worked
from knowledge.money import yen
from knowledge.reckoning.inputs import Situation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord
from knowledge.understanding.presence import brings_up

TITLE = "相殺・充当の残り"
ROUTE = Route(
    about=words(
        "相殺 損害+保険 損害+補償 違約金+充当 違約金+差し引 違約金+差引 追徴 保証金+充当 違約金+充て"
    ),
    wants=(Form.AMOUNT,),
    unless=words("入札保証金 談合"),
    worded=True,
)


class Way(Frozen):
    """One way to set off: the words that bring it up, what is set off against, and the provision."""

    words: tuple[str, ...]
    against: str
    cite: str
    result: str = "なお納めさせる額"
    note: str = "差し引きは「できる」規定です。"


class Rule(RuleRecord):
    """What the contract lets be set off."""

    record: ClassVar[str] = "set_off"
    ways: tuple[Way, ...]


class Inputs(Base):
    """What the contractor owes, and what the body owes or holds."""

    owed: Annotated[
        int | None,
        Slot(
            "違約金などの額",
            "yen",
            ask="違約金（遅延利息・賠償金）はいくらですか。",
            labels=words("違約金 遅延利息 賠償金 延滞違約金 損害 損害額 被害"),
            chief=True,
        ),
    ] = None
    held: Annotated[
        int | None,
        Slot(
            "払うべき代金・預かっている保証金",
            "yen",
            ask="差し引く代金または保証金はいくらですか。",
            labels=words(
                "保険金 保険 補償 委託料 代金 未払 払ってない 払っていない 契約保証金 保証金 担保 預か"
            ),
            chief=True,
        ),
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """What is still to be collected in yen. Raises MissingInput without one of the sums."""
    ways = rules.record(Rule).ways
    way = next((w for w in ways if brings_up(inputs.situation or "", w.words)), None)
    if way is None and len(ways) > 1:
        raise NotRegulated("この差し引きの定めはありません。")
    way = way or ways[0]
    owed, held = inputs.need("owed", inputs.owed), inputs.need("held", inputs.held)
    rest, left = max(owed - held, 0), max(held - owed, 0)
    return Worked(
        headline=f"差し引いて、{way.result}は {yen(rest)}",
        values=(
            Value.yen(way.result, rest),
            *((Value.yen(f"残る{way.against}", left),) if left else ()),
        ),
        steps=(f"{yen(owed)} － {way.against} {yen(held)} ＝ {yen(owed - held)}",),
        citations=(rules.cite(way.cite),),
        notes=(way.note,),
    )
