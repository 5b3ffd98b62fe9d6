"""Cases and their deadlines as tables: CSV, or XLSX with a sheet of each.

The table of cases has the headings that an import reads, so that it can be taken in again.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook  # type: ignore[import-untyped]

from bot.cases.coming import coming_of
from bot.cases.importing import BY_TITLE
from bot.cases.model import Case, CaseDeadline, Due, Scope
from bot.cases.reading import Cases
from bot.cases.states import CaseState, DeadlineState
from bot.exporting.csv import Cell, csv_of, plain
from bot.exporting.words import stored_place
from knowledge import ContractKind, Fact

STATES = {
    DeadlineState.OPEN: "未了",
    DeadlineState.DONE: "完了",
    DeadlineState.SNOOZED: "延期",
    DeadlineState.NOT_APPLICABLE: "該当なし",
    DeadlineState.SUPERSEDED: "取消",
}
CASE_STATES = {CaseState.OPEN: "進行中", CaseState.CLOSED: "終了"}
DEADLINE_HEADER = (
    *("管理番号", "件名", "期限", "日", "時刻", "安全な日", "状態", "延期した日", "理由"),
    *("数え方", "根拠", "担当"),
)
_PAGE = 200


@dataclass(frozen=True)
class Table:
    """A heading and its rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def every(
    cases: Cases,
    scope: Scope,
    *,
    channel: str | None = None,
    owner: str | None = None,
    state: CaseState | None = None,
) -> Iterator[Case]:
    """All cases of a scope, page by page."""
    after = 0
    while page := cases.listed(
        scope, channel=channel, owner=owner, state=state, after=after, most=_PAGE
    ):
        yield from page
        after = page[-1].id


def deadlines_of_all(cases: Cases, scope: Scope, chosen: Iterable[Case]) -> list[Due]:
    """The deadlines of these cases, without the superseded ones."""
    return [Due(case, each) for case in chosen for each in cases.deadlines(scope, case.id)]


def case_table(
    chosen: Sequence[Case], facts: Mapping[str, Fact], dues: Iterable[Due], today: date
) -> Table:
    """The cases, a row each, with what is late or comes next of each."""
    amounts = tuple(dict.fromkeys(name for case in chosen for name in case.amounts))
    used = tuple(key for key in facts if any(key in case.facts for case in chosen))
    upcoming = coming_of(sorted(dues, key=_order), today)
    header = ("管理番号", "件名", "団体", "種類", "チャンネル", "担当", *amounts)
    header += (*(facts[key].title for key in used), "状態", "次の期限", "次の期限の日")
    rows = []
    for case in chosen:
        cells: list[Cell] = [
            number(case),
            case.title,
            case.rulebook,
            ContractKind(case.kind).title_ja if case.kind else "",
            case.channel,
            "、".join(case.owners),
            *(case.amounts.get(name, "") for name in amounts),
            *(case.facts.get(key, "").replace("T", " ") for key in used),
            CASE_STATES[case.state],
        ]
        due = upcoming.get(case.id)
        cells += [due.deadline.title, due.deadline.day_on(today)] if due else ["", ""]
        rows.append(tuple(cells))
    return Table("案件", header, tuple(rows))


def deadline_table(dues: Iterable[Due]) -> Table:
    """The deadlines, a row each."""
    return Table("期限", DEADLINE_HEADER, tuple(_deadline(due) for due in dues))


def as_csv(table: Table) -> bytes:
    """A table for a spreadsheet, its formulas made harmless."""
    return csv_of(table.header, table.rows)


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; days are days there, formulas plain text."""
    book, written = Workbook(write_only=True), io.BytesIO()
    for table in tables:
        sheet = book.create_sheet(table.title)
        sheet.append([plain(name) for name in table.header])
        for row in table.rows:
            sheet.append([cell if isinstance(cell, date) else plain(cell) for cell in row])
    book.save(written)
    return written.getvalue()


def number(case: Case) -> str:
    """A case's own number (管理番号), if somebody gave it one."""
    key = case.import_key or ""
    return "" if key.startswith(BY_TITLE) else key


def places(deadline: CaseDeadline) -> list[str]:
    """The provisions that a deadline stands on: 「契約規則 第12条第1項」."""
    return [stored_place(each) for each in deadline.citations]


def _order(due: Due) -> tuple[date, int]:
    return due.deadline.due, due.deadline.id


def _deadline(due: Due) -> tuple[Cell, ...]:
    deadline = due.deadline
    return (
        number(due.case),
        due.case.title,
        deadline.title,
        deadline.day,
        deadline.time or "",
        deadline.safe_day,
        STATES[deadline.state],
        deadline.snoozed_until or "",
        deadline.reason,
        deadline.rule,
        "、".join(places(deadline)),
        "、".join(due.case.owners),
    )
