"""請求書を受理してからの支払期限を計算します。

Payment term (支払期限, 支払遅延防止法6・10条): days from the receipt of a lawful claim. Whether the
day of receipt counts is a matter of reading: the rule names its `counting`, the other reading is
given beside it, and the earlier day is the safe one.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import days_after, wareki
from knowledge.kinds import ContractKind
from knowledge.model import Value, Worked
from knowledge.reckoning.day_limits import within_days
from knowledge.reckoning.inputs import BeyondDays, Kind, PlannedDays
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord

TITLE = "支払期限"
ROUTE = Route(
    about=words(
        "支払期限 請求書+支払 請求書+払 請求+支払 支払+いつまで 支払+何日 "
        "請求書+受理 請求書+受領 請求書+届 請求書+日目 請求書+何日以内 請求書+いつ 代金+いつまで 支払+期限"
    ),
    wants=(Form.DAY, Form.COUNT, Form.MAY),
    unless=words(
        "違約金 部分払 前払金 保証金 遅延利息 ペナルティ 賠償 違反 一覧 スケジュール 日程 期限を全部 全部の期限 すべての期限"
    ),
)


class Rule(RuleRecord):
    """Days for payment; `if_silent` where the contract says nothing; `counting` of the first day."""

    record: ClassVar[str] = "payment_due"
    days: Parameter
    days_works: Parameter | None = None
    days_if_silent: Parameter | None = None
    counting: Literal["first_day_out", "first_day_in"] = "first_day_out"
    notes: tuple[str, ...] = ()


class Inputs(Base):
    """The day the claim was received, and whether the contract is one for works.

    `days_asked`: the question wants the number of days, not a day.
    """

    received_day: Annotated[
        date | None,
        Slot(
            "請求書を受理した日",
            "day",
            ask="適法な請求書を受理した日はいつですか。",
            labels=words("請求書 受理 受け取 受領 届い 請求 到着"),
            chief=True,
        ),
    ] = None
    paid_day: Annotated[
        date | None,
        Slot("支払う日", "day", labels=words("払う 支払う 支払日 払った 支払った 振り込 支払予定")),
    ] = None
    kind: Kind = None
    silent: Annotated[
        bool | None,
        Slot(
            "契約書に支払時期の定めがない",
            "flag",
            labels=words(
                "契約書がない 契約書なし 定めがない 書いてない 書いていない "
                "契約書を省略 契約書は省略"
            ),
        ),
    ] = None
    planned: PlannedDays = None
    beyond: BeyondDays = None
    days_asked: Annotated[
        bool | None,
        Slot("日数を知りたい", "flag", labels=words("何日以内 何日間 日数 何日で"), inner=True),
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The last day for payment, both readings. Raises MissingInput without the day of receipt."""
    rule = rules.record(Rule)
    works = inputs.kind is ContractKind.WORKS
    parameter = rule.days
    if inputs.silent and rule.days_if_silent:
        parameter = rule.days_if_silent
    elif works and rule.days_works:
        parameter = rule.days_works
    figure = parameter.on(on)
    if inputs.received_day is None and inputs.planned is not None:
        return within_days("支払", inputs.planned + bool(inputs.beyond), figure, rules)
    if inputs.received_day is None and inputs.days_asked:
        return _days(figure, rule, rules)
    start = inputs.need("received_day", inputs.received_day)
    outside, inside = days_after(start, figure.whole), days_after(start, figure.whole - 1)
    first, second = (outside, inside) if rule.counting == "first_day_out" else (inside, outside)
    named = "初日不算入" if rule.counting == "first_day_out" else "初日算入"
    other = "初日を数える読み方" if rule.counting == "first_day_out" else "初日を数えない読み方"
    safe = rules.calendar.on_or_before(inside)
    later = rules.calendar.on_or_after(first)
    notes = list(rule.notes)
    if not rules.calendar.is_open(first):
        notes.append(
            f"期限の日は閉庁日です。民法142条によれば次の開庁日 {wareki(later)} ですが、確実なのは前の開庁日までです。前の開庁日は {wareki(rules.calendar.on_or_before(first))} です。"
        )
    if inputs.paid_day is not None and inputs.paid_day != start:
        return _checked(inputs.paid_day, first, second, figure, rules)
    return Worked(
        headline=f"支払は {wareki(first)} まで（{figure.whole}日以内）",
        values=(
            Value.day("支払期限", first),
            Value.day(f"{other}の期限", second),
            Value.day("安全な支払日", safe),
            *((Value.day("民法142条によるときの期限", later),) if later != first else ()),
        ),
        steps=(
            f"{wareki(start)} から{figure.whole}日（{named}）＝ {wareki(first)}",
            f"{other}なら {wareki(second)}",
        ),
        citations=(rules.cite(figure.cite),),
        notes=tuple(notes),
        assumptions=() if inputs.kind else ("工事以外の契約とみなしました。",),
        provisional=bool(figure.doubt),
    )


def _checked(paid: date, limit: date, other: date, figure: Figure, rules: Rules) -> Worked:
    """Whether a day of payment is in time; a day between the readings is said to be one."""
    in_time = paid <= limit
    between = min(limit, other) < paid <= max(limit, other)
    return Worked(
        headline=f"{wareki(paid)} の支払は期限（{wareki(limit)}）に{'間に合います' if in_time else '間に合いません'}",
        effect="permitted" if in_time else "prohibited",
        values=(Value.day("支払期限", limit),),
        steps=(f"支払日 {wareki(paid)} {'≦' if in_time else '＞'} 期限 {wareki(limit)}",),
        citations=(rules.cite(figure.cite),),
        notes=(f"もう一方の数え方では {wareki(other)} が期限です。",) if between else (),
    )


def _days(figure: Figure, rule: Rule, rules: Rules) -> Worked:
    """The number of days by itself, where no day of receipt is told."""
    return Worked(
        headline=f"支払は、適法な請求書を受けてから{figure.whole}日以内",
        values=(Value(name="支払の日数", value=figure.whole, unit="日"),),
        citations=(rules.cite(figure.cite),),
        notes=rule.notes,
    )
