"""What leaves the ledger: tables, workbooks, calendars, and private calendar addresses."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from werkzeug.test import Client
from werkzeug.wrappers import Response

from bot.cases import By, Changes, Ledger, NewCase, OwnDeadline, Scope
from bot.cases.calendar import calendar_of
from bot.cases.exporting import (
    Table,
    as_csv,
    as_xlsx,
    case_table,
    deadline_table,
    deadlines_of_all,
    every,
)
from bot.cases.feeds import Feeds
from bot.cases.importing import Import
from bot.serving.calendar import with_calendar
from bot.store import Store
from tests.bot.cases.fake_timetables import FakeTimetables

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
HERE, ME = Scope("T1"), By("U1", NOW)
RISKY = '=HYPERLINK("http://x")'
TENDER = NewCase(
    *("town", RISKY, "C1", "service"),
    amounts={"契約金額": 4_500_000},
    facts={"award_day": "2026-12-01", "bid_day": "2026-11-30T10:00"},
    owners=("U1", "山田"),
    import_key="R8-1",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    store = Store.open(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    yield Ledger(store.engine, FakeTimetables())
    store.close()


@pytest.fixture
def everywhere(database_url: str) -> Iterator[Ledger]:
    """A ledger on each sort of database, for what is more than reading."""
    store = Store.open(database_url)
    yield Ledger(store.engine, FakeTimetables())
    store.close()


def tables(ledger: Ledger, scope: Scope = HERE) -> tuple[Table, Table]:
    chosen = list(every(ledger, scope))
    dues = deadlines_of_all(ledger, scope, chosen)
    return case_table(chosen, ledger.desk.facts, dues, ME.today), deadline_table(dues)


def events(written: bytes) -> dict[str, Any]:
    """The events of a calendar by their titles."""
    found = Calendar.from_ical(written).walk("VEVENT")
    return {str(event["summary"]).partition(" ")[0]: event for event in found}


def test_cases_go_out_and_come_in_again_unchanged(ledger: Ledger) -> None:
    ledger.add(HERE, TENDER, ME)
    ledger.add(HERE, replace(TENDER, title="件\u3000名,「引用」", import_key="R8-2", facts={}), ME)
    cases, deadlines = tables(ledger)
    taking = Import(ledger, HERE, ME)
    for content in (as_csv(cases), as_xlsx([cases, deadlines])):
        report = taking.take_in(content)
        assert [row.outcome.value for row in report.rows] == ["unchanged", "unchanged"]
        assert report.unread == []


def test_no_cell_is_run_by_a_spreadsheet(ledger: Ledger) -> None:
    ledger.add(HERE, TENDER, ME)
    cases, deadlines = tables(ledger)
    assert f"'{RISKY}".replace('"', '""') in as_csv(cases).decode("utf-8-sig")
    book = load_workbook(io.BytesIO(as_xlsx([cases, deadlines])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert f"'{RISKY}" in [cell.value for cell in cells]


def test_a_row_of_deadlines_says_state_rule_and_article(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    signing = next(d for d in ledger.deadlines(HERE, case.id) if d.key == "signing")
    ledger.snooze(HERE, signing.id, date(2026, 12, 15), "相手方の都合", ME)
    _, deadlines = tables(ledger)
    row = dict(zip(deadlines.header, deadlines.rows[-1], strict=True))
    assert row == {
        "管理番号": "R8-1",
        "件名": RISKY,
        "期限": "契約書の提出",
        "日": date(2026, 12, 8),
        "時刻": "",
        "安全な日": date(2026, 12, 8),
        "状態": "延期",
        "延期した日": date(2026, 12, 15),
        "理由": "相手方の都合",
        "数え方": "数え方",
        "根拠": "契約規則 第12条第1項",
        "担当": "U1、山田",
    }


def test_an_export_holds_only_its_own_cases(ledger: Ledger) -> None:
    ledger.add(HERE, TENDER, ME)
    assert tables(ledger, Scope("T2"))[0].rows == tables(ledger, Scope("T1", "city"))[1].rows == ()


def test_every_page_of_many_cases_is_there(ledger: Ledger, monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.cases.exporting._PAGE", 2)
    for n in range(5):
        ledger.add(HERE, replace(TENDER, import_key=str(n)), ME)
    assert [case.import_key for case in every(ledger, HERE)] == list("01234")


def test_a_calendar_takes_a_moved_deadline_for_the_same(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    before = events(calendar_of(ledger.between(HERE, date.min, date.max), title="t", stamp=NOW))
    ledger.change(HERE, case.id, Changes(facts={"award_day": "2026-12-02"}), ME)
    after = events(calendar_of(ledger.between(HERE, date.min, date.max), title="t", stamp=NOW))
    old, new = before["契約書の提出"], after["契約書の提出"]
    assert old["uid"] == new["uid"]
    assert (old["sequence"], new["sequence"]) == (0, 1)
    assert (old["dtstart"].dt, new["dtstart"].dt) == (date(2026, 12, 8), date(2026, 12, 9))
    assert new["dtstart"].params["VALUE"] == "DATE"
    assert new["dtend"].dt == date(2026, 12, 10)
    assert "契約規則 第12条第1項" in new["description"]
    assert "開札（10:00）" in after


def test_what_fell_away_disappears_from_a_calendar(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    ids = {d.key: d.id for d in ledger.deadlines(HERE, case.id)}
    ledger.complete(HERE, ids["opening"], ME)
    ledger.set_aside(HERE, ids["fact:bid_day"], "重複", ME)
    ledger.change(HERE, case.id, Changes(facts={"award_day": None}), ME)
    found = events(calendar_of(ledger.between(HERE, date.min, date.max), title="t", stamp=NOW))
    statuses = {name: str(event["status"]) for name, event in found.items()}
    assert statuses == {
        "【完了】開札（10:00）": "CONFIRMED",
        "入札日（10:00）": "CANCELLED",
        "契約書の提出": "CANCELLED",
        "落札決定日": "CANCELLED",
    }


def test_an_address_shows_its_channels_or_its_persons_days_until_it_is_revoked(
    everywhere: Ledger,
) -> None:
    ledger = everywhere
    feeds = Feeds(ledger._engine)
    ledger.add(HERE, TENDER, ME)
    ledger.add(HERE, replace(TENDER, title="他", channel="C2", owners=("U2",), import_key="2"), ME)
    ledger.add(Scope("T2"), TENDER, ME)
    whole, channel = feeds.make(HERE, ME), feeds.make(HERE, ME, channel="C2")
    person, city = feeds.make(HERE, ME, owner="U1"), feeds.make(Scope("T1", "city"), ME)

    def shown(token: str) -> int:
        calendar = feeds.calendar(token, NOW, "t")
        assert calendar is not None
        return len(Calendar.from_ical(calendar).walk("VEVENT"))

    assert [shown(token) for token in (whole, channel, person, city)] == [8, 4, 4, 0]
    marks = {feed.channel or feed.owner: feed.mark for feed in feeds.listed(HERE)}
    assert not feeds.revoke(Scope("T2"), marks["C2"], ME)
    assert not feeds.revoke(HERE, "", ME)
    assert feeds.revoke(HERE, marks["C2"], ME)
    assert feeds.calendar(channel, NOW, "t") is None
    assert feeds.calendar("x" * 43, NOW, "t") is feeds.calendar("", NOW, "t") is None
    with ledger._engine.begin() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM feeds").all()
    assert whole not in str(kept), "only digests are kept"


def test_an_address_shows_neither_the_distant_past_nor_the_distant_future(ledger: Ledger) -> None:
    case = ledger.add(HERE, replace(TENDER, facts={}), ME)
    for days in (-63, -62, 400, 401):
        own = OwnDeadline(f"{days}日", date(2026, 11, 20) + timedelta(days=days))
        ledger.add_own(HERE, case.id, own, ME)
    feeds = Feeds(ledger._engine)
    calendar = feeds.calendar(feeds.make(HERE, ME), NOW, "t")
    assert calendar is not None
    assert set(events(calendar)) == {"-62日", "400日"}


def test_the_web_process_serves_the_address_and_nothing_beside_it(ledger: Ledger) -> None:
    ledger.add(HERE, TENDER, ME)
    feeds = Feeds(ledger._engine)
    token = feeds.make(HERE, ME)
    slack = Response("slack")
    client = Client(with_calendar(slack, feeds, lambda: NOW))
    found = client.get(f"/calendar/{token}.ics")
    assert (found.status_code, found.mimetype) == (200, "text/calendar")
    assert len(Calendar.from_ical(found.data).walk("VEVENT")) == 4
    assert client.head(f"/calendar/{token}.ics").data == b""
    assert client.get("/slack/events").text == "slack"
    for path in (f"/calendar/{token}", "/calendar/.ics", "/calendar/x.ics", "/calendar/"):
        assert client.get(path).status_code == 404
    assert client.post(f"/calendar/{token}.ics").status_code == 404
