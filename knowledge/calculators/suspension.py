"""不正などの事実があった者を、いつまで入札に参加させないことができるかを計算します。

Exclusion from tendering (参加させないことができる期間, 地方自治法施行令167条の4): years after the
fact; the first day is not counted, the last day is the same day of the last year.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import days_after, months_after, wareki
from knowledge.model import Frozen, Value, Worked
from knowledge.reckoning.carrying import carried_note, cite_with
from knowledge.reckoning.inputs import Method, Provisions, Situation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import brings_up

TITLE = "入札に参加させない期間"
ROUTE = Route(
    about=words(
        "参加させ 参加でき 入札+締め出 入札+排除+いつ 出入り禁止 参加+2年 "
        "参加+いつ 談合+いつ 参加停止 参加資格+いつ 参加+年 入札+戻 入札+復帰 "
        "入札+外せ 参加+事実 入れない+いつ 外し+いつ 事実+いつまで 除外 "
        "シャットアウト 遠慮 参加+制限 はず+いつ"
    ),
    wants=(Form.DAY, Form.MAY, Form.COUNT),
    unless=words("退去 公告 告示 代理 所在地 破産 未成年 能力"),
)


class Ground(Frozen):
    """A ground for exclusion with the words that bring it up."""

    cite: str
    title: str
    words: tuple[str, ...]


class Rule(RuleRecord):
    """The years of exclusion and its grounds."""

    record: ClassVar[str] = "suspension"
    years: Parameter
    grounds: tuple[Ground, ...]


class Inputs(Base):
    """The day of the fact, and a day of tender to check."""

    fact_day: Annotated[
        date | None,
        Slot(
            "事実があった日",
            "day",
            ask="その事実があった日はいつですか。",
            labels=words("その事実 事実 発覚 不正 談合 妨害 あった 判明 破棄"),
            chief=True,
        ),
    ] = None
    bid_day: Annotated[
        date | None,
        Slot(
            "入札日",
            "day",
            labels=words(
                "入札日 開札日 今も 現在 時点 の入札 の一般競争 の指名競争 一般競争 参加申"
            ),
        ),
    ] = None
    method: Method = None
    situation: Situation = None
    provisions: Provisions = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The last day of the exclusion, or whether a day lies within it.

    Raises MissingInput without the day of the fact.
    """
    rule = rules.record(Rule)
    figure = rule.years.on(on)
    said = [g for g in rule.grounds if brings_up(inputs.situation or "", g.words)]
    grounds = said or [g for g in rule.grounds if g.cite in (inputs.provisions or ())]
    cites = tuple(g.cite for g in grounds[:2]) or (figure.cite,)
    citations = cite_with(rules, cites, inputs.method)
    start = inputs.need("fact_day", inputs.fact_day or inputs.bid_day)
    check = inputs.bid_day if inputs.fact_day else None
    if check is not None and check < start:
        start, check = check, start
    last = months_after(start, 12 * figure.whole)
    step = f"{wareki(start)} の翌日から{figure.whole}年 ＝ {wareki(last)} まで（初日不算入）"
    notes = (
        "「参加させないことができる」期間の上限です。",
        *carried_note(rules, figure.cite, inputs.method),
    )
    if check is not None:
        within = check <= last
        return Worked(
            headline=f"{wareki(check)} は参加させないことができる期間（{wareki(last)}まで）の{'内' if within else '外'}です",
            kind="verdict",
            effect="permitted" if within else "prohibited",
            values=(Value.day("参加させないことができる最後の日", last),),
            steps=(step,),
            citations=citations,
            notes=notes,
        )
    return Worked(
        headline=f"{wareki(last)} まで参加させないことができます",
        effect="permitted",
        values=(
            Value.day("参加させないことができる最後の日", last),
            Value.day("参加できる最初の日", days_after(last, 1)),
            Value(name="期間", value=figure.whole, unit="年"),
        ),
        steps=(step,),
        citations=citations,
        notes=notes,
        provisional=bool(figure.doubt),
    )
