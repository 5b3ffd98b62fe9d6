"""The dates of `keiyaku calc schedule` as files: iCalendar and CSV."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.terminal.session import Refused

if TYPE_CHECKING:
    from knowledge import Answer, Desk, Timetable

SCHEDULE = "schedule"
"""The calculation whose dates can be written to files."""
OPTIONS = {
    "ics": typer.Option(None, "--ics", metavar="ファイル", help="予定表（iCalendar）に書き出す"),
    "csv": typer.Option(None, "--csv", metavar="ファイル", help="表計算（CSV）に書き出す"),
}


def write(answer: Answer, desk: Desk, wanted: dict[str, str]) -> None:
    """Write the dates of an answer to the files that are `wanted` by kind (ics, csv)."""
    if answer.kind != SCHEDULE or answer.rulebook is None:
        raise Refused("日程を出せなかったので、ファイルは書きませんでした。")
    table = _table(answer, desk, answer.rulebook)
    for kind, name in wanted.items():
        try:
            Path(name).write_bytes(_bytes(kind, table, desk))
        except OSError as error:
            raise Refused(f"ファイル {name} に書けません（{error.strerror}）。") from error


def _table(answer: Answer, desk: Desk, rulebook: str) -> Timetable:
    """The timetable behind an answer, from the inputs as they were read."""
    told = {key: date.fromisoformat(str(day)) for key, day in answer.read_as.items() if key in desk.facts}  # fmt: skip
    works = answer.read_as.get("construction")
    return desk.timetable(
        told,
        rulebook=rulebook,
        today=answer.as_of,
        construction=works if isinstance(works, bool) else None,
    )


def _bytes(kind: str, table: Timetable, desk: Desk) -> bytes:
    if kind == "csv":
        from bot.exporting.csv import deadlines_csv

        return deadlines_csv(table.deadlines)
    from bot.clock import utc_now
    from bot.exporting.icalendar import calendar_of

    title = f"{desk.book(table.rulebook).head.name} 日程"
    return calendar_of(table.deadlines, series=table.rulebook, title=title, stamp=utc_now())
