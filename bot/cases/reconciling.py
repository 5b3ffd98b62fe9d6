"""What changes when a case's deadlines are derived anew. Pure: rows and series in, changes out.

What was done, or does not apply, stays as it is; what the facts no longer give is superseded,
never deleted; a moved day is wanted anew even where it had been put off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.cases.model import CaseDeadline
from bot.cases.series import Series
from bot.cases.states import LIVE, DeadlineState

KEPT = (
    *("title", "day", "safe_day", "time", "sort", "follows", "rule", "notes", "citations"),
    *("recurring", "until"),
)
"""The columns that are derived."""
Change = tuple[CaseDeadline, dict[str, Any], str]
"""A row, its new columns, and what happened to it."""


@dataclass
class Reconciled:
    """`added`: columns of new rows. `rolls_on`: the day after which a series has another turn."""

    added: list[dict[str, Any]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    rolls_on: date | None = None


def reconcile(rows: Sequence[CaseDeadline], series: Iterable[Series], today: date) -> Reconciled:
    """Lay what is derived over what there is."""
    result, rest = Reconciled(), {row.id: row for row in rows}
    for each in series:
        standing = [row for row in rows if row.key == each.key and each.has(row.occurrence)]
        for row in standing:
            del rest[row.id]
            result.changed += _updated(row, each)
        roll(result, standing, each, today)
    result.changed += [
        (row, {"state": DeadlineState.SUPERSEDED}, "superseded")
        for row in rest.values()
        if row.state in LIVE
    ]
    return result


def roll(result: Reconciled, standing: Sequence[CaseDeadline], each: Series, today: date) -> None:
    """Add the turns of a series that have no row yet, and note when it rolls on."""
    new = list(_new_turns(standing, each, today))
    result.added += [{**_begun(each, day), "sequence": 0} for day in new]
    last = max([*(row.day for row in standing), *new], default=None)
    if each.recurring and last and each.after(last):
        result.rolls_on = min(last, result.rolls_on or last)


def _new_turns(standing: Sequence[CaseDeadline], each: Series, today: date) -> Iterator[date]:
    """A first turn; of what recurs all that came due since the last one, and the next."""
    if not standing:
        ahead = each.recurring or each.only_ahead
        first = each.after(today - timedelta(days=1)) if ahead else each.first
        yield from [first] if first else []
        return
    last = max(standing, key=lambda row: row.day)
    if not each.recurring or (last.is_live and last.day >= today):
        return
    turn = each.after(last.day)
    while turn is not None:
        yield turn
        turn = each.after(turn) if turn < today else None


def _updated(row: CaseDeadline, each: Series) -> Iterator[Change]:
    now = each.turn(date.fromisoformat(row.occurrence) if row.occurrence else each.first)
    if row.state in (DeadlineState.DONE, DeadlineState.NOT_APPLICABLE):
        moved = None if now["day"] == row.day else now["day"]
        if moved != row.moved_to:
            yield row, {"moved_to": moved}, "moved_after"
        return
    values = {name: now[name] for name in KEPT if _plain(now[name]) != _plain(getattr(row, name))}
    if each.met_by:
        yield row, {**values, **_done(each)}, "done"
    elif row.state == DeadlineState.SUPERSEDED:
        yield row, {**values, **anew(now["safe_day"])}, "revived"
    elif "day" in values or "safe_day" in values:
        yield row, {**values, **anew(now["safe_day"])}, "moved"
    elif values:
        yield row, values, "reworded"


def _begun(each: Series, day: date) -> dict[str, Any]:
    turn = each.turn(day)
    return {**turn, **anew(turn["safe_day"]), **(_done(each) if each.met_by else {})}


def _done(each: Series) -> dict[str, Any]:
    return {"state": DeadlineState.DONE, "reason": each.met_by, "snoozed_until": None}


def anew(due: date) -> dict[str, Any]:
    """The columns of a deadline that is open from the beginning."""
    return {
        "state": DeadlineState.OPEN,
        "due": due,
        "snoozed_until": None,
        "reason": "",
        "moved_to": None,
        "posted_overdue": 0,
        "escalated_at": None,
    }


def _plain(value: object) -> object:
    """A value as the store gives it back, so that two of them can be compared."""
    if isinstance(value, list | tuple):
        return [dict(item) if isinstance(item, Mapping) else item for item in value]
    return value
