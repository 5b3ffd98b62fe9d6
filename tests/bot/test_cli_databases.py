"""`keiyaku db backup|restore|move`, called in process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.settings import Settings
from bot.terminal.session import Session
from tests.bot.cases.fake_timetables import FakeTimetables

Keiyaku = Callable[..., tuple[int, str, str]]


@pytest.fixture
def keiyaku(capsys: pytest.CaptureFixture[str]) -> Keiyaku:
    """Call `keiyaku` on a database."""

    def call(url: str, *args: str) -> tuple[int, str, str]:
        settings, desk = Settings(database_url=url), FakeTimetables()
        opened: Callable[[Any], Any] = lambda _: desk  # noqa: E731
        code = main(args, Session(lambda: settings, opened, lambda: date(2026, 11, 20), None))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def office(keiyaku: Keiyaku, tmp_path: Path) -> str:
    """A SQLite database with one case; its URL."""
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    keiyaku(url, "case", "add", "清掃業務委託", "--rulebook", "town")
    return url


def test_a_backup_is_made_and_brought_back_with_its_counts_told(
    keiyaku: Keiyaku, office: str, database_url: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "控え.sqlite3")
    code, out, _ = keiyaku(office, "db", "backup", path)
    assert (code, "  cases: 1件" in out, "トークン" in out) == (0, True, True)
    code, out, _ = keiyaku(database_url, "db", "restore", path)
    assert (code, "  cases: 1件" in out, "同じ件数" in out) == (0, True, True)
    assert "清掃業務委託" in keiyaku(database_url, "case", "list")[1]
    code, _, err = keiyaku(database_url, "db", "restore", path)
    assert (code, "空ではありません" in err) == (2, True)
    assert keiyaku(database_url, "db", "restore", path, "--force")[0] == 0


def test_sqlite_moves_in_one_command(keiyaku: Keiyaku, office: str, database_url: str) -> None:
    code, out, _ = keiyaku(database_url, "db", "move", office.removeprefix("sqlite:///"))
    assert (code, "元と同じ件数" in out) == (0, True)
    assert "清掃業務委託" in keiyaku(database_url, "case", "list")[1]
    assert "清掃業務委託" in keiyaku(office, "case", "list")[1]


def test_what_cannot_be_done_is_one_sentence(keiyaku: Keiyaku, office: str, tmp_path: Path) -> None:
    here = str(tmp_path / "office.sqlite3")
    (tmp_path / "text.txt").write_text("x" * 100)
    for args, sentence in (
        (("backup", here), "もうあります"),
        (("backup", str(tmp_path / "no" / "where")), "書けません"),
        (("restore", "nowhere.sqlite3"), "見つかりません"),
        (("restore", str(tmp_path / "text.txt")), "控えのファイルとして開けません"),
        (("move", here), "同じデータベースです"),
    ):
        code, out, err = keiyaku(office, "db", *args)
        assert (code, out) == (2, "")
        assert sentence in err
        assert err.count("\n") == 1
    code, _, err = keiyaku("postgresql://127.0.0.1:9/none", "db", "move", here)
    assert (code, "データベース" in err) == (2, True)
