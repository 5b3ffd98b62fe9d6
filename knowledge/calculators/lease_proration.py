"""賃貸借料の日割り(使えなかった月、端数の月、最後の月)と、契約期間を通した総額を計算します。

Rent by the day (賃貸借料の日割計算): of a month that is broken, or in which the things could not be used
for a reason on the lessors' side, monthly rent ÷ calendar days × days rented, cut below one yen.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import shift_months
from knowledge.errors import UnreadableInput
from knowledge.inputs import Situation, Tax
from knowledge.lease import (
    MonthPart,
    lease_total,
    month_parts,
    month_rent,
    month_step,
    varies,
)
from knowledge.lease_clauses import LeaseRule
from knowledge.lease_days import LOST, Told, Use, days_used, told_in_words
from knowledge.model import Citation, Value, Worked
from knowledge.money import yen
from knowledge.rulebook.book import Rules
from knowledge.tax import TaxIncluded, tax_included
from knowledge.understanding.months import month_meant
from knowledge.understanding.presence import brings_up

TITLE = "賃貸借料の日割り"
ROUTE = Route(
    about=words(
        "日割 賃貸借料+月 賃貸借料+いくら 賃借料+月 賃料+月 リース料+月 リース代+月 レンタル料+月 使えなかった 使えず 使用できなかった 使えない+月額 "
        "使えな+払 止まって+月額 月額+最後の月 月額+最終月 月額+初日 月額+端数 月額+途中 月額+総額 月額+全期間 賃貸借料+総額 リース料+総額 賃貸借料+全部 故障+月額"
    ),
    wants=(Form.AMOUNT, Form.COUNT, Form.WHAT, Form.MAY, Form.MUST),
    unless=words("違約金 遅延 解除 解約 履行期限 請求は 支払期限 修理代 規模 実績 入札書 賠償"),
)


Rule = LeaseRule


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
                "総額 全期間 契約期間全体 期間全体 通しで 全部で 合計 トータル 5年間で 5年で"
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
        return _whole_term(inputs, rule, rules, term)
    month = _month(inputs, term, on)
    part = next((p for p in month_parts(*term) if p.first.replace(day=1) == month), None)
    if part is None:
        span = "から".join(f"{d.year}年{d.month}月{d.day}日" for d in term)
        raise UnreadableInput(f"{month.year}年{month.month}月は契約期間（{span}まで）の外です。")
    if rule.daily_first and part.first == term[0] and not part.whole:
        return _first_part(inputs, rule, rules, part)
    use = _use(inputs, part, on)
    rent = _rent(inputs, rules)
    if use is not None and rule.not_theirs(inputs.situation or ""):
        return _unreduced(rent, rule, rules, part)
    return _of_month(rent, part, use, inputs, rules)


def _month(inputs: Inputs, term: tuple[date, date], on: date) -> date:
    """The first day of the month asked about; one without a year is moved into the term."""
    if inputs.last_month:
        return term[1].replace(day=1)
    if inputs.first_month:
        return term[0].replace(day=1)
    told = told_in_words(inputs.situation or "", on)
    month = inputs.month or next((day.replace(day=1) for day in told.days), None)
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
    use = days_used(part, told if told.counted else told_in_words(text, on))
    if use is None and brings_up(text, LOST):
        raise inputs.missing("days_lost")
    return use


def _rent(inputs: Inputs, rules: Rules) -> TaxIncluded:
    monthly = inputs.monthly if inputs.monthly is not None else inputs.amount
    base = tax_included(inputs.need("monthly", monthly), inputs.tax, rules)
    if inputs.monthly is not None:
        return base
    return TaxIncluded(base.yen, base.steps, (*base.assumptions, "金額は月額とみなしました。"))


def _unreduced(rent: TaxIncluded, rule: Rule, rules: Rules, part: MonthPart) -> Worked:
    """The month's rent where the days lost are not of the lessors' making."""
    amount = month_rent(rent.yen, part.days, part.of)
    return Worked(
        headline=f"日割りで減るのは賃貸人側の責めで使えなかったときだけなので、{yen(amount)} のまま",
        effect="prohibited",
        values=(Value.yen("賃貸借料", amount),),
        steps=(*rent.steps, *(() if part.whole else (month_step(rent.yen, part.days, part.of),))),
        citations=_cited(rules, rule.cite),
        notes=("それ以外の理由で使えなかった日について、賃貸借料を減らす定めはありません。",),
        assumptions=rent.assumptions,
    )


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
        steps=(*rent.steps, *_broken(part), *(use.steps if use else ()), step),
        citations=_cited(rules, *cites),
        notes=_year_note(inputs, part),
        assumptions=(
            *rent.assumptions,
            *(rule.blamed(inputs.situation or "") if use is not None else ()),
        ),
    )


def _name(part: MonthPart) -> str:
    return f"{part.first.year}年{part.first.month}月分"


def _broken(part: MonthPart) -> tuple[str, ...]:
    """That the lease has not all days of the month."""
    if part.whole:
        return ()
    last = part.first.day + part.days - 1
    return (f"{_name(part)}の賃貸借の日は {part.first.day}日から{last}日まで ＝ {part.days}日",)


def _guessed(inputs: Inputs, part: MonthPart) -> bool:
    """Whether the question left the month's year open."""
    said = month_meant(inputs.situation or "", part.first)
    return said is not None and said.assumed


