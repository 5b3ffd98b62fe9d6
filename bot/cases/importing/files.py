"""A file of cases as rows of cells: CSV as spreadsheets write it, or XLSX. Everything is bounded."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from openpyxl import load_workbook  # type: ignore[import-untyped]

from bot.cases.errors import CaseRefused

Cell = str | int | float | bool | date | datetime | time | None
MOST_BYTES, MOST_UNPACKED = 5_000_000, 60_000_000
MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 5_000, 100, 2_000
TITLE = "件名"
HEADER_WITHIN = 20
"""So many rows may stand above the header."""
TOO_BIG = "ファイルが大きすぎます（5MBまで）。いくつかに分けて取り込んでください。"
TOO_MANY = f"行が多すぎます（{MOST_ROWS:,}行まで）。いくつかに分けて取り込んでください。"
NO_HEADER = f"「{TITLE}」という見出しの列が見つかりません。1行目に見出し（{TITLE}、公告日、入札日、担当など）を置いてください。"
NO_SHEET = "Excelのファイル（.xlsx）として開けません。Excelで保存し直すか、CSVで保存してください。"
NO_TEXT = "文字コードを読み取れません。UTF-8 か Shift_JIS のCSVで保存してください。"
_ENCODINGS = ("utf-8-sig", "cp932")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Sheet:
    """The header, and below it each row that is not empty with its number in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def read_sheet(content: bytes) -> Sheet:
    r"""The rows of a file; raises CaseRefused with a sentence if it is none, or too big.

    >>> read_sheet("件名,入札日\r\n清掃,2026/12/17\r\n".encode("cp932")).rows
    ((2, ('清掃', '2026/12/17')),)
    """
    if len(content) > MOST_BYTES:
        raise CaseRefused(TOO_BIG, "file")
    rows = _of_workbook(content) if content.startswith(b"PK") else _of_csv(content)
    numbered = list(islice(enumerate(rows, 1), MOST_ROWS + HEADER_WITHIN + 1))
    for place, (_, cells) in enumerate(numbered[:HEADER_WITHIN]):
        header = tuple("" if cell is None else str(cell).strip() for cell in cells)
        if TITLE in header or any(name.startswith(("案件名", "業務名")) for name in header):
            below = [(n, cells) for n, cells in numbered[place + 1 :] if any(map(_says, cells))]
            if len(below) > MOST_ROWS:
                raise CaseRefused(TOO_MANY, "file")
            return Sheet(header, tuple(below))
    raise CaseRefused(NO_HEADER, "file")


def _says(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""


def _of_csv(content: bytes) -> Iterator[tuple[Cell, ...]]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if TITLE in line), text[:1000])
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return _bounded(_told(reader))


def _told(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        raise CaseRefused(
            "CSVとして読み取れない行があります。表計算ソフトで保存し直してください。", "file"
        ) from None


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(_UTF16) else _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CaseRefused(NO_TEXT, "file")


def _of_workbook(content: bytes) -> Iterator[tuple[Cell, ...]]:
    try:
        if _unpacked(content) <= MOST_UNPACKED:
            return _bounded(_first_sheet(content))
    except Exception:  # noqa: BLE001 - a broken file breaks the library in many ways; it is no workbook
        raise CaseRefused(NO_SHEET, "file") from None
    raise CaseRefused(TOO_BIG, "file")


def _unpacked(content: bytes) -> int:
    # A small file may unpack to anything: what it claims is asked first.
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return sum(part.file_size for part in packed.infolist())


def _first_sheet(content: bytes) -> list[tuple[Cell, ...]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    # The size that the file claims is not always that of its rows.
    sheet.reset_dimensions()
    last = MOST_ROWS + HEADER_WITHIN + 1
    return list(sheet.iter_rows(max_row=last, max_col=MOST_COLUMNS, values_only=True))


def _bounded(rows: Iterable[Iterable[Cell]]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        cells = islice(row, MOST_COLUMNS)
        yield tuple(cell[:MOST_LETTERS] if isinstance(cell, str) else cell for cell in cells)
