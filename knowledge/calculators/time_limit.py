"""一つの期間がいつ満了するか(契約不適合の請求、調査への協力など)を、起点の日から計算します。

End of a period (期間の満了日): one entry of the rulebook's schedule, asked for by its words, with the
day of the fact it follows; and whether a day is still within it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import wareki
from knowledge.errors import NotRegulated
from knowledge.model import Effect, Frozen, Value, Worked
from knowledge.reckoning.inputs import Provisions, Situation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, RuleRecord
from knowledge.rulebook.locators import split_cite
from knowledge.timetable.deadlines import FACTS, Deadline
from knowledge.timetable.entries import Entry, Schedule, figure_of, in_words
from knowledge.timetable.periods import COUNTED
from knowledge.timetable.scheduling import deadline
from knowledge.understanding.presence import brings_up

TITLE = "期間の満了日"
ROUTE = Route(
    about=words(
        "契約不適合 不適合 追完 やり残し 瑕疵 手直し+いつまで 欠陥+いつまで 調査+協力 調査+応じ 調査+義務 帳簿+いつまで "
        "義務+いつまで 満了 過去2年 過去二年 2年間+起算 実績+いつから 実績+いつ以降 保存+いつまで"
    ),
    wants=(Form.DAY, Form.COUNT, Form.MAY, Form.MUST),
    unless=words("支払 保証金はいくら 違約金 解除 落札 公告 契約書の提出"),
)


class Asked(Frozen):
    """A schedule entry that is asked for by itself, and the words for it.

    `title` is what lasts so long (追完の請求, 協力の義務). `within` and `beyond` are what the rule does to an act on a day inside and outside the period.
    """

    key: str
    title: str
    words: tuple[str, ...]
    cite: str
    within: Effect = "permitted"
    beyond: Effect = "prohibited"


class Rule(RuleRecord):
    """The entries of the schedule that staff ask for one by one."""

    record: ClassVar[str] = "time_limit"
    entries: tuple[Asked, ...]


class Inputs(Base):
    """The day the period runs from, and a day to check."""

    day: Annotated[
        date | None,
        Slot(
            "起点の日",
            "day",
            ask="起点の日はいつですか。",
            labels=words(
                "知った 知り 発見 気づい 気付い 見つか わかった 分かった 判明 終了 満了 終わ 締結 契約日"
            ),
            chief=True,
        ),
    ] = None
    act_day: Annotated[
        date | None,
        Slot(
            "確かめたい日",
            "day",
            labels=words("追完を 追完の 請求 求め 言っ 申し入れ 依頼 要請 協力 履行し 履行 実績"),
        ),
    ] = None
    on_year: Annotated[date | None, Slot("年度", "day", help="確かめたい年度の初日")] = None
    now: Annotated[
        bool | None,
        Slot(
            "今日のこと",
            "flag",
            labels=words("今から いまから まだ 今でも もう 今さら"),
            inner=True,
        ),
    ] = None
    situation: Situation = None
    provisions: Provisions = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The last day of the period asked for, or whether a day is within it.

    Raises NotRegulated where the rulebook has no such period, MissingInput for the day it runs from
    where a day is to be checked.
    """
    asked = _asked(inputs, rules)
    schedule = rules.record(Schedule)
    entry = next(entry for entry in schedule.entries if entry.key == asked.key)
    figure = figure_of(entry, rules, on)
    if figure is None:
        raise NotRegulated("この期間の長さは定められていません。")
    start = inputs.day or schedule.printed_facts().get(entry.follows)
    act = inputs.act_day or inputs.on_year or (on if inputs.now else None)
    if start is None and act is None:
        return _length(asked, entry, figure, rules)
    found = deadline(entry, {entry.follows: inputs.need("day", start)}, rules, on)
    if act is not None and act != inputs.day:
        return _checked(asked, entry, found, act)
    return _last_day(asked, entry, found, figure, told=inputs.day is not None)


def _asked(inputs: Inputs, rules: Rules) -> Asked:
    """The period meant: by its words, else by the provision found first."""
    entries, text = rules.record(Rule).entries, inputs.situation or ""
    for entry in entries:
        if brings_up(text, entry.words):
            return entry
    main = rules.book.head.main_source
    for place in inputs.provisions or ():
        for entry in entries:
            if split_cite(entry.cite, main)[1] == place:
                return entry
    raise NotRegulated("この期間の定めは収録していません。")


def _length(asked: Asked, entry: Entry, figure: Figure, rules: Rules) -> Worked:
    """The length by itself, where no day is known."""
    return Worked(
        headline=f"{asked.title}は、{in_words(entry, figure)}",
        kind="article",
        values=(_span(figure),),
        citations=(rules.cite(figure.cite),),
        notes=(*entry.notes, f"{FACTS[entry.follows].title}を書けば、日付で答えます。"),
        provisional=bool(figure.doubt),
    )


def _span(figure: Figure) -> Value:
    return Value(name="期間", value=figure.whole, unit=COUNTED[figure.unit])


def _last_day(asked: Asked, entry: Entry, found: Deadline, figure: Figure, *, told: bool) -> Worked:
    end = "から" if entry.sort == "from" else "まで"
    printed = "" if told else "（文書に書かれた日による）"
    return Worked(
        headline=f"{asked.title}は {wareki(found.day)} {end}{printed}",
        kind="calculation" if told else "article",
        values=(Value.day(asked.title, found.day), _span(figure)),
        steps=(f"{found.rule} ＝ {wareki(found.day)}",),
        citations=found.citations,
        notes=found.notes,
        provisional=bool(figure.doubt),
    )


def _checked(asked: Asked, entry: Entry, found: Deadline, act: date) -> Worked:
    within = act >= found.day if entry.sort == "from" else act <= found.day
    name, sign, end = (
        ("期間の始まり", "≧＜", "から") if entry.sort == "from" else ("期間の終わり", "≦＞", "まで")
    )
    return Worked(
        headline=f"{wareki(act)} は、{asked.title}の期間（{wareki(found.day)}{end}）{'の内です' if within else 'の外です'}",
        kind="verdict",
        effect=asked.within if within else asked.beyond,
        values=(Value.day(name, found.day),),
        steps=(
            f"{found.rule} ＝ {wareki(found.day)}",
            f"{wareki(act)} {sign[0] if within else sign[1]} {wareki(found.day)}",
        ),
        citations=found.citations,
        notes=found.notes,
    )
