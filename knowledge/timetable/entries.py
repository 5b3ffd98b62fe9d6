"""The entries of a rulebook's schedule: a printed day, or a period that follows a fact.

A number that another record holds is named by its path, never repeated.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from pydantic import Field, model_validator

from knowledge.errors import NotRegulated
from knowledge.model import Frozen
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord
from knowledge.timetable.deadlines import FACTS, Sort
from knowledge.timetable.periods import COUNTED, FISCAL_YEAR, Counting, Direction

_NATIONAL = "national "


class Entry(Frozen):
    """One date: printed in the document, or counted from a fact.

    `gives` is the fact that a printed day tells. `period` or `path` (RECORD.FIELD, national
    RECORD.FIELD for the State's) is how long after `follows`; without either it is that day
    itself. `monthly` is a day of each month after `follows`, up to the month after `until`.
    `both_readings`: whether the first day counts is open, and the other reading stands beside.
    `checks` is a fact that must not be later, `clash` what is said if it is. `construction`
    limits an entry to works (建設工事) or to all else.
    """

    key: str
    title: str
    sort: Sort = "by"
    printed: date | None = None
    time: str = Field(default="", pattern=r"^([01]\d:[0-5]\d)?$|^2[0-3]:[0-5]\d$")
    gives: str = ""
    follows: str = ""
    until: str = ""
    period: Parameter | None = None
    path: str = ""
    monthly: Parameter | None = None
    direction: Direction = "after"
    counting: Counting = "first_day_out"
    both_readings: bool = False
    checks: str = ""
    clash: str = ""
    construction: bool | None = None
    cite: str
    also_cites: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for name in (self.gives, self.follows, self.until, self.checks):
            if name and name not in FACTS:
                raise ValueError(f"{name!r} is no fact of a tender")
        if (self.printed is None) == (not self.follows):
            raise ValueError("an entry is either printed or follows a fact")
        if sum(map(bool, (self.period, self.path, self.monthly))) > 1:
            raise ValueError("an entry has one period, path or monthly day")
        return self


class Schedule(RuleRecord):
    """All dates that a rulebook fixes for a tender."""

    record: ClassVar[str] = "schedule"
    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        keys = [entry.key for entry in self.entries]
        if len(set(keys)) != len(keys):
            raise ValueError("two entries have one key")
        return self

    def printed_facts(self) -> dict[str, date]:
        """The facts that the document itself tells."""
        return {e.gives: e.printed for e in self.entries if e.gives and e.printed is not None}


def figure_of(entry: Entry, rules: Rules, on: date) -> Figure | None:
    """How long the entry's period is: its own figure, or that of the record it names."""
    if entry.period is not None:
        return entry.period.on(on)
    if not entry.path:
        return None
    book = rules.national if entry.path.startswith(_NATIONAL) else rules.book
    record, _, name = entry.path.removeprefix(_NATIONAL).partition(".")
    parameter = getattr(book.records.get(record), name, None)
    if not isinstance(parameter, Parameter):
        raise NotRegulated(f"「{entry.path}」の数は収録していません。")
    return parameter.on(on)


def in_words(entry: Entry, figure: Figure) -> str:
    """How an entry is counted, for people.

    「落札決定日から起算して10日以内（当日を1日目に数える）」
    """
    fact, span = FACTS[entry.follows].title, f"{figure.whole}{COUNTED[figure.unit]}"
    if figure.unit == FISCAL_YEAR:
        return f"{fact}の属する会計年度を含む{span}の終わり"
    if entry.sort == "from" and entry.direction == "after":
        return f"{fact}の{span}後"
    if entry.direction == "before":
        first = "当日を1日目に数える" if entry.counting == "first_day_in" else "前日を1日目に数える"
        return f"{fact}の{span}前（{first}）"
    if entry.counting == "first_day_in":
        return f"{fact}から起算して{span}以内（当日を1日目に数える）"
    return f"{fact}から{span}以内（翌日を1日目に数える、初日不算入）"
