"""The dates a rulebook fixes for one tender, worked out from the facts that are known.

What the document itself prints counts as known, and each date says how it was counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from knowledge.dates import shift_months, wareki
from knowledge.model import Citation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, doubts
from knowledge.timetable.conflicts import clashes, out_of_order
from knowledge.timetable.deadlines import FACTS, Conflict, Deadline, Timetable
from knowledge.timetable.entries import Entry, Schedule, figure_of, in_words
from knowledge.timetable.periods import DAY, end_of_period


def timetable(
    rules: Rules,
    given: Mapping[str, date],
    on: date,
    *,
    construction: bool | None = None,
    printed: bool = True,
) -> Timetable:
    """Every date the body's rulebook fixes for a tender whose facts are `given`.

    What the document prints counts where it is not given otherwise; without `printed`, for another
    tender of the same body, it is left out. Raises NotRegulated without a
    schedule, NothingInForce where a figure is not known for `on`.
    """
    schedule = rules.record(Schedule)
    facts = {**(schedule.printed_facts() if printed else {}), **given}
    entries = [e for e in schedule.entries if _applies(e, construction)]
    entries = [e for e in entries if printed or e.printed is None]
    known = [e for e in entries if e.printed or e.follows in facts]
    with doubts() as found:
        deadlines = [deadline(entry, facts, rules, on) for entry in known]
    missing = dict.fromkeys(e.follows for e in entries if e.follows and e.follows not in facts)
    conflicts = (
        *(_reprinted(schedule, given, rules) if printed else ()),
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
