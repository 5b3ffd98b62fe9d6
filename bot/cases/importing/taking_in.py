"""Taking a file of cases in, row by row: good rows are kept, bad ones told with number and reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.cases.errors import CaseRefused
from bot.cases.importing.columns import columns_of
from bot.cases.importing.files import read_sheet
from bot.cases.importing.reading import BY_TITLE, Entry, Reader, told
from bot.cases.ledger import Ledger
from bot.cases.model import By, Case, Changes, NewCase, Scope


class Outcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class RowReport:
    """One row by its number in the file, and why it was refused if it was."""

    row: int
    title: str
    outcome: Outcome
    case_id: int | None = None
    faults: tuple[str, ...] = ()


@dataclass
class Report:
    """What became of a file. `unread`: headings that are not known."""

    rows: list[RowReport] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        """How many rows came to this."""
        return sum(row.outcome == outcome for row in self.rows)

    def sentences(self) -> list[str]:
        """The report for people: the counts, the bad rows, the headings not read."""
        counts = f"登録 {self.count(Outcome.ADDED)}件、更新 {self.count(Outcome.UPDATED)}件、"
        counts += f"変更なし {self.count(Outcome.UNCHANGED)}件、"
        counts += f"取り込めなかった行 {self.count(Outcome.REFUSED)}件"
        lines = [counts]
        for row in self.rows:
            lines += [f"{row.row}行目: {fault}" for fault in row.faults]
        if not self.rows:
            lines.append("見出しの下に案件の行がありません。")
        if self.unread:
            lines.append(f"読まなかった列: {'、'.join(self.unread)}")
        return lines


@dataclass(frozen=True)
class Import:
    """How a file is taken in: for whom, by whom, and what holds where a row says nothing."""

    ledger: Ledger
    scope: Scope
    by: By
    rulebook: str | None = None
    channel: str = ""
    past_done: bool = False

    def take_in(self, content: bytes) -> Report:
        """Take a file in. Raises CaseRefused only if it is no such file; bad rows are reported.

        Each row is kept by itself: what an interrupted import did, the next one finds unchanged.
        """
        sheet = read_sheet(content)
        columns = columns_of(sheet.header, self.ledger.desk.facts)
        usual = self.rulebook or self.scope.rulebook
        reader = Reader(columns, sheet.header, self.ledger.desk, usual, self.by.today)
        report, seen = Report(unread=columns.unread), dict[tuple[str, str], int]()
        for number, row in sheet.rows:
            entry = reader.entry(row)
            _tell_twice(entry, number, seen)
            report.rows.append(self._row(number, entry))
        return report

    def _row(self, number: int, entry: Entry) -> RowReport:
        title = entry.title[:60]
        if entry.faults:
            return RowReport(number, title, Outcome.REFUSED, faults=tuple(entry.faults))
        try:
            outcome, case = self._keep(entry)
        except CaseRefused as refused:
            return RowReport(number, title, Outcome.REFUSED, faults=(refused.sentence,))
        return RowReport(number, title, outcome, case.id)

    def _keep(self, entry: Entry) -> tuple[Outcome, Case]:
        known = self._known(entry)
        if known is None:
            new = NewCase(
                rulebook=entry.rulebook,
                title=entry.title,
                channel=entry.channel or self.channel,
                kind=entry.kind,
                amounts=told(entry.amounts),
                facts=told(entry.facts),
                owners=entry.owners,
                import_key=entry.import_key,
            )
            case = self.ledger.add(self.scope, new, self.by, past_done=self.past_done)
            return Outcome.ADDED, case
        changes = Changes(
            title=entry.title,
            channel=entry.channel or None,
            kind=entry.kind or None,
            amounts=entry.amounts,
            facts=entry.facts,
            owners=entry.owners or None,
        )
        case = self.ledger.change(self.scope, known.id, changes, self.by)
        same = case.version == known.version
        return (Outcome.UNCHANGED if same else Outcome.UPDATED), case

    def _known(self, entry: Entry) -> Case | None:
        """The case that a row means: by its number; by its title, where neither has a number."""
        known = self.ledger.keyed(self.scope, entry.rulebook, entry.import_key)
        if known is not None or not entry.import_key.startswith(BY_TITLE):
            return known
        found = self.ledger.titled(self.scope, entry.rulebook, entry.title)
        if len(found) > 1:
            numbers = "、".join(f"案件{case.id}" for case in found)
            raise CaseRefused(f"同じ件名の案件が{len(found)}件あり（{numbers}）、決められません。")
        return found[0] if found else None


def _tell_twice(entry: Entry, number: int, seen: dict[tuple[str, str], int]) -> None:
    key = (entry.rulebook, entry.import_key)
    earlier = seen.setdefault(key, number)
    if entry.title and earlier != number:
        entry.faults.append(
            f"{earlier}行目と同じ管理番号（なければ件名）です。別の案件なら、別の管理番号を付けてください。"
        )
