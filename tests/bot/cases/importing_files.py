"""Files as spreadsheets write them, made in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def csv(*rows: str, encoding: str = "utf-8-sig") -> bytes:
    return "".join(f"{row}\r\n" for row in rows).encode(encoding)


def xlsx(*rows: Sequence[Any]) -> bytes:
    book, written = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()
