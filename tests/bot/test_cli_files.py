"""`keiyaku calc schedule` writes its dates to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.terminal.session import Session
from knowledge import Desk, open_desk
from tests.knowledge.town import FRIDAY, TESTS, TOWN


@pytest.fixture(scope="module")
def town() -> Desk:
    return open_desk([TESTS])


def keiyaku(desk: Desk, *args: str) -> int:
    session = Session(settings=lambda: None, open=lambda _: desk, clock=lambda: FRIDAY, stdin=None)
    return main(["calc", *args, "--rulebook", TOWN], session)


def test_the_dates_are_written_to_both_files(town: Desk, tmp_path: Path) -> None:
    ics, csv = tmp_path / "a.ics", tmp_path / "a.csv"
    told = ("--award-day", "R8.11.27", "--construction", "はい")
    assert keiyaku(town, "schedule", *told, "--ics", str(ics), "--csv", str(csv)) == 0
    assert b"DTSTART;VALUE=DATE:20261202" in ics.read_bytes()
    text = csv.read_text(encoding="utf-8-sig")
    assert "契約書の提出" in text
    assert "公告の期限（建設工事）" in text
    assert "公告の期限," not in text


def test_a_file_that_cannot_be_written_is_said(
    town: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert keiyaku(town, "schedule", "--ics", str(tmp_path / "none" / "a.ics")) == 2
    assert "書けません" in capsys.readouterr().err


def test_without_dates_no_file_is_written(
    town: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(settings=lambda: None, open=lambda _: town, clock=lambda: FRIDAY, stdin=None)
    target = tmp_path / "a.csv"
    args = ["calc", "schedule", "--rulebook", "tinytown-bare", "--csv", str(target)]
    assert main(args, session) == 2
    assert "書きませんでした" in capsys.readouterr().err
    assert not target.exists()


def test_only_the_schedule_can_be_written(town: Desk, tmp_path: Path) -> None:
    assert keiyaku(town, "bid_deposit", "--amount", "450万", "--csv", str(tmp_path / "a.csv")) == 2
