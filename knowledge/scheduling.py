"""The dates a rulebook fixes for one tender, worked out from the facts that are known.

A rulebook's `schedule` record lists the entries: a printed day, or a period that follows a fact
(公告日, 落札決定日 …). A number that another record holds is named by its path, never repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar, Self

from pydantic import Field, model_validator

from knowledge.conflicts import clashes, out_of_order
from knowledge.dates import shift_months, wareki
from knowledge.deadlines import FACTS, Conflict, Deadline, Sort, Timetable
from knowledge.errors import NotRegulated
from knowledge.model import Citation, Frozen
from knowledge.periods import COUNTED, DAY, FISCAL_YEAR, Counting, Direction, end_of_period
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord, doubts

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


def timetable(
    rules: Rules, given: Mapping[str, date], on: date, *, construction: bool | None = None
) -> Timetable:
    """Every date the body's rulebook fixes for a tender whose facts are `given`.

    What the document prints counts where it is not given otherwise. Raises NotRegulated without a
    schedule, NothingInForce where a figure is not known for `on`.
    """
    schedule = rules.record(Schedule)
    facts = {**schedule.printed_facts(), **given}
    entries = [e for e in schedule.entries if _applies(e, construction)]
    known = [e for e in entries if e.printed or e.follows in facts]
    with doubts() as found:
        deadlines = [deadline(entry, facts, rules, on) for entry in known]
    missing = dict.fromkeys(e.follows for e in entries if e.follows and e.follows not in facts)
    conflicts = (
        *_reprinted(schedule, given, rules),
        *clashes(zip(known, deadlines, strict=True), facts),
        *out_of_order(facts),
    )
    return Timetable(
        rulebook=rules.book.id,
        facts=facts,
        deadlines=tuple(sorted(deadlines, key=lambda d: (d.day, d.time, d.key))),
        conflicts=conflicts,
        missing=tuple(missing),
        provisional=tuple(dict.fromkeys(found)),
    )


def _applies(entry: Entry, construction: bool | None) -> bool:
    return None in (entry.construction, construction) or entry.construction == construction


def _reprinted(schedule: Schedule, given: Mapping[str, date], rules: Rules) -> Iterator[Conflict]:
    """What was given otherwise than the document prints it."""
    for entry in schedule.entries:
        if entry.printed is not None and given.get(entry.gives, entry.printed) != entry.printed:
            yield Conflict(
                says=f"{FACTS[entry.gives].title}を {wareki(given[entry.gives])} として数えました。"
                f"文書の日は {wareki(entry.printed)} です。",
                citations=(rules.cite(entry.cite),),
            )


def deadline(entry: Entry, facts: Mapping[str, date], rules: Rules, on: date) -> Deadline:
    """One entry's date, from the facts it needs."""
    if entry.printed is not None:
        return _made(entry, rules, entry.printed)
    base = facts[entry.follows]
    if entry.monthly is not None:
        return _monthly(entry, base, facts.get(entry.until), entry.monthly.on(on), rules)
    figure = figure_of(entry, rules, on)
    if figure is None:
        return _made(entry, rules, base, f"{FACTS[entry.follows].title}まで")
    day = end_of_period(base, figure.whole, figure.unit, entry.counting, entry.direction)
    return _made(entry, rules, day, in_words(entry, figure), figure)


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


def _safer(entry: Entry, day: date, unit: str) -> date:
    """The day under the stricter reading, where the text leaves two open."""
    if not entry.both_readings or unit != DAY:
        return day
    later = entry.sort == "from"
    return day + timedelta(days=1 if later else -1)


def _monthly(
    entry: Entry, first: date, last: date | None, figure: Figure, rules: Rules
) -> Deadline:
    """The first of a monthly series: the ruled day of the month after `first`."""
    day = shift_months(first.replace(day=1), 1).replace(day=figure.whole)
    made = _made(entry, rules, day, f"毎月{figure.whole}日まで（前の月の分）", figure)
    end = shift_months(last.replace(day=1), 1).replace(day=figure.whole) if last else None
    return made.model_copy(update={"recurring": True, "until": end})


def _made(
    entry: Entry, rules: Rules, day: date, rule: str = "", figure: Figure | None = None
) -> Deadline:
    safe = _safer(entry, day, figure.unit) if figure else day
    notes = list(entry.notes)
    if safe != day:
        notes.append(f"日の数え方に別の読み方があり、それなら {wareki(safe)} です。")
    if entry.sort == "by" and not rules.calendar.is_open(safe):
        opened = rules.calendar.on_or_before(safe)
        notes.append(f"{wareki(safe)} は閉庁日です（前の開庁日 {wareki(opened)}）。")
        safe = opened if rule else safe
    return Deadline(
        key=entry.key,
        title=entry.title,
        day=day,
        safe_day=safe,
        follows=entry.follows,
        rule=rule or "文書に書かれた日",
        citations=_cited(rules, (figure.cite if figure else "", entry.cite, *entry.also_cites)),
        notes=tuple(notes),
        time=entry.time,
        sort=entry.sort,
        met_by=entry.checks,
    )


def _cited(rules: Rules, cites: Iterable[str]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(rules.cite(cite) for cite in cites if cite))
