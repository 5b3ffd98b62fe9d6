"""`keiyaku reminder preview`: the morning post without Slack."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.store import Store
from bot.terminal.session import Session
from knowledge import open_desk
from tests.bot.reminders.office import FRIDAY, ReminderOffice


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReminderOffice:
    url = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    return ReminderOffice(Store.open(url))


def shown(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    session = Session(open=lambda _: open_desk(), clock=lambda: FRIDAY, stdin=None)
    code = main(["reminder", "preview", *args], session)
    said = capsys.readouterr()
    return code, said.out + said.err


def test_it_shows_todays_post_and_posts_nothing(
    office: ReminderOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.add_case("複写機の<!channel>賃借", [FRIDAY], channel="C1")
    office.add_case("端末の案件", [FRIDAY], team="local", channel="")
    code, said = shown(capsys)
    assert code == 0
    assert "# C1\n11月20日（金）の期限\n■ 今日 1件\n複写機の<!channel>賃借　U1" in said
    assert "  ・11月20日（金）まで　入札保証金の納付0　［契約規則 第6条第1項］" in said
    assert "# （チャンネルなし）" in said
    assert office.posts() == []


def test_it_shows_another_day_and_one_channel(
    office: ReminderOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.add_case("複写機の賃借", [FRIDAY], channel="C1")
    office.add_case("清掃委託", [FRIDAY], channel="C2")
    _, said = shown(capsys, "--day", "2026-11-24", "--channel", "C2")
    assert "■ 期限切れ 1件\n清掃委託" in said
    assert "複写機" not in said


def test_on_a_closed_day_it_says_that_there_is_no_post(
    office: ReminderOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.add_case("複写機の賃借", [FRIDAY], channel="C1")
    _, said = shown(capsys, "--day", "2026-11-23")
    assert "11月23日（月） は閉庁日です。" in said


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ((), "進行中の案件はありません"),
        (("--channel", "C9"), "「C9」に進行中の案件はありません"),
        (("--day", "あした"), "「あした」を日として読み取れません"),
        (("--day", "9999-12-31"), "9999-12-31 は扱える日ではありません"),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_sentence(
    office: ReminderOffice,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    sentence: str,
) -> None:
    code, said = shown(capsys, *args)
    assert code == 2
    assert sentence in said


def test_nothing_due_is_said(office: ReminderOffice, capsys: pytest.CaptureFixture[str]) -> None:
    office.add_case("ずっと先", [FRIDAY.replace(year=2027)], channel="C1")
    _, said = shown(capsys)
    assert "期限の近いものはありません。" in said
