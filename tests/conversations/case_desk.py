"""A desk for the ledger: an answer with a day, and deadlines by rules of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from knowledge import Answer, Fact, Value
from tests.bot.cases.fake_timetables import TITLES, FakeTimetables
from tests.conversations.conftest import Office
from tests.conversations.invented import InventedDesk
from tests.standin.desk import RULE

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""10:00 in Japan on a Friday."""


@dataclass
class CaseDesk(InventedDesk):
    """Knows when a contract is to be signed, and what follows from the award of a tender."""

    signing_days: int = 7
    silent: bool = False
    facts: Mapping[str, Fact] = field(
        default_factory=lambda: {
            key: Fact(title=title, words=(title,)) for key, title in TITLES.items()
        }
    )
    book = FakeTimetables.book
    calendar = FakeTimetables.calendar
    timetable = FakeTimetables.timetable

    def ask(
        self, question: str, *, rulebook: str | None, today: date, thread: Sequence[str] = ()
    ) -> Answer:
        """契約 is answered with a day, all else as ever."""
        if "契約" not in question:
            return super().ask(question, rulebook=rulebook, today=today, thread=thread)
        return Answer(
            question=question,
            rulebook=rulebook or "town",
            as_of=today,
            kind="calculation",
            topic="contract_signing",
            headline="契約は 令和8年12月8日(火) まで",
            values=(Value.day("契約の期限", date(2026, 12, 8)),),
            citations=(RULE,),
            read_as={"notified_day": "2026-12-01"},
        )


def states(office: Office, team: str = "T0001") -> dict[str, tuple[str, str]]:
    """Each deadline of a workspace by its title: its day and its state."""
    with office.built.store.engine.begin() as connection:
        rows = connection.exec_driver_sql(
            "SELECT title, due, state FROM case_deadlines ORDER BY id"
            if team == "*"
            else f"SELECT title, due, state FROM case_deadlines WHERE team_id = '{team}' ORDER BY id"  # noqa: S608
        ).all()
    return {title: (str(due), state) for title, due, state in rows}


def inputs(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of a window by name."""
    return {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}


def all_buttons(view: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every button with its label, in rows and beside texts."""
    found = []
    for block in view["blocks"]:
        elements = block.get("elements", []) if block["type"] == "actions" else []
        elements = [*elements, *([block["accessory"]] if "accessory" in block else [])]
        found += [(each["text"]["text"], each) for each in elements if each["type"] == "button"]
    return found


def button_of(view: dict[str, Any], label: str, number: int = 0) -> dict[str, Any]:
    """One button of a label, the first or a later one."""
    return [each for text, each in all_buttons(view) if text == label][number]
