"""発注者の支払が遅れたときの遅延利息を計算します。

Interest on late payment by the body (遅延利息, 支払遅延防止法8条): unpaid sum × rate × days from the
day after the due date to the day of payment ÷ days of the year; cutting is the rule's.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.calculators.payment_due import Rule as PaymentRule
from knowledge.dates import days_after, wareki
from knowledge.errors import UnreadableInput
from knowledge.model import Value, Worked
from knowledge.money import rate, yen
from knowledge.reckoning.interest import InterestRule, interest, rate_for
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord

TITLE = "支払遅延の遅延利息"
ROUTE = Route(
    about=words(
        "遅延利息 遅延利息+払った 遅延利息+支払った 遅延利息+請求書 支払+遅れ 支払+遅延 払うの+遅れ 支払い+遅れ 支払+おくれ 払い+遅れ 払い+おくれ 利息+払った 利息+支払 利息+請求"
    ),
    wants=(Form.AMOUNT, Form.COUNT, Form.MUST, Form.MAY),
    unless=words(
        "履行を遅滞 納期 履行期限 受託者側の都合 業者の都合 業者のせい 受託者のせい 業者都合 完了が遅"
    ),
)


class Rule(InterestRule, RuleRecord):
    """How interest on late payment is reckoned."""

    record: ClassVar[str] = "late_interest"


class Inputs(Base):
    """What the interest needs: days late, or the due and the actual day."""

    amount: Annotated[
        int | None,
        Slot(
            "未払の額",
            "yen",
            ask="支払が遅れた額はいくらですか。",
            labels=words(
                "未払 払い忘れ 支払い忘れ 残り 残額 残金 払っていない 払ってない 支払額 請求額 "
                "だけ支払 だけ払 だけ遅 だけが だけ未払 代金 委託料 契約金額 契約額"
            ),
            chief=True,
        ),
    ] = None
    whole: Annotated[
        int | None,
        Slot("契約の金額", "yen", labels=words("契約金額 契約額 総額 全体")),
    ] = None
    paid: Annotated[
        int | None,
        Slot(
            "期限内に払った額",
            "yen",
            labels=words("は払った は期限内に は支払済 は支払った 払い済 支払済 期限内に払"),
            zero=True,
        ),
    ] = None
    received_day: Annotated[
        date | None, Slot("請求書を受けた日", "day", labels=words("請求書 受領 受理 受け取 請求"))
    ] = None
    days_late: Annotated[
        int | None,
        Slot(
            "遅延日数",
            "days",
            ask="支払は何日遅れましたか。",
            labels=words("遅れ 遅延 おくれ 超過"),
            chief=True,
        ),
    ] = None
    due_day: Annotated[
        date | None, Slot("支払期限", "day", labels=("支払期限", "期限", "期日"))
    ] = None
    paid_day: Annotated[
        date | None,
        Slot("支払った日", "day", labels=words("支払った 支払日 払った 支払"), chief=True),
    ] = None
    rate: Annotated[Fraction | None, Slot("率", "rate", labels=("率", "年"), chief=True)] = None
    rate_asked: Annotated[
        bool | None,
        Slot(
            "率を知りたい",
            "flag",
            labels=words("率は 率って 利率 何% 何パーセント 何で決"),
            inner=True,
        ),
    ] = None
    on_year: Annotated[date | None, Slot("年度", "day")] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The interest in yen. Raises MissingInput without sum or days."""
    rule = rules.record(Rule)
    if inputs.rate_asked and inputs.amount is None:
        return _rate(inputs, rule, rules, on)
    days = inputs.days_late
    due_day, counted = _due_day(inputs, rules, on)
    if days is None and due_day and inputs.paid_day:
        days = (inputs.paid_day - due_day).days
        if days <= 0:
            raise UnreadableInput(
                "支払った日が支払期限より後ではありません。日付を確かめてください。"
            )
    amount = inputs.need("amount", _unpaid(inputs))
    days = inputs.need("days_late", days)
    used = rate_for(rule, rules, inputs.on_year or inputs.due_day or on, inputs.rate)
    total, step = interest(amount, used.rate, days, rule, on)
    return Worked(
        headline=f"遅延利息は {yen(total)}",
        values=(Value.yen("遅延利息", total), Value(name="遅延日数", value=days, unit="日")),
        steps=(*counted, step),
        citations=tuple(rules.cite(cite) for cite in (rule.cite, *used.cites)),
        notes=(*rule.notes, *filter(None, (used.doubt,))),
        assumptions=used.assumptions,
        provisional=bool(used.doubt),
    )


def _unpaid(inputs: Inputs) -> int | None:
    """What was paid late: told, or the whole less what was paid in time."""
    if inputs.amount is not None or inputs.whole is None:
        return inputs.amount
    return inputs.whole - (inputs.paid or 0)


def _due_day(inputs: Inputs, rules: Rules, on: date) -> tuple[date | None, tuple[str, ...]]:
    """The day payment was due: told, or reckoned from the receipt of the claim by the body's rule."""
    if inputs.due_day is not None or inputs.received_day is None or not rules.has(PaymentRule):
        return inputs.due_day, ()
    rule = rules.record(PaymentRule)
    days = rule.days.on(on).whole
    due = days_after(inputs.received_day, days if rule.counting == "first_day_out" else days - 1)
    return due, (f"支払期限: {wareki(inputs.received_day)} から{days}日 ＝ {wareki(due)}",)


def _rate(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    used = rate_for(rule, rules, inputs.on_year or inputs.due_day or on, inputs.rate)
    return Worked(
        headline=f"遅延利息の率は年 {rate(used.rate)}",
        values=(Value(name="遅延利息の率（年）", value=rate(used.rate), unit="割合"),),
        citations=tuple(rules.cite(cite) for cite in (rule.cite, *used.cites)),
        notes=(*rule.notes, *filter(None, (used.doubt,))),
        provisional=bool(used.doubt),
    )