def _called(inputs: Inputs, part: MonthPart) -> str:
    """The month as it was called: without a year where none was said and none matters."""
    open_year = _guessed(inputs, part) and not varies(part.first)
    return f"{part.first.month}月分" if open_year else _name(part)


def _year_note(inputs: Inputs, part: MonthPart) -> tuple[str, ...]:
    if not (_guessed(inputs, part) and varies(part.first)):
        return ()
    return (f"{_name(part)}（{part.of}日）として計算しました。年によって日数が違います。",)


def _first_part(inputs: Inputs, rule: Rule, rules: Rules, part: MonthPart) -> Worked:
    """The first day, which has its own daily rent."""
    base = tax_included(inputs.need("daily", inputs.daily), inputs.tax, rules)
    amount = base.yen * part.days
    return Worked(
        headline=f"{_name(part)}の賃貸借料は日額による {yen(amount)}",
        values=(Value.yen("賃貸借料", amount),),
        steps=(*base.steps, f"日額 {yen(base.yen)} × {part.days}日 ＝ {yen(amount)}"),
        citations=_cited(rules, rule.rent_cite),
        assumptions=base.assumptions,
    )


def _whole_term(inputs: Inputs, rule: Rule, rules: Rules, term: tuple[date, date]) -> Worked:
    """The rent from the first day of the lease to its last."""
    rent, opening = _rent(inputs, rules), month_parts(*term)[0]
    apart = rule.daily_first and not opening.whole
    begin = shift_months(term[0].replace(day=1), 1) if apart else term[0]
    total, sums = lease_total(rent.yen, begin, term[1])
    steps, notes = [*rent.steps, *sums], []
    if apart and inputs.daily is not None:
        base = tax_included(inputs.daily, inputs.tax, rules)
        first = base.yen * opening.days
        total += first
        steps += [
            *base.steps,
            f"初日分: 日額 {yen(base.yen)} × {opening.days}日 ＝ {yen(first)}",
            f"合計 {yen(total)}",
        ]
    elif apart:
        notes.append(
            f"{_name(opening)}（{opening.days}日）の日額は含みません。日額を書けば足します。"
        )
    return Worked(
        headline=f"契約期間を通した賃貸借料は {yen(total)}{'（初日の日額を除く）' if notes else ''}",
        values=(Value.yen("賃貸借料の総額", total),),
        steps=tuple(steps),
        citations=_cited(rules, rule.rent_cite, rule.cite, rule.term_cite),
        notes=tuple(notes),
        assumptions=rent.assumptions,
    )


def _cited(rules: Rules, *cites: str) -> tuple[Citation, ...]:
    return tuple(rules.cite(cite) for cite in dict.fromkeys(cites))
