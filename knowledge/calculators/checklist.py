"""一つの調達に要ること(契約の方法、見積書、予定価格書、保証金、契約書・請書、検査、報告)を並べます。

Checklist (調達の手順): asks the other calculations one by one with the same facts and lines up what
they say, each with its article. What the rulebook does not settle is left out, what needs another
fact says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.calculators import (
    bid_deposit,
    contract_deposit,
    contract_signing,
    inspection,
    notice_period,
    quotations,
    small_value_contract,
    written_contract,
)
from knowledge.errors import MissingInput, NothingInForce, NotRegulated
from knowledge.kinds import BidMethod, TaxMark
from knowledge.model import Citation, Frozen, Value, Worked
from knowledge.money import yen
from knowledge.reckoning.inputs import Construction, Kind, Tax
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord

TITLE = "調達チェックリスト"
ROUTE = Route(
    about=words(
        "チェックリスト 何が必要+全部 必要な手続+全部 手続+一式 一通り "
        "ひととおり 必要なこと+全部 やること+全部 段取り+全部 手順+全部 "
        "流れ+全部 全部教え 一覧+手続 何をすれば 要ること+全部 "
        "必要なもの+全部 すること+全部 要るもの+全部 必要な書類"
    ),
    wants=(Form.WHAT, Form.MUST, Form.AMOUNT, Form.MAY),
    unless=("契約書に", "公告に"),
    alone=True,
)


class Duty(Frozen):
    """A duty that turns on no figure: its citations and one sentence."""

    says: str
    cites: tuple[str, ...]
    only_over_limit: bool = False
    methods: tuple[BidMethod, ...] = ()


class Rule(RuleRecord):
    """The duties a checklist adds to what the other calculations say."""

    record: ClassVar[str] = "checklist"
    duties: tuple[Duty, ...] = ()


class Inputs(Base):
    """The facts of one purchase."""

    amount: Annotated[
        int | None,
        Slot(
            "予定価格",
            "yen",
            ask="予定価格（税込）はいくらですか。",
            labels=words("予定価格 契約金額 総額 見積額"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    kind: Kind = None
    construction: Construction = None
    unit_price: Annotated[bool | None, Slot("単価契約か", "flag", labels=("単価契約",))] = None


class _Sheet:
    """The growing checklist."""

    def __init__(self, rules: Rules, on: date) -> None:
        self.rules, self.on = rules, on
        self.lines: list[str] = []
        self.values: list[Value] = []
        self.citations: list[Citation] = []
        self.notes: list[str] = []

    def add(
        self, title: str, calculate: Callable[[Any, Rules, date], Worked], inputs: Base
    ) -> Worked | None:
        """One calculation's line; silent where the rulebook is."""
        try:
            worked = calculate(inputs, self.rules, self.on)
        except (NotRegulated, NothingInForce):
            return None
        except MissingInput as missing:
            self.lines.append(f"{title}: {missing.sentence}")
            return None
        self._line(title, worked.headline, worked.citations)
        self.values.extend(v for v in worked.values if v not in self.values)
        return worked

    def duty(self, duty: Duty) -> None:
        """A line for a duty without figures."""
        title, _, says = duty.says.partition(":")
        self._line(title, says.strip(), tuple(self.rules.cite(cite) for cite in duty.cites))

    def _line(self, title: str, says: str, citations: tuple[Citation, ...]) -> None:
        places = "、".join(c.locator for c in citations[:2])
        self.lines.append(f"{title}: {says}（{places}）")
        self.citations.extend(c for c in citations if c not in self.citations)


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """All duties of one purchase in the order of the desk's work.

    Raises MissingInput without price or kind.
    """
    base = tax_included(inputs.need("amount", inputs.amount), inputs.tax, rules)
    kind = inputs.need("kind", inputs.kind)
    amount, tax = base.yen, TaxMark.INCLUDED
    sheet = _Sheet(rules, on)
    method = sheet.add(
        "契約の方法",
        small_value_contract.calculate,
        small_value_contract.Inputs(price=amount, tax=tax, kind=kind),
    )
    negotiated = method is not None and method.effect == "permitted"
    by = BidMethod.NEGOTIATED if negotiated else BidMethod.OPEN
    if negotiated:
        sheet.add(
            "見積書", quotations.calculate, quotations.Inputs(price=amount, tax=tax, kind=kind)
        )
    else:
        notice = notice_period.Inputs(kind=kind, construction=inputs.construction)
        sheet.add("公告", notice_period.calculate, notice)
        sheet.add("入札保証金", bid_deposit.calculate, bid_deposit.Inputs(amount=amount, tax=tax))
    for duty in rules.record(Rule).duties if rules.has(Rule) else ():
        if (not duty.methods or by in duty.methods) and not (duty.only_over_limit and negotiated):
            sheet.duty(duty)
    signing = contract_signing.Inputs(days_asked=True)
    sheet.add("締結の期限", contract_signing.calculate, signing)
    sheet.add(
        "契約保証金", contract_deposit.calculate, contract_deposit.Inputs(amount=amount, tax=tax)
    )
    written = written_contract.Inputs(
        amount=amount,
        tax=tax,
        kind=kind,
        construction=inputs.construction,
        method=by,
        unit_price=inputs.unit_price,
    )
    contract = sheet.add("契約書", written_contract.calculate, written)
    if contract is not None and contract.effect == "exempt":
        sheet.add(
            "請書", written_contract.calculate, written.model_copy(update={"acceptance": True})
        )
    sheet.add(
        "検査", inspection.calculate, inspection.Inputs(kind=kind, situation="検査職員は何人")
    )
    sheet.add(
        "検査報告書",
        inspection.calculate,
        inspection.Inputs(amount=amount, tax=tax, kind=kind, situation="検査報告書"),
    )
    if not sheet.citations:
        raise NotRegulated("この調達の手順を定める規定がありません。")
    return Worked(
        headline=f"{kind.title_ja} {yen(amount)} の調達で要ること",
        kind="checklist",
        values=tuple(sheet.values),
        steps=(*base.steps, *sheet.lines),
        citations=tuple(sheet.citations),
        notes=(
            "保証金には免除できる場合があります。",
            "予定価格と契約金額は同じ額とみなしました。",
        ),
        assumptions=base.assumptions,
    )
