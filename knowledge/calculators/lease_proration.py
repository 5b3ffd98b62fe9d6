"""賃貸借料の日割り(使えなかった月、端数の月、最後の月)と、契約期間を通した総額を計算します。

Rent by the day (賃貸借料の日割計算): of a month that is broken, or in which the things could not be used
for a reason on the lessors' side, monthly rent ÷ calendar days × days rented, cut below one yen.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import UnreadableInput
from knowledge.model import Value, Worked
from knowledge.money import yen
from knowledge.reckoning.inputs import ByBid, Situation, Tax
from knowledge.reckoning.lease import MonthPart, month_parts, month_rent, month_step, varies
from knowledge.reckoning.lease_answers import (
    broken,
    cited,
    name_of,
    no_reduction,
    of_opening,
    of_term,
    unreduced,
)
from knowledge.reckoning.lease_clauses import LeaseRule
from knowledge.reckoning.lease_days import LOST, Told, Use, days_used, told_in_words
from knowledge.reckoning.tax import TaxIncluded, of_bid, tax_included
from knowledge.rulebook.book import Rules
from knowledge.understanding.days import find_days
from knowledge.understanding.months import month_meant
from knowledge.understanding.presence import brings_up

TITLE = "賃貸借料の日割り"
ROUTE = Route(
    about=words(
        "日割 使用不可 使えん 賃貸借料+月 賃貸借料+いくら 賃借料+月 賃料+月 リース料+月 リース代+月 レンタル料+月 使えなかった 使えず 使用できなかった 使えない+月額 "
        "使えな+払 止まって+月額 月額+最後の月 月額+最終月 月額+初日 月額+端数 月額+途中 月額+総額 月額+全期間 賃貸借料+総額 リース料+総額 賃貸借料+全部 故障+月額"
    ),
    wants=(Form.AMOUNT, Form.COUNT, Form.WHAT, Form.MAY, Form.MUST),
    unless=words("違約金 遅延 解除 解約 履行期限 請求は 支払期限 修理代 規模 実績 入札書 賠償"),
)

Rule = LeaseRule
_ONLY = re.compile(r"[0-9]日(?:間)?しか(?:使|動|利用|稼働)")


class Inputs(Base):
    """The monthly rent, the month, and the days that the things were or were not used."""

    monthly: Annotated[
        int | None,
        Slot(
            "月額賃貸借料",
            "yen",
            ask="月額の賃貸借料（税込）はいくらですか。",
            chief=True,
            per="month",
        ),
    ] = None
    amount: Annotated[
        int | None,
        Slot(
            "賃貸借料",
            "yen",
            labels=words("賃貸借料 賃借料 賃料 リース料 リース代 レンタル料 月"),
            chief=True,
            inner=True,
        ),
    ] = None
    daily: Annotated[
        int | None,
        Slot("初日の日額", "yen", ask="初日の日額賃貸借料（税込）はいくらですか。", per="day"),
    ] = None
    tax: Tax = None
    by_bid: ByBid = None
    month: Annotated[
        date | None, Slot("どの月か", "month", ask="何年何月分ですか（例: 令和8年4月）。")
    ] = None
    days_used: Annotated[
        int | None,
        Slot(
            "使えた日数",
            "days",
            labels=words(
                "しか使え しか使用 しか動 しか利用 だけ使え 使えた 使用できた 使えたのは 利用できた 稼働 使用日数 賃貸借日数"
            ),
        ),
    ] = None
    days_lost: Annotated[
        int | None,
        Slot(
            "使えなかった日数",
            "days",
            ask="その月に使えなかったのは何日間ですか。",
            labels=words(
                "使えなかった 使えな 使えず 使用できな 使用できず 利用できな 利用できず 止ま 停止 故障 不具合 動かな ダウン 修理 不通"
            ),
            chief=True,
        ),
    ] = None
    last_month: Annotated[
        bool | None,
        Slot(
            "最後の月",
            "flag",
            labels=words("最後の月 最終月 最終の月 終わりの月 最後の1か月 ラスト"),
            inner=True,
        ),
    ] = None
    first_month: Annotated[
        bool | None,
        Slot("最初の月", "flag", labels=words("最初の月 初月 はじめの月 初日"), inner=True),
    ] = None
    total: Annotated[
        bool | None,
        Slot(
            "期間の総額",
            "flag",
            labels=words(
                "総額 全期間 契約期間全体 期間全体 通しで 総支払 支払総額 期間中の 全部で 合計 トータル 5年間で 5年で"
            ),
        ),
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The rent of one month, or of the whole term, in yen with tax.

    Raises MissingInput without the monthly rent or the month, UnreadableInput for a month outside
    the term or more days than it has.
    """
    rule = rules.record(Rule)
    term = rule.term(rules)
    if inputs.total and inputs.month is None:
        daily = (
            None
            if inputs.daily is None
            else tax_included(inputs.daily, of_bid(inputs.tax, inputs.by_bid, rules), rules)
        )
        return of_term(_rent(inputs, rules), daily, rules, term)
    if inputs.monthly is None and inputs.amount is None and _excused(inputs, rule):
        return no_reduction(rules)
    month = _month(inputs, term, on)
    part = next((p for p in month_parts(*term) if p.first.replace(day=1) == month), None)
    if part is None:
        span = "から".join(f"{d.year}年{d.month}月{d.day}日" for d in term)
        raise UnreadableInput(f"{month.year}年{month.month}月は契約期間（{span}まで）の外です。")
    if rule.daily_first and part.first == term[0] and not part.whole:
        daily = tax_included(
            inputs.need("daily", inputs.daily), of_bid(inputs.tax, inputs.by_bid, rules), rules
        )
        return of_opening(daily, rules, part)
    use = _use(inputs, part, on)
    rent = _rent(inputs, rules)
    if use is not None and rule.not_theirs(inputs.situation or ""):
        return unreduced(rent, rules, part)
    return _of_month(rent, part, use, inputs, rules)


