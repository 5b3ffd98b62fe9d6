"""`keiyaku case`, called in process on a ledger of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar

from bot.cli import main
from bot.settings import Settings
from bot.store import Store
from bot.store.reviews import Review
from bot.terminal.session import Session
from tests.bot.cases.fake_timetables import FakeTimetables


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Keiyaku = Callable[..., Said]
TODAY = date(2026, 11, 20)
ADD = ("case", "add", "清掃業務委託", "--rulebook", "town")


@pytest.fixture
def keiyaku(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Keiyaku:
    """Call `keiyaku` with arguments."""
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'cases.sqlite3'}")

    def call(*args: str) -> Said:
        desk: Any = FakeTimetables()
        code = main(args, Session(lambda: settings, lambda _: desk, lambda: TODAY, None))
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


def number(said: Said, title: str) -> str:
    """The number of a deadline on a page."""
    found = re.search(rf"\[(\d+)\].*{title}", said.out)
    assert found
    return found.group(1)


def test_a_case_is_entered_shown_listed_and_worked_on(keiyaku: Keiyaku) -> None:
    dates = ("--date", "落札決定日=R8.12.1", "--date", "入札日時=2026/11/30 10:00")
    said = keiyaku(*ADD, *dates, "--kind", "委託", "--owner", "山田", "--amount", "契約金額=450万")
    assert said.code == 0
    for part in (
        "案件 1 を登録",
        "委託・役務",
        "4,500,000円",
        "契約書の提出",
        "契約規則 第12条第1項",
    ):
        assert part in said.out
    assert "2026年11月30日（月）10:00" in said.out
    signing = number(said, "契約書の提出")
    assert "2026-11-30 開札" in keiyaku("case", "list").out
    assert "完了にしました" in keiyaku("case", "done", signing).out
    page = keiyaku("case", "show", "1", "--history").out
    assert "契約書の提出（完了）" in page
    assert re.search(r"端末 完了 契約書の提出", page)


def test_a_deadline_is_put_off_set_aside_and_taken_up_again(keiyaku: Keiyaku) -> None:
    signing = number(keiyaku(*ADD, "--date", "落札決定日=2026-12-01"), "契約書の提出")
    assert (
        "2026-12-15 まで"
        in keiyaku("case", "snooze", signing, "--until", "2026-12-15", "--reason", "都合").out
    )
    assert "（延期、2026-12-15まで延期、都合）" in keiyaku("case", "show", "1").out
    assert "該当なし" in keiyaku("case", "skip", signing, "--reason", "契約書を省略").out
    assert "未了に戻しました" in keiyaku("case", "reopen", signing).out


def test_a_case_is_changed_given_a_day_of_its_own_and_closed(keiyaku: Keiyaku) -> None:
    keiyaku(*ADD, "--date", "落札決定日=2026-12-01", "--amount", "契約金額=450万")
    said = keiyaku("case", "change", "1", "--date", "落札決定日=なし", "--amount", "契約金額=なし")
    assert "契約書の提出" not in said.out
    assert "450" not in said.out
    own = keiyaku("case", "own", "1", "月次の請求", "2026-12-10", "--every", "month")
    assert "月次の請求" in own.out
    keiyaku("case", "done", number(own, "月次の請求"))
    assert "2027年1月10日" in keiyaku("case", "show", "1").out
    assert "終了しました" in keiyaku("case", "close", "1").out
    assert "案件はありません" in keiyaku("case", "list").out
    assert "清掃業務委託" in keiyaku("case", "list", "--closed").out


def test_files_go_out_and_come_in(keiyaku: Keiyaku, tmp_path: Path) -> None:
    keiyaku(*ADD, "--date", "落札決定日=2026-12-01", "--key", "R8-1")
    for ending in ("csv", "xlsx"):
        path = str(tmp_path / f"out.{ending}")
        assert "1件の案件" in keiyaku("case", "export", path).out
        said = keiyaku("case", "import", path)
        assert (said.code, said.out.splitlines()[0]) == (
            0,
            "登録 0件、更新 0件、変更なし 1件、取り込めなかった行 0件",
        )
    keiyaku("case", "export", str(tmp_path / "days.csv"), "--deadlines")
    assert "契約規則 第12条第1項" in (tmp_path / "days.csv").read_text("utf-8-sig")
    keiyaku("case", "export", str(tmp_path / "out.ics"))
    calendar = Calendar.from_ical((tmp_path / "out.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 2


def test_an_import_with_bad_rows_says_which_and_ends_with_1(
    keiyaku: Keiyaku, tmp_path: Path
) -> None:
    path = tmp_path / "in.csv"
    path.write_text("件名,入札日\n甲,2026/12/17\n乙,2026/2/30\n", encoding="cp932")
    said = keiyaku("case", "import", str(path), "--rulebook", "town")
    assert (said.code, said.err) == (1, "")
    assert "登録 1件" in said.out
    assert "3行目: 「2026/2/30」という日はありません" in said.out


def test_a_calendar_address_is_made_listed_and_revoked(keiyaku: Keiyaku) -> None:
    assert re.search(r"/calendar/[\w-]{43}\.ics", keiyaku("case", "feed", "--owner", "山田").out)
    listed = keiyaku("case", "feed", "--list").out
    assert "2026-11-20  山田" in listed
    mark = listed.split()[0]
    assert "取り消しました" in keiyaku("case", "feed", "--revoke", mark).out
    assert keiyaku("case", "feed", "--list").out == ""


def test_one_workspaces_cases_are_not_anothers(keiyaku: Keiyaku) -> None:
    keiyaku(*ADD, "--team", "T1")
    assert "案件はありません" in keiyaku("case", "list").out
    assert keiyaku("case", "show", "1").code == 2
    assert keiyaku("case", "show", "1", "--team", "T1").code == 0


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("add", "x"), "団体を選んでください"),
        (("add", " ", "--rulebook", "town"), "件名を書いてください"),
        (("add", "x", "--rulebook", "nowhere"), "「nowhere」はありません"),
        (("add", "x", "--rulebook", "town", "--date", "入札日"), "入札日=2026-12-17 の形"),
        (("add", "x", "--rulebook", "town", "--date", "誕生日=2026-12-17"), "「誕生日」という日は"),
        (("add", "x", "--rulebook", "town", "--date", "入札日=12/17"), "年がありません"),
        (("add", "x", "--rulebook", "town", "--amount", "契約金額=-5"), "読み取れません"),
        (("add", "x", "--rulebook", "town", "--kind", "贈与"), "種類「贈与」はありません"),
        (("show", "99"), "この案件は見つかりません"),
        (("done", "99"), "この案件は見つかりません"),
        (("done", "x"), "「期限番号」の値を読み取れません"),
        (("snooze", "1"), "「--until」を指定してください"),
        (("import", "nowhere.csv"), "「nowhere.csv」が見つかりません"),
        (("export", "cases.doc"), ".csv、.xlsx、.ics"),
        (("export", "/nowhere/cases.csv"), "に書けません"),
        (("feed", "--revoke", "%"), "というアドレスはありません"),
    ],
)
def test_what_cannot_be_done_gets_one_japanese_sentence(
    keiyaku: Keiyaku, args: tuple[str, ...], sentence: str
) -> None:
    said = keiyaku("case", *args)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_database_that_does_not_answer_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = Settings(database_url="postgresql://127.0.0.1:9/none")
    desk: Any = FakeTimetables()
    assert main(("case", "list"), Session(lambda: settings, lambda _: desk, lambda: TODAY)) == 2
    assert "データベース" in capsys.readouterr().err


def test_every_case_command_is_explained_in_japanese(keiyaku: Keiyaku) -> None:
    names = ("add", "list", "show", "change", "close", "own", "done", "snooze", "skip", "reopen")
    for name in (*names, "import", "export", "feed"):
        said = keiyaku("case", name, "--help")
        assert said.code == 0
        assert not [word for word in ("Usage", "Options", "default") if word in said.out]


def test_answers_reported_as_wrong_are_listed(keiyaku: Keiyaku, tmp_path: Path) -> None:
    assert "見直しを待つ答えはありません" in keiyaku("reviews", "list").out
    asked = {"q": "請書は要る？", "e": ["80万円の物品"], "r": "town"}
    told = Review("T1", "U1", "d", "C1", asked, "請書が要ります", "sum", "<!channel>\n率が古い")
    store = Store.open(f"sqlite:///{tmp_path / 'cases.sqlite3'}")
    store.reviews.keep(told, datetime(2026, 11, 20, tzinfo=UTC))
    store.close()
    page = keiyaku("reviews", "list").out
    for part in (
        "計算誤り",
        "80万円の物品 → 請書は要る？",
        "請書が要ります",
        "率が古い",
        "T1 C1 U1",
    ):
        assert part in page
    assert keiyaku("reviews", "list", "--team", "T1").out == page
    assert "ありません" in keiyaku("reviews", "list", "--team", "T2").out


def test_a_calendar_address_begins_with_the_public_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'cases.sqlite3'}"
    settings = Settings(database_url=database, keiyaku_public_url="https://navi.example.jp/")
    desk: Any = FakeTimetables()
    main(["case", "feed"], Session(lambda: settings, lambda _: desk, lambda: TODAY, None))
    assert capsys.readouterr().out.startswith("https://navi.example.jp/calendar/")
