"""A row of a file as a case, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TypeVar

from bot.cases.desks import Timetables
from bot.cases.errors import CaseRefused
from bot.cases.importing.cells import (
    body_of,
    fact_of,
    kind_of,
    lease_of,
    people_of,
    takes_away,
    text_of,
    yen_of,
)
from bot.cases.importing.columns import Columns
from bot.cases.importing.files import Cell

T = TypeVar("T")
BY_TITLE = "件名:"
"""How the key of a row begins that has no number of its own: it is found again by its title."""


@dataclass
class Entry:
    """What a row says. What it leaves empty is not there; None takes a value away."""

    title: str = ""
    rulebook: str = ""
    import_key: str = ""
    channel: str = ""
    kind: str = ""
    owners: tuple[str, ...] = ()
    amounts: dict[str, int | None] = field(default_factory=dict)
    facts: dict[str, str | None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reader:
    """Reads rows under one header. `usual` is the body of rows that name none."""

    columns: Columns
    header: Sequence[str]
    desk: Timetables
    usual: str | None
    today: date

    def entry(self, row: Sequence[Cell]) -> Entry:
        """The row's values, and every fault of it rather than the first."""
        entry = Entry(title=text_of(self._cell(row, "title")))
        if not entry.title:
            entry.faults.append("件名がありません。")
        entry.import_key = text_of(self._cell(row, "import_key")) or key_by_title(entry.title)
        entry.channel = text_of(self._cell(row, "channel"))
        entry.owners = people_of(self._cell(row, "owners"))
        with _Told(entry):
            entry.rulebook = self._body(row)
        with _Told(entry):
            kind = self._cell(row, "kind")
            entry.kind = kind_of(kind) if text_of(kind) else ""
        self._read_amounts(row, entry)
        self._read_days(row, entry)
        return entry

    def _cell(self, row: Sequence[Cell], name: str) -> Cell:
        place = self.columns.fields.get(name)
        return row[place] if place is not None and place < len(row) else None

    def _body(self, row: Sequence[Cell]) -> str:
        cell = self._cell(row, "rulebook")
        if text_of(cell):
            return body_of(cell, self.desk.heads)
        if self.usual is None:
            raise CaseRefused(
                "団体がありません。「団体」の列に書くか、取り込むときに指定してください。"
            )
        return self.usual

    def _read_amounts(self, row: Sequence[Cell], entry: Entry) -> None:
        for place, (name, times) in self.columns.amounts.items():
            cell = row[place] if place < len(row) else None
            if takes_away(cell):
                entry.amounts[name] = None
            elif text_of(cell):
                with _Told(entry):
                    entry.amounts[name] = yen_of(cell, name, times, self.today)

    def _read_days(self, row: Sequence[Cell], entry: Entry) -> None:
        for place, key in self.columns.facts.items():
            cell = row[place] if place < len(row) else None
            if takes_away(cell):
                entry.facts[key] = None
            elif text_of(cell):
                with _Told(entry):
                    entry.facts[key] = fact_of(cell, self.header[place], self.today)
        lease = self._cell(row, "lease")
        if text_of(lease) and not takes_away(lease):
            with _Told(entry):
                entry.facts |= lease_of(lease, "賃貸借の期間", self.today)


class _Told:
    """Keeps what is refused within as a fault of the row."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: object, _trace: object) -> bool:
        if isinstance(error, CaseRefused):
            self._entry.faults.append(error.sentence)
        return isinstance(error, CaseRefused)


def key_by_title(title: str) -> str:
    """The key of a row without a number.

    >>> key_by_title("清掃業務委託") == key_by_title("清掃業務委託"), len(key_by_title("件" * 200))
    (True, 23)
    """
    return f"{BY_TITLE}{sha256(title.encode()).hexdigest()[:20]}"


def told(values: Mapping[str, T | None]) -> dict[str, T]:
    """The values that are there."""
    return {name: value for name, value in values.items() if value is not None}
