"""CSV as a spreadsheet of a Japanese office opens it."""

from __future__ import annotations

import csv
import io

import pytest

from bot.exporting.csv import csv_of, deadlines_csv, plain
from tests.bot.exporting.dates import APPLICATION, PAYMENT, RENT


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert csv_of(["題"], []).startswith(b"\xef\xbb\xbf")


def test_each_deadline_is_a_row() -> None:
    header, application, payment, rent = rows(deadlines_csv((APPLICATION, PAYMENT, RENT)))
    assert header[:4] == ["日", "時刻", "区分", "期限"]
    assert application[:4] == ["2026-11-13", "16:30", "まで", "参加申請"]
    assert payment[3:5] == ["支払; 請求から, 30日", "2027-03-26"]
    assert rent[2] == "毎月"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert plain(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


def test_plain_text_and_numbers_stay_as_they_are() -> None:
    assert [plain("契約-1"), plain(-3)] == ["契約-1", -3]


def test_a_title_that_looks_like_a_formula_is_text() -> None:
    assert rows(deadlines_csv((RENT,)))[1][3] == "'=賃貸借料の請求"


def test_a_cell_with_a_line_break_stays_one_cell() -> None:
    assert rows(csv_of(["a", "b"], [["x\ny", "z"]]))[1] == ["x\ny", "z"]
