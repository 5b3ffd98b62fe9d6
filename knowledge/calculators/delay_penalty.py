"""契約の相手方が履行を遅滞したときの違約金を計算します。

Penalty for delay (違約金, 遅延利息, 延滞違約金): the base times a yearly rate, by the days from the day
after the due date to the day of performance. Base (the whole price, what was not finished in time,
or that only where the delay does little harm), rate, cutting and year are the rulebook's.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import UnreadableInput
from knowledge.model import Effect, Value, Worked
from knowledge.money import rate, yen
from knowledge.reckoning.delay_base import DelayRule, Told, base_of
from knowledge.reckoning.inputs import ByBid, Situation, Tax
from knowledge.reckoning.interest import interest, rate_for
from knowledge.reckoning.tax import of_bid
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure
from knowledge.understanding.vocabulary import vocabulary

TITLE = "履行遅滞の違約金"
ROUTE = Route(
    about=words(
        "違約金 遅延日数 遅れ+ペナルティ 遅延+ペナルティ 納期+遅れ 延滞 延滞違約金 "
        "遅れ+いくら 遅延+いくら 遅滞 納入+遅れ 納期+過ぎ 遅れ+罰 "
        "履行期限+延長+利息 期限+延長+遅延利息 業者+遅延利息 受託者+遅延利息 遅延利息+完了 遅延利息+延長 遅延利息+取る 遅延利息+取ら 遅延利息+取れ"
    ),
    wants=(Form.AMOUNT, Form.COUNT, Form.MUST, Form.MAY, Form.MAY_NOT_DO),
    unless=words("請求書 払ったの 払い忘れ 解除 談合 支払が遅 支払い遅 支払遅延"),
)


Rule = DelayRule


class Inputs(Base):
    """What the penalty needs: days late, or the due and the actual day."""

    amount: Annotated[
        int | None,
        Slot(
            "契約金額",
            "yen",
            ask="契約金額（税込）はいくらですか。",
            labels=words("契約金額 契約額 請負代金 総額 委託料 契約"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    by_bid: ByBid = None
    delivered: Annotated[
        int | None,
        Slot(
            "既済・既納部分の金額",
            "yen",
            labels=words(
                "既納部分 既済部分 既納 既済 納品済 納入済 期限内に 期限前に 間に合 "
                "納品 済んで 引渡済 先に 済み 検査済 納期まで 期限までに 納まって "
                "納まり 入りました 納めた 終わって 分は うち"
            ),
            zero=True,
        ),
    ] = None
    monthly: Annotated[
        int | None, Slot("月額", "yen", labels=words("月額 毎月 賃貸借料"), per="month")
    ] = None
    undelivered: Annotated[
        int | None,
        Slot(
            "未履行部分の金額",
            "yen",
            labels=words(
                "未履行部分 未履行分は 未履行分 未履行 未了部分 未了分 未了 未完了 未納 残り 終わっていない 終わってない"
            ),
        ),
    ] = None
    minor: Annotated[
        bool | None,
        Slot(
            "遅れの支障が少ない",
            "flag",
            labels=words(
                "支障が少な 支障も少な 支障は少な 支障が小さ 支障がほとんど 影響が少な 影響は少な"
            ),
        ),
    ] = None
    days_late: Annotated[
        int | None,
        Slot(
            "遅延日数",
            "days",
            ask="何日遅れましたか。",
            labels=words("遅れ おくれ 遅延 超過 過ぎ 遅滞 オーバー 延長 延ば 延滞"),
            chief=True,
        ),
    ] = None
    due_day: Annotated[
        date | None,
        Slot("履行期限", "day", labels=words("履行期限 納入期限 納期 期限 工期 期日")),
    ] = None
    done_day: Annotated[
        date | None,
        Slot(
            "履行した日",
            "day",
            labels=words("完了 納入 納品 完成 引渡 履行した 届いた 終わった 実際"),
            chief=True,
        ),
    ] = None
    extended_day: Annotated[
        date | None,
        Slot(
            "延長後の履行期限",
            "day",
            labels=words(
                "延長後 まで延長 に延長 に延ばす に延ばし に延ばした まで延ばす まで延ばし へ延長"
            ),
        ),
    ] = None
    contract_day: Annotated[
        date | None, Slot("契約日", "day", labels=words("契約日 に契約 契約は 契約"))
    ] = None
    rate: Annotated[Fraction | None, Slot("率", "rate", labels=("率", "年"), chief=True)] = None
    on_year: Annotated[date | None, Slot("年度", "day", help="遅滞があった年度の初日")] = None
    relief: Annotated[
        bool | None,
        Slot(
            "やむを得ない理由",
            "flag",
            labels=words("天災 台風 地震 災害 豪雨 大雪 やむを得 やむをえ 不可抗力 停電"),
        ),
    ] = None
    granted: Annotated[
        bool | None,
        Slot(
            "長が認めた",
            "flag",
            labels=words(
                "認めてく 認めた 認めてい 認められた 認めまし 認めてもら 相当と認め 相当と認定 相当だと認め"
            ),
        ),
    ] = None
    reckoned: Annotated[
        int | None,
        Slot(
            "計算した違約金の額",
            "yen",
            labels=words("延滞違約金 延滞金 違約金 遅延利息 計算結果 計算した額"),
            subjects=words("延滞違約金 延滞金 違約金 遅延利息"),
            zero=True,
        ),
    ] = None
    situation: Situation = None
    rate_asked: Annotated[
        bool | None,
        Slot(
            "率を知りたい",
            "flag",
            labels=words("率は 率って 率を教 利率 何% 何パーセント"),
            inner=True,
        ),
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The penalty in yen.

    Raises MissingInput without price or days, NothingInForce without a rate for the day.
    """
    rule = rules.record(Rule)
    if inputs.relief and rule.relief_cite and inputs.amount is None:
        return _relief(inputs, rule, rules)
    if inputs.rate_asked and inputs.amount is None:
        return _rate(inputs, rule, rules, on)
    if inputs.reckoned is not None and inputs.amount is None and rule.nothing_below is not None:
        return _too_small(inputs.reckoned, rule.nothing_below.on(on), rule, rules)
    days = _days_late(inputs, rule)
    if inputs.amount is None and inputs.monthly is None and inputs.days_late is None:
        return _only_days(inputs, days, rule, rules)
    base = base_of(_told(inputs, rules), rule, rules)
    rate_day = inputs.on_year or inputs.contract_day or inputs.due_day or on
    used = rate_for(rule, rules, rate_day, inputs.rate)
    penalty, step = interest(base.yen, used.rate, days, rule, on)
    steps = list(base.steps)
    if inputs.due_day and inputs.days_late is None:
        end = inputs.due_day + timedelta(days=days)
        steps.append(f"遅延日数: {inputs.due_day} の翌日から {end} まで ＝ {days}日")
    cites = (rule.cite, *used.cites)
    return Worked(
        headline=f"{rule.title}は {yen(penalty)}",
        effect="duty" if penalty else "exempt",
        values=(Value.yen(rule.title, penalty), Value(name="遅延日数", value=days, unit="日")),
        steps=(*steps, step),
        citations=tuple(rules.cite(cite) for cite in cites),
        notes=(*base.notes, *rule.notes, *filter(None, (used.doubt,))),
        assumptions=(*base.assumptions, *used.assumptions),
        provisional=bool(used.doubt),
    )


