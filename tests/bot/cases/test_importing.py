"""Files of cases: what spreadsheets write is read, what is wrong is told by its row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cases import By, CaseRefused, Changes, Ledger, NewCase, NoSuchCase, Scope
from bot.cases.importing import Import, Outcome, Report, files
from bot.cases.importing.cells import fact_of, kind_of
from bot.store import Store
from tests.bot.cases.fake_timetables import FakeTimetables
from tests.bot.cases.importing_files import csv, xlsx

HERE, ME = Scope("T1"), By("U1", datetime(2026, 11, 20, 3, 0, tzinfo=UTC))
HEADER = "管理番号,件名,団体,種類,予定価格（千円）,契約金額,公告日,入札日時,担当,備考"
GOOD = "R8-1,清掃業務委託,小さな町,委託,4500,450万円,R8.11.25,2026/12/17 10:00,山田、佐藤,急ぎ"


@pytest.fixture
def taking(tmp_path: Path) -> Iterator[Import]:
    store = Store.open(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    yield Import(Ledger(store.engine, FakeTimetables()), HERE, ME)
    store.close()


def outcomes(report: Report) -> list[str]:
    return [row.outcome.value for row in report.rows]


def refused(report: Report) -> list[str]:
    return [line for line in report.sentences() if "行目" in line]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp932", "utf-16"])
def test_a_row_becomes_a_case_whatever_the_encoding(taking: Import, encoding: str) -> None:
    report = taking.take_in(csv(HEADER, GOOD, encoding=encoding))
    assert report.sentences() == [
        "登録 1件、更新 0件、変更なし 0件、取り込めなかった行 0件",
        "読まなかった列: 備考",
    ]
    (case,) = taking.ledger.listed(HERE)
    assert (case.title, case.rulebook, case.kind, case.import_key) == (
        "清掃業務委託",
        "town",
        "service",
        "R8-1",
    )
    assert case.amounts == {"予定価格": 4_500_000, "契約金額": 4_500_000}
    assert case.facts == {"notice_day": "2026-11-25", "bid_day": "2026-12-17T10:00"}
    assert case.owners == ("山田", "佐藤")


def _half_past_one() -> datetime:
    return datetime.fromisoformat("2026-12-17T13:30")


def test_a_workbook_is_read_with_its_own_days_and_numbers(taking: Import) -> None:
    content = xlsx(
        ("令和8年度 入札予定",),
        ("管理番号", "件名", "団体名", "契約金額", "入札日時", "契約日", "賃貸借の期間"),
        (12.0, "複写機", "city", 4_500_000, _half_past_one(), None, None),
        (13, "端末", "town", 1.5e6, None, date(2026, 12, 1), "R8.4.1～R13.3.31"),
        (None, None, None),
    )
    assert outcomes(taking.take_in(content)) == ["added", "added"]
    copier, terminals = taking.ledger.listed(HERE)
    assert (copier.import_key, copier.amounts, copier.facts) == (
        "12",
        {"契約金額": 4_500_000},
        {"bid_day": "2026-12-17T13:30"},
    )
    assert terminals.facts == {
        "contract_day": "2026-12-01",
        "lease_start": "2026-04-01",
        "lease_end": "2031-03-31",
    }


def test_bad_rows_are_told_with_their_number_and_good_ones_kept(taking: Import) -> None:
    report = taking.take_in(
        csv(
            "管理番号,件名,団体,種類,契約金額,入札日",
            "1,よい件,town,,,2026/12/17",
            "2,,town,,,",
            "3,日のない件,town,,,2026/2/30",
            "4,年のない件,town,,,12/17",
            "5,幅のある件,town,,,2026/12/1～12/17",
            "6,二重に悪い件,どこか,贈与,たくさん,",
            "1,番号の重なる件,town,,,",
            ",題だけの件,town,,,",
            ",題だけの件,town,,,",
            "9,昔の件,town,,,1026/12/17",
        )
    )
    assert outcomes(report) == [
        *("added", "refused", "refused", "refused", "refused", "refused", "refused"),
        *("added", "refused", "refused"),
    ]
    lines = refused(report)
    assert [line.partition(":")[0] for line in lines] == [
        *("3行目", "4行目", "5行目", "6行目"),
        *("7行目", "7行目", "7行目", "8行目", "10行目", "11行目"),
    ]
    for line, part in zip(
        lines,
        (
            *(
                "件名がありません",
                "という日はありません",
                "年がありません",
                "1つの日ではありません",
            ),
            *("団体「どこか」", "種類「贈与」", "たくさん", "2行目と同じ管理番号", "9行目と同じ"),
            "読み取れません",
        ),
        strict=True,
    ):
        assert part in line
        assert line.endswith(("。", "市", "役務"))
    assert len(taking.ledger.listed(HERE)) == 2


def test_a_repeated_file_changes_only_what_differs(taking: Import) -> None:
    rows = ["1,甲,town,2026/12/17,山田", "2,乙,town,2026/12/18,", ",丙,town,,佐藤"]
    header = "管理番号,件名,団体,入札日,担当"
    assert outcomes(taking.take_in(csv(header, *rows))) == ["added"] * 3
    assert outcomes(taking.take_in(csv(header, *rows))) == ["unchanged"] * 3
    again = ["1,甲,town,,", "2,乙(改),town,なし,", ",丙,town,2026/12/25,"]
    assert outcomes(taking.take_in(csv(header, *again))) == ["unchanged", "updated", "updated"]
    first, second, third = taking.ledger.listed(HERE)
    assert (first.facts, first.owners) == ({"bid_day": "2026-12-17"}, ("山田",)), "empty: as it was"
    assert (second.title, second.facts) == ("乙(改)", {})
    assert (third.facts, third.owners) == ({"bid_day": "2026-12-25"}, ("佐藤",))


def test_an_import_reaches_only_its_own_workspace_and_body(taking: Import) -> None:
    header = "管理番号,件名,団体"
    taking.take_in(csv(header, "1,甲,town"))
    stranger = replace(taking, scope=Scope("T2"))
    assert outcomes(stranger.take_in(csv(header, "1,よその件,town"))) == ["added"]
    city = replace(taking, scope=Scope("T1", "city"))
    assert outcomes(city.take_in(csv(header, "1,乗っ取り,town"))) == ["refused"]
    assert [case.title for case in taking.ledger.listed(HERE)] == ["甲"]
    with pytest.raises(NoSuchCase):
        city.ledger.change(city.scope, 1, Changes(title="乗っ取り"), ME)


def test_a_body_and_a_channel_may_be_given_for_the_whole_file(taking: Import) -> None:
    assert "団体がありません" in refused(taking.take_in(csv("件名", "甲")))[0]
    whole = replace(taking, rulebook="town", channel="C9")
    whole.take_in(csv("件名\tチャンネル", "甲\t", "乙\tC8"))
    assert [case.channel for case in taking.ledger.listed(HERE)] == ["C9", "C8"]


def _bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * (files.MOST_UNPACKED + 1))
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "「件名」という見出し"),
        (csv("a,b", "1,2"), "「件名」という見出し"),
        (b"PK\x03\x04broken", "Excelのファイル"),
        (_bomb(), "大きすぎます"),
        (b"x" * (files.MOST_BYTES + 1), "大きすぎます"),
        (csv("件名", *["件"] * (files.MOST_ROWS + 1)), "行が多すぎます"),
        ("件名\r\n清掃".encode("euc_jp") + b"\xff\xfe", "文字コード"),
        (csv("件名", f'"{"長" * 200_000}"'), "CSVとして読み取れない"),
    ],
)
def test_what_is_no_file_of_cases_is_refused_with_a_sentence(
    taking: Import, content: bytes, sentence: str
) -> None:
    with pytest.raises(CaseRefused, match=sentence):
        taking.take_in(content)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026/12/17", "2026-12-17"),
        ("令和8年12月17日", "2026-12-17"),
        ("R8.12.17 午後1時半", "2026-12-17T13:30"),
        ("2026-12-17T09:05", "2026-12-17T09:05"),
        ("２０２６／１２／１７　１０：００", "2026-12-17T10:00"),
        ("2026/12/17 10:00:00", "2026-12-17T10:00"),
        ("2026/12/17(木) 17時", "2026-12-17T17:00"),
        ("2026/12/17 25:00", None),
        ("近日", None),
    ],
)
def test_a_day_may_be_written_as_offices_write_it(
    taking: Import, written: str, kept: str | None
) -> None:
    report = taking.take_in(csv("件名,団体,入札日時", f"甲,town,{written}"))
    if kept is None:
        assert report.count(Outcome.REFUSED) == 1
        return
    assert taking.ledger.listed(HERE)[0].facts == {"bid_day": kept}


@pytest.mark.parametrize("title", ["<!channel> & <b>", "=1+1", "'quoted"])
def test_a_title_is_kept_as_it_was_written(taking: Import, title: str) -> None:
    taking.take_in(xlsx(("件名", "団体"), (title.replace("=", "'="), "town")))
    assert taking.ledger.listed(HERE)[0].title == title.removeprefix("'")


def test_half_a_yen_is_no_amount(taking: Import) -> None:
    rows: list[tuple[Any, ...]] = [("件名", "団体", "契約金額"), ("甲", "town", 100.5)]
    assert "端数" in refused(taking.take_in(xlsx(*rows)))[0]


def test_a_case_without_a_number_is_found_again_by_its_title(taking: Import) -> None:
    own = NewCase("town", "複写機", facts={"award_day": "2026-12-01"})
    case = taking.ledger.add(HERE, own, ME)
    row = "複写機,小さな町,2026-12-02"
    report = taking.take_in(csv("件名,団体,落札決定日", row))
    assert [(each.outcome.value, each.case_id) for each in report.rows] == [("updated", case.id)]
    assert outcomes(taking.take_in(csv("件名,団体,落札決定日", row))) == ["unchanged"]
    taking.ledger.add(HERE, own, ME)
    (told,) = refused(taking.take_in(csv("件名,団体,落札決定日", row)))
    assert "同じ件名の案件が2件" in told


@pytest.mark.parametrize(
    ("said", "kind"),
    [("購入", "purchase"), ("賃貸借", "rental_in"), ("業務委託", "service"), ("工事請負", "works")],
)
def test_kinds_are_read_as_offices_write_them(said: str, kind: str) -> None:
    assert kind_of(said) == kind


@pytest.mark.parametrize("said", ["工事の設計委託", "ほげ", "<!channel>"])
def test_a_kind_that_is_none_or_two_is_refused_with_those_there_are(said: str) -> None:
    with pytest.raises(CaseRefused, match="使えるもの: 工事の請負"):
        kind_of(said)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("2026年13月45日", "という日はありません"),
        ("13月45日", "読み取れません"),
        ("12月17日", "年がありません"),
        ("あ", "読み取れません"),
    ],
)
def test_a_day_is_refused_with_what_is_wrong_with_it(said: str, sentence: str) -> None:
    with pytest.raises(CaseRefused, match=sentence):
        fact_of(said, "入札日", ME.today)


def test_a_file_of_a_heading_alone_is_said_to_be_empty(taking: Import) -> None:
    assert "案件の行がありません" in taking.take_in(csv("件名,団体")).sentences()[-1]
