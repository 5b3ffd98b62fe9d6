"""What the ledger asks of the desk, and how the answer becomes the deadlines of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.cases.desks import OfficeDays, Timetables
from bot.cases.series import Series
from knowledge import Conflict

if TYPE_CHECKING:
    from knowledge import Deadline, Timetable

MONTHLY = "monthly"
FACT = "fact:"
"""The key of a deadline that is itself a fact of the case begins so."""
FACT_RULE = "案件に登録された日"
ANOTHER = "文書に印刷された日は別の入札のものなので、この案件には使っていません。"


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
    """The body's timetable for a case. Raises what `Desk.timetable` raises.

    A rulebook may print the days of one tender; for another one of the same body they are left
    out, and that is said.
    """
    its_own = is_printed(_printed(desk, source, today), source.days)
    table = desk.timetable(
        source.days,
        rulebook=source.rulebook,
        today=today,
        construction=source.construction,
        printed=its_own,
    )
    if its_own:
        return table
    return table.model_copy(update={"conflicts": (*table.conflicts, Conflict(says=ANOTHER))})


def is_printed(printed: Mapping[str, date], days: Mapping[str, date]) -> bool:
    """Whether the tender that a document prints is the one that these days are of.

    It is where one day agrees; or none contradicts, and one lies within the days printed.

    >>> printed = {"notice_day": date(2024, 5, 10), "due_day": date(2025, 3, 31)}
    >>> is_printed(printed, {}), is_printed(printed, {"award_day": date(2024, 6, 3)})
    (True, True)
    >>> is_printed(printed, {"award_day": date(2026, 6, 3)})
    False
    >>> is_printed(printed, {"notice_day": date(2024, 6, 1), "award_day": date(2024, 6, 3)})
    False
    """
    agreeing = [printed[key] == day for key, day in days.items() if key in printed]
    if not days or not printed or any(agreeing):
        return True
    first, last = min(printed.values()), max(printed.values())
    return not agreeing and any(first <= day <= last for day in days.values())


def derived(desk: Timetables, source: Deriving, today: date) -> list[Series]:
    """All that a case's facts and its body's rulebook give. Raises what `Desk.timetable` raises."""
    table, office = timetable_of(desk, source, today), desk.calendar(source.rulebook)
    found = [
        _series(deadline, source.facts, office, _met_by(deadline, source, desk, today))
        for deadline in table.deadlines
    ]
    # A fact that the document prints is an entry of its timetable already.
    printed = _printed(desk, source, today)
    more = [
        each for each in told(desk, source) if printed.get(each.values["follows"]) != each.first
    ]
    return [*_unique(found), *more]


def _printed(desk: Timetables, source: Deriving, today: date) -> Mapping[str, date]:
    return desk.timetable({}, rulebook=source.rulebook, today=today).facts


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
