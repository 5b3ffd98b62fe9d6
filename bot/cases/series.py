"""A date of a case with all its turns. What comes once is a series of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.cases.desks import OfficeDays
from bot.cases.turns import next_turn, turns


@dataclass(frozen=True)
class Series:
    """What a deadline is and when its turns are.

    `values` are the columns that every turn shares. `met_by` says by what it
    is known to be done, if it is.
    `only_ahead`: entered only if it still lies ahead.
    """

    key: str
    first: date
    safe_day: date
    recurring: str
    until: date | None
    sort: str
    values: Mapping[str, Any]
    office: OfficeDays
    met_by: str = ""
    only_ahead: bool = False

    def has(self, occurrence: str) -> bool:
        """Whether a turn (an ISO day, or "" for what comes once) is one of the series."""
        if not self.recurring or not occurrence:
            return bool(self.recurring) == bool(occurrence)
        return date.fromisoformat(occurrence) in turns(self.first, self.recurring, self.until)

    def after(self, day: date) -> date | None:
        """The first turn later than a day."""
        return next_turn(self.first, self.recurring, self.until, day)

    def turn(self, day: date) -> dict[str, Any]:
        """The columns of one turn."""
        return {
            **self.values,
            "key": self.key,
            "occurrence": day.isoformat() if self.recurring else "",
            "day": day,
            "safe_day": self.safe_day if day == self.first else self._safe(day),
            "sort": self.sort,
            "recurring": self.recurring,
            "until": self.until,
        }

    def _safe(self, day: date) -> date:
        return (
            self.office.on_or_after(day) if self.sort == "from" else self.office.on_or_before(day)
        )


def own_series(row: Mapping[str, Any], office: OfficeDays) -> Series:
    """The series of somebody's own deadline, from the row of its first turn."""
    first = date.fromisoformat(row["occurrence"])
    shared = ("title", "time", "follows", "rule", "citations", "notes")
    return Series(
        key=row["key"],
        first=first,
        safe_day=office.on_or_before(first),
        recurring=row["recurring"],
        until=row["until"],
        sort="by",
        values={name: row[name] for name in shared},
        office=office,
    )
