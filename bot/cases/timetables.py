"""What the ledger asks of the desk, and how the answer becomes the deadlines of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.cases.desks import OfficeDays, Timetables
from bot.cases.series import Series

if TYPE_CHECKING:
    from knowledge import Deadline, Timetable

MONTHLY = "monthly"
FACT = "fact:"
"""The key of a deadline that is itself a fact of the case begins so."""
FACT_RULE = "案件に登録された日"


@dataclass(frozen=True)
class Deriving:
    """What the deadlines of a case follow from. `facts` are as a `Case` holds them.

    `entered`: the facts that somebody has just told. One of a day that has come shows that it
    happened; a day that was planned, and has since passed, shows nothing.
    """

    rulebook: str
    facts: Mapping[str, str]
    kind: str = ""
    entered: frozenset[str] = frozenset()

    @property
    def days(self) -> dict[str, date]:
        """The facts without their hours."""
        return {key: date.fromisoformat(value[:10]) for key, value in self.facts.items()}

    @property
    def construction(self) -> bool | None:
        """Whether it is a matter of works (建設工事); None where the kind is not known."""
        return self.kind == "works" if self.kind else None


def timetable_of(desk: Timetables, source: Deriving, today: date) -> Timetable:
    """The body's timetable for a case. Raises what `Desk.timetable` raises."""
    return desk.timetable(
        source.days, rulebook=source.rulebook, today=today, construction=source.construction
    )


def derived(desk: Timetables, source: Deriving, today: date) -> list[Series]:
    """All that a case's facts and its body's rulebook give. Raises what `Desk.timetable` raises.

    A rulebook may print the days of one tender. They belong to a case that has one of them as a
    fact, or no fact at all; not to another tender of the same body.
    """
    printed = desk.timetable({}, rulebook=source.rulebook, today=today).facts
    table = timetable_of(desk, source, today)
    its_own = not source.facts or any(printed.get(k) == day for k, day in source.days.items())
    office = desk.calendar(source.rulebook)
    found = [
        _series(deadline, source.facts, office, _met_by(deadline, source, desk, today))
        for deadline in table.deadlines
        if its_own or deadline.follows in source.facts
    ]
    known = {key for key, day in source.days.items() if its_own and printed.get(key) == day}
    return [
        *_unique(found),
        *(each for each in told(desk, source) if each.values["follows"] not in known),
    ]


def told(desk: Timetables, source: Deriving) -> list[Series]:
    """The facts themselves as days: the bid is to be remembered, whatever the rules say."""
    office = desk.calendar(source.rulebook)
    return [
        _told(key, desk.facts[key].title, fact, office)
        for key, fact in source.facts.items()
        if key in desk.facts
    ]


def _series(
    deadline: Deadline, facts: Mapping[str, str], office: OfficeDays, met_by: str
) -> Series:
    return Series(
        key=deadline.key,
        first=deadline.day,
        safe_day=deadline.safe_day,
        recurring=MONTHLY if deadline.recurring else "",
        until=deadline.until,
        sort=deadline.sort,
        values={
            "title": deadline.title,
            "time": deadline.time or _hour(deadline, facts) or None,
            "follows": deadline.follows,
            "rule": deadline.rule,
            "citations": [citation.model_dump() for citation in deadline.citations],
            "notes": list(deadline.notes),
        },
        office=office,
        met_by=met_by,
    )


def _met_by(deadline: Deadline, source: Deriving, desk: Timetables, today: date) -> str:
    """Why it is taken as done: the fact that shows it (契約日 for the signing) was told."""
    key = deadline.met_by
    if key not in source.entered or source.days[key] > today:
        return ""
    return f"{desk.facts[key].title}が登録されました"


def _hour(deadline: Deadline, facts: Mapping[str, str]) -> str:
    # 入札日時: an hour that people know belongs to what happens on that very day.
    day, _, hour = facts.get(deadline.follows, "").partition("T")
    return hour if deadline.sort == "on" and day == deadline.day.isoformat() else ""


def _told(key: str, title: str, fact: str, office: OfficeDays) -> Series:
    day, _, hour = fact.partition("T")
    values: dict[str, Any] = {"title": title, "time": hour or None, "follows": key}
    return Series(
        key=FACT + key,
        first=date.fromisoformat(day),
        safe_day=date.fromisoformat(day),
        recurring="",
        until=None,
        sort="on",
        values={**values, "rule": FACT_RULE, "citations": [], "notes": []},
        office=office,
        only_ahead=True,
    )


def _unique(series: Iterable[Series]) -> Iterator[Series]:
    """The series, each key once: two deadlines of one name would meet in one row."""
    seen: set[str] = set()
    for each in series:
        if each.key not in seen:
            seen.add(each.key)
            yield each
