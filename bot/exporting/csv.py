"""Tables as CSV for a spreadsheet: UTF-8 with a mark that Excel knows, nothing that it would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from bot.exporting.words import places
from knowledge import Deadline

Cell = str | int | date
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DEADLINES = ("日", "時刻", "区分", "期限", "安全な日", "数え方", "根拠", "注意")
_SORTS = {"by": "まで", "from": "以降", "on": "当日"}


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""A table as a file: byte order mark, CRLF, cells that begin like a formula made plain text.

    >>> csv_of(["a"], [["=1+1"]]).decode("utf-8-sig")
    "a\r\n'=1+1\r\n"
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def plain(cell: Cell) -> str | int:
    """A cell as a spreadsheet shows it: numbers as they are, days as ISO text, no formulas.

    >>> plain("@SUM(A1)"), plain(-5), plain(date(2026, 12, 7))
    ("'@SUM(A1)", -5, '2026-12-07')
    """
    if isinstance(cell, int):
        return cell
    text = cell.isoformat() if isinstance(cell, date) else cell
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def deadlines_csv(deadlines: Iterable[Deadline]) -> bytes:
    """The deadlines of one tender, a row each."""
    return csv_of(DEADLINES, (_row(deadline) for deadline in deadlines))


def _row(deadline: Deadline) -> tuple[Cell, ...]:
    sort = "毎月" if deadline.recurring else _SORTS[deadline.sort]
    return (
        deadline.day,
        deadline.time,
        sort,
        deadline.title,
        deadline.safe_day,
        deadline.rule,
        "、".join(places(deadline)),
        " ".join(deadline.notes),
    )
