"""入札の公告をいつまでに出すか、最短でいつ入札できるか、間に合っているかを計算します。

Notice of tender (入札公告): 「入札期日の前日から起算して n 日前まで」. The day before the bid is
day 1, so day n is D-n; the reading that leaves n full days between gives D-(n+1), which is told
as the safe day. Backwards periods are not moved by holidays.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import days_after, days_before, wareki
from knowledge.kinds import BidMethod, ContractKind
from knowledge.model import Value, Worked
from knowledge.reckoning.carrying import carried_note, cite_with
from knowledge.reckoning.inputs import Construction, Kind, Method
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord

TITLE = "公告の期限"
ROUTE = Route(
    about=("公告", "入札+告知+いつ", "入札+最短"),
    wants=(Form.DAY, Form.COUNT, Form.MAY),
    unless=words("記載 書く 載せ 項目 事項"),
)


class Rule(RuleRecord):
    """Days of notice: for 建設工事 and others, ordinary, urgent and on re-notice."""

    record: ClassVar[str] = "notice_period"
    construction: Parameter
    construction_urgent: Parameter
    other: Parameter
    other_urgent: Parameter
    again: Parameter | None = None


class Inputs(Base):
    """What the calculation needs; two days given are checked against each other."""

    bid_day: Annotated[
        date | None,
        Slot(
            "入札日",
            "day",
            ask="入札日はいつですか。",
            labels=words("入札期日 入札日 期日 入札 開札日 開札 札入れ"),
            chief=True,
        ),
    ] = None
    notice_day: Annotated[date | None, Slot("公告日", "day", labels=("公告日", "公告", "告示"))] = (
        None
    )
    construction: Construction = None
    kind: Kind = None
    urgent: Annotated[
        bool | None,
        Slot("急施か", "flag", labels=words("急施 急ぎ 緊急 至急 急を要 急いで")),
    ] = None
    again: Annotated[
        bool | None,
        Slot(
            "再度の公告か",
            "flag",
            labels=words(
                "再度公告 再公告 再度の公告 やり直 再度入札 不調 不落 応札ゼロ "
                "入札者がい 落札者がい もう一度 再入札 もっかい 応札なし だれも来 "
                "誰も来 契約を結ばな 結んでくれな 結んでくれま 契約しなかった 辞退 "
                "改めて入札 もう一回 もう一度入札 契約してくれ 更に入札 さらに入札 "
                "契約せん 契約しない 契約を結ばん 縮め 改めて公告 落札者なし "
                "落札者無し 入札者なし また公告 再び もう1回 流れた 成立しなかった"
            ),
        ),
    ] = None
    method: Method = None
    earliest: Annotated[
        bool | None,
        Slot(
            "最短の入札日を知りたい",
            "flag",
            labels=words(
                "最も早 いちばん早 一番早 早くて 最速 最短の入札 入札は最短 最短で入札 "
                "入札は何日から 入札できるのは 入札日はいつ 入札はいつ 何日から入札"
            ),
            inner=True,
        ),
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The last day for the notice, the first day for the bid, or whether two days fit.

    Raises MissingInput where 建設工事 or not decides and is not known.
    """
    rule = rules.record(Rule)
    figure, why, assumptions = _days(inputs, rule, on)
    cites = cite_with(rules, (figure.cite, *_base_cite(figure, rule, inputs, on)), inputs.method)
    common = {
        "citations": cites,
        "notes": carried_note(rules, figure.cite, inputs.method),
        "assumptions": assumptions,
        "provisional": bool(figure.doubt),
    }
    if inputs.earliest and inputs.bid_day and not inputs.notice_day:
        inputs = inputs.model_copy(update={"notice_day": inputs.bid_day, "bid_day": None})
    if inputs.bid_day and inputs.notice_day:
        return _check(inputs.bid_day, inputs.notice_day, figure, why, common)
    if inputs.notice_day:
        first = days_after(inputs.notice_day, figure.whole)
        return Worked(
            headline=f"最短の入札日は {wareki(first)}",
            values=(
                Value.day("最短の入札日", first),
                Value.day("安全を見た入札日", days_after(first, 1)),
            ),
            steps=(
                why,
                f"{wareki(inputs.notice_day)} ＋ {figure.whole}日 ＝ {wareki(first)}（入札日の前日を1日目として数える）",
            ),
            **common,
        )
    if inputs.bid_day is None:
        return Worked(
            headline=f"公告は入札期日の前日から起算して{figure.whole}日前まで",
            values=(Value(name="公告の期間", value=figure.whole, unit="日"),),
            steps=(why,),
            **common,
        )
    limit = days_before(inputs.bid_day, figure.whole)
    return Worked(
        headline=f"公告は {wareki(limit)} まで",
        values=(Value.day("公告の期限", limit), Value.day("安全を見た期限", days_before(limit, 1))),
        steps=(
            why,
            f"入札日 {wareki(inputs.bid_day)} の前日を1日目として{figure.whole}日目 ＝ {wareki(limit)}",
            f"公告と入札の間に丸{figure.whole}日を置く読み方なら {wareki(days_before(limit, 1))} まで",
        ),
        **common,
    )


def _days(inputs: Inputs, rule: Rule, on: date) -> tuple[Figure, str, tuple[str, ...]]:
    if rule.again is not None and inputs.again:
        figure = rule.again.on(on)
        return figure, f"再度の公告なので{figure.whole}日まで短縮できる", ()
    construction = inputs.construction
    if inputs.method is BidMethod.AUCTION:
        construction = False  # an auction sells movables (動産)
    elif inputs.kind is not None:
        construction = inputs.kind is ContractKind.WORKS and construction is not False
    if construction is None:
        raise inputs.missing("construction")
    name = "建設工事" if construction else "建設工事以外"
    ordinary = rule.construction if construction else rule.other
    urgent = rule.construction_urgent if construction else rule.other_urgent
    if inputs.urgent:
        figure = urgent.on(on)
        return figure, f"{name}、急施を要する場合: {figure.whole}日前", ()
    figure = ordinary.on(on)
    assumed = (
        ()
        if inputs.urgent is False
        else (f"急施ではないとみなしました（急施なら{urgent.on(on).whole}日前）。",)
    )
    return figure, f"{name}: 入札期日の前日から起算して{figure.whole}日前", assumed


def _base_cite(figure: Figure, rule: Rule, inputs: Inputs, on: date) -> tuple[str, ...]:
    """On re-notice the article that is shortened is cited too, where it is known which."""
    if (
        not inputs.again
        or rule.again is None
        or (inputs.kind is None and inputs.construction is None)
    ):
        return ()
    works = inputs.kind is ContractKind.WORKS or bool(inputs.construction)
    return ((rule.construction if works else rule.other).on(on).cite,)


def _check(bid: date, notice: date, figure: Figure, why: str, common: dict[str, object]) -> Worked:
    limit = days_before(bid, figure.whole)
    in_time = notice <= limit
    return Worked(
        headline=f"公告 {wareki(notice)} は{'間に合っています' if in_time else '間に合いません'}（期限 {wareki(limit)}）",
        kind="verdict",
        effect="permitted" if in_time else "prohibited",
        values=(Value.day("公告の期限", limit), Value.day("安全を見た期限", days_before(limit, 1))),
        steps=(why, f"期限 {wareki(limit)} {'≧' if in_time else '＜'} 公告日 {wareki(notice)}"),
        **common,
    )