def _excused(inputs: Inputs, rule: Rule) -> bool:
    """Whether the question is of days lost for a reason that is not the lessors'."""
    text = inputs.situation or ""
    return brings_up(text, LOST) and rule.not_theirs(text)


def _month(inputs: Inputs, term: tuple[date, date], on: date) -> date:
    """The first day of the month asked about; one without a year is moved into the term."""
    if inputs.last_month:
        return term[1].replace(day=1)
    if inputs.first_month:
        return term[0].replace(day=1)
    days, _ = find_days(inputs.situation or "", on)
    month = inputs.month or next((found.day.replace(day=1) for found in days), None)
    month = inputs.need("month", month)
    said = month_meant(inputs.situation or "", on)
    if said is not None and said.assumed and not term[0] <= month <= term[1]:
        year = term[0].year if month.month > term[0].month else term[0].year + 1
        return month.replace(year=year)
    return month


def _use(inputs: Inputs, part: MonthPart, on: date) -> Use | None:
    """The days used; asked for where the text speaks of days lost without saying how many."""
    text = inputs.situation or ""
    told = Told(inputs.days_used, inputs.days_lost)
    if told.used is None and told.lost is not None and _ONLY.search(text):
        told = Told(used=told.lost)  # 「故障で11日しか使えていない」 tells the days used
    use = days_used(part, told if told.counted else told_in_words(text, on))
    if use is None and brings_up(text, LOST):
        raise inputs.missing("days_lost")
    return use


def _rent(inputs: Inputs, rules: Rules) -> TaxIncluded:
    monthly = inputs.monthly if inputs.monthly is not None else inputs.amount
    base = tax_included(
        inputs.need("monthly", monthly), of_bid(inputs.tax, inputs.by_bid, rules), rules
    )
    if inputs.monthly is not None:
        return base
    return TaxIncluded(base.yen, base.steps, (*base.assumptions, "金額は月額とみなしました。"))


def _of_month(
    rent: TaxIncluded, part: MonthPart, use: Use | None, inputs: Inputs, rules: Rules
) -> Worked:
    rule = rules.record(Rule)
    days = part.days if use is None else use.days
    whole = days == part.of
    amount, name = month_rent(rent.yen, days, part.of), _called(inputs, part)
    step = f"1か月を通した月額 {yen(amount)}" if whole else month_step(rent.yen, days, part.of)
    cites = (rule.rent_cite,) if whole else (rule.cite, *(() if part.whole else (rule.term_cite,)))
    return Worked(
        headline=f"{name}の賃貸借料は {yen(amount)}",
        values=(Value.yen("賃貸借料", amount), Value(name="賃貸借日数", value=days, unit="日")),
        steps=(*rent.steps, *broken(part), *(use.steps if use else ()), step),
        citations=cited(rules, *cites),
        notes=_year_note(inputs, part),
        assumptions=(
            *rent.assumptions,
            *(rule.blamed(inputs.situation or "") if use is not None else ()),
        ),
    )


def _guessed(inputs: Inputs, part: MonthPart) -> bool:
    """Whether the question left the month's year open."""
    said = month_meant(inputs.situation or "", part.first)
    return said is not None and said.assumed


def _called(inputs: Inputs, part: MonthPart) -> str:
    """The month as it was called: without a year where none was said and none matters."""
    open_year = _guessed(inputs, part) and not varies(part.first)
    return f"{part.first.month}月分" if open_year else name_of(part)


def _year_note(inputs: Inputs, part: MonthPart) -> tuple[str, ...]:
    if not (_guessed(inputs, part) and varies(part.first)):
        return ()
    return (f"{name_of(part)}（{part.of}日）として計算しました。年によって日数が違います。",)