def _told(inputs: Inputs, rules: Rules) -> Told:
    """The amounts the base is made of; asked for where the rule cannot do without one."""
    if inputs.amount is None and inputs.undelivered is None and inputs.monthly is None:
        raise inputs.missing("amount")
    return Told(
        inputs.amount,
        of_bid(inputs.tax, inputs.by_bid, rules),
        inputs.delivered or 0,
        inputs.undelivered,
        bool(inputs.minor),
        inputs.monthly,
    )


def _rate(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    used = rate_for(rule, rules, inputs.on_year or inputs.contract_day or on, inputs.rate)
    return Worked(
        headline=f"{rule.title}の率は年 {rate(used.rate)}",
        values=(Value(name=f"{rule.title}の率（年）", value=rate(used.rate), unit="割合"),),
        citations=tuple(rules.cite(cite) for cite in (rule.cite, *used.cites)),
        notes=(used.doubt,) if used.doubt else (),
        provisional=bool(used.doubt),
    )


def _too_small(reckoned: int, least: Figure, rule: Rule, rules: Rules) -> Worked:
    """Whether a penalty already reckoned is large enough to be paid."""
    due = reckoned >= least.whole
    sign = "≧" if due else "＜"
    return Worked(
        headline=f"{rule.title} {yen(reckoned)} は{'納めなければなりません' if due else '納めなくてかまいません'}",
        kind="verdict",
        effect="duty" if due else "exempt",
        values=(Value.yen(f"{rule.title}を取らない額（未満）", least.whole),),
        steps=(
            f"{yen(reckoned)} {sign} {yen(least.whole)}（「未満」は{yen(least.whole)}を含まない）",
        ),
        citations=(rules.cite(least.cite),),
    )


def _relief(inputs: Inputs, rule: Rule, rules: Rules) -> Worked:
    granted = bool(inputs.granted)
    head = rules.book.head.head
    claiming = re.search(vocabulary().claiming, inputs.situation or "")
    exempt: Effect = "prohibited" if claiming else "exempt"
    return Worked(
        headline=rule.relief_says or f"{head}がやむを得ないと認めたので、違約金を徴収しなくてよい"
        if granted
        else f"{head}がやむを得ないと認めるときは、違約金を徴収しないことができます",
        kind="verdict",
        effect=exempt if granted else "conditional",
        citations=(rules.cite(rule.relief_cite),),
    )


def _only_days(inputs: Inputs, days: int, rule: Rule, rules: Rules) -> Worked:
    return Worked(
        headline=f"遅延日数は {days}日",
        values=(Value(name="遅延日数", value=days, unit="日"),),
        steps=(f"{inputs.due_day} の翌日から {inputs.done_day} まで ＝ {days}日",),
        citations=(rules.cite(rule.cite),),
        notes=("契約金額を書けば違約金も計算します。",),
    )


def _days_late(inputs: Inputs, rule: Rule) -> int:
    """The days from the due day to the day of performance, or, where the rule says so, to the extended one."""
    days = (inputs.extended_day, inputs.done_day)
    end = next(filter(None, days if rule.until_extended else reversed(days)), None)
    if inputs.days_late is None and inputs.due_day and end:
        late = (end - inputs.due_day).days
        if late <= 0:
            raise UnreadableInput(
                "履行した日が履行期限より後ではありません。日付を確かめてください。"
            )
        return late
    return inputs.need("days_late", inputs.days_late)
