"""一つの調達の日程(公告・質問・申請・入札・契約・履行・検査・支払の期限)を、分かっている日から並べます。

Schedule (日程): every date the rulebook fixes for a tender, earliest first, each with its article,
its way of counting and a word on closed days; days that do not go together are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import create_model

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import wareki
from knowledge.kinds import ContractKind
from knowledge.model import Citation, Value, Worked
from knowledge.reckoning.inputs import Construction, Kind, Situation
from knowledge.rulebook.book import Rules
from knowledge.timetable.deadlines import FACTS, Deadline, Timetable
from knowledge.timetable.entries import Schedule
from knowledge.timetable.scheduling import timetable

TITLE = "日程"
ROUTE = Route(
    about=words(
        "スケジュール 日程表 日程+出 日程+教え 日程+作 日程+並べ 日程+一覧 日程+全部 日程は 日程で 期限+全部 期限+ぜんぶ "
        "期限+すべて 期限+全て 期限+一覧 期限+まとめ 期限+並べ 期限+洗い出 締切+全部 締切+ぜんぶ 締切+一覧 締切+まとめ "
        "締め切り+全部 締め切り+一覧 工程表 タイムライン いつまでに何 いつ何を 節目+日"
    ),
    wants=(Form.DAY, Form.WHAT, Form.AMOUNT, Form.COUNT, Form.MUST),
    unless=words("違約金 保証金はいくら"),
    alone=True,
)
Rule = Schedule
_OFTEN_TOLD = ("notice_day", "bid_day", "award_day", "contract_day", "finished_day", "claim_day")
_ENDS = {"by": "まで", "from": "以降", "on": ""}


def _slot(key: str) -> Any:  # noqa: ANN401 - pydantic takes a pair of annotation and default
    fact = FACTS[key]
    ask = f"{fact.title}はいつですか。"
    return (Annotated[date | None, Slot(fact.title, "day", ask=ask, labels=fact.words)], None)


class _Unnamed(Base):
    """What is not a day of the tender: works or not, a day of which nothing is said, the words."""

    construction: Construction = None
    kind: Kind = None
    day: Annotated[
        date | None,
        Slot(
            "何の日か",
            "day",
            ask="その日は何の日ですか。",
            chief=True,
            choices=tuple(FACTS[key].title for key in _OFTEN_TOLD),
            inner=True,
        ),
    ] = None
    situation: Situation = None


if TYPE_CHECKING:
    Inputs = _Unnamed
else:
    Inputs = create_model(
        "Inputs",
        __base__=_Unnamed,
        __doc__="The days of the tender that are known, one field for each of `FACTS`.",
        **{key: _slot(key) for key in FACTS},
    )


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """All dates of a tender.

    Raises MissingInput where a day is told without saying of what, or where none is known and the
    rulebook prints none; NotRegulated where the rulebook has no schedule.
    """
    rules.record(Rule)
    table = timetable(rules, _facts(inputs, on), on, construction=_works(inputs))
    if not table.deadlines:
        raise inputs.missing(table.missing[0])
    return Worked(
        headline=headline(table, on),
        kind="schedule",
        values=tuple(Value.day(named(d), d.day) for d in table.deadlines),
        steps=tuple(line(deadline) for deadline in table.deadlines),
        citations=_citations(table),
        notes=(
            *(f"食い違い: {conflict.says}" for conflict in table.conflicts),
            *dict.fromkeys(f"{d.title}: {note}" for d in table.deadlines for note in d.notes),
            *_lacking(table),
            *table.provisional,
        ),
        provisional=bool(table.provisional),
    )


def _works(inputs: Inputs) -> bool | None:
    """Whether it is 建設工事, said outright or by the kind of contract."""
    if inputs.construction is None and inputs.kind is not None:
        return inputs.kind is ContractKind.WORKS
    return inputs.construction


def _facts(inputs: Inputs, on: date) -> dict[str, date]:
    """The days told; today's date without a word on it is no fact of the tender."""
    given: Mapping[str, object] = inputs.model_dump()
    facts = {key: day for key in FACTS if isinstance(day := given.get(key), date)}
    if inputs.day not in (None, on):
        facts.setdefault(_meant(inputs), inputs.day)
    return facts


def _meant(inputs: Inputs) -> str:
    """The fact that a day without a name is said to be elsewhere in the thread."""
    said = [key for key, fact in FACTS.items() if fact.title in (inputs.situation or "")]
    if len(said) == 1:
        return said[0]
    raise inputs.missing("day")


def headline(table: Timetable, on: date) -> str:
    """How many dates there are and which is next."""
    ahead = [d for d in table.deadlines if d.day >= on]
    clash = f"（食い違い{len(table.conflicts)}件）" if table.conflicts else ""
    said = f"日程は{len(table.deadlines)}件{clash}"
    if not ahead:
        return f"{said}。どれも {wareki(on)} より前の日です"
    days = (ahead[0].day - on).days
    return (
        f"{said}。次は {when(ahead[0])} {ahead[0].title}（{f'あと{days}日' if days else '今日'}）"
    )


def when(deadline: Deadline) -> str:
    """The day of a deadline with its time and whether it is まで or 以降."""
    time = f" {deadline.time}" if deadline.time else ""
    return f"{wareki(deadline.day)}{time}{_ENDS[deadline.sort]}"


def named(deadline: Deadline) -> str:
    """The title of a deadline with its time, for a list of values."""
    return f"{deadline.title}（{deadline.time}）" if deadline.time else deadline.title


def line(deadline: Deadline) -> str:
    """One line of the schedule: when, what, how counted, where it stands."""
    places = "、".join(citation.place for citation in deadline.citations)
    safe = f"、安全な日は {wareki(deadline.safe_day)}" if deadline.safe_day != deadline.day else ""
    return f"{when(deadline)} {deadline.title} — {deadline.rule}{safe}［{places}］"


def _citations(table: Timetable) -> tuple[Citation, ...]:
    cited = [c for deadline in table.deadlines for c in deadline.citations]
    return tuple(dict.fromkeys([*cited, *(c for x in table.conflicts for c in x.citations)]))


def _lacking(table: Timetable) -> tuple[str, ...]:
    if not table.missing:
        return ()
    titles = "、".join(FACTS[key].title for key in table.missing)
    return (f"これらの日が分かれば、続きの期限も出せます: {titles}。",)
