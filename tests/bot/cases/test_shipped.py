"""Cases under the rulebooks that come with the program: real tenders, entered as cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cases import By, Case, Changes, Ledger, NewCase, Scope
from bot.store import Store
from knowledge import Desk, open_desk

HERE = Scope("T1")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk()


@pytest.fixture
def ledger(desk: Desk, tmp_path: Path) -> Iterator[Ledger]:
    store = Store.open(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    yield Ledger(store.engine, desk)
    store.close()


def on(day: str) -> By:
    return By("U1", datetime.fromisoformat(f"{day}T03:00").replace(tzinfo=UTC))


def entered(ledger: Ledger, rulebook: str, day: str, **facts: str) -> Case:
    return ledger.add(HERE, NewCase(rulebook, "案件", facts=facts), on(day))


def days(ledger: Ledger, case: Case) -> dict[str, tuple[str, str]]:
    found = ledger.deadlines(HERE, case.id)
    return {d.title: (f"{d.day.isoformat()} {d.time or ''}".strip(), d.state.value) for d in found}


def test_fukushimas_tender_gives_the_printed_dates_and_what_follows(ledger: Ledger) -> None:
    case = entered(ledger, "fukushima", "2024-05-10", notice_day="2024-05-10")
    found = days(ledger, case)
    for title, day in (
        ("公告", "2024-05-10"),
        ("質問書の締切", "2024-05-16"),
        ("参加資格確認申請の締切（必着）", "2024-05-24 17:15"),
        ("入札書の提出・入札・開札", "2024-06-03 14:00"),
        ("履行期限", "2025-03-31"),
    ):
        assert found[title] == (day, "open")
    ledger.change(HERE, case.id, Changes(facts={"award_day": "2024-06-03"}), on("2024-06-03"))
    papers = next(d for d in ledger.deadlines(HERE, case.id) if d.key == "contract_papers")
    assert (papers.day, papers.citations[0]["locator"]) == (date(2024, 6, 12), "15(1)")
    assert days(ledger, case)["入札書の提出・入札・開札"] == ("2024-06-03 14:00", "open")


def test_hyogos_tender_gives_the_printed_dates(ledger: Ledger) -> None:
    case = entered(ledger, "hyogo", "2024-12-20", application_day="2025-01-10")
    assert days(ledger, case)["参加申込書の締切"] == ("2025-01-10 16:00", "open")
    claims = [d for d in ledger.deadlines(HERE, case.id) if d.recurring]
    assert [(d.day.day, d.state.value) for d in claims] == [(10, "open")]


def test_the_days_of_a_printed_tender_are_not_another_tenders(ledger: Ledger) -> None:
    case = entered(ledger, "fukushima", "2026-11-20", notice_day="2026-12-01")
    assert days(ledger, case) == {"公告日": ("2026-12-01", "open")}
    table = ledger.timetable(case, date(2026, 11, 20))
    assert table is not None
    assert [c.says for c in table.conflicts] == [
        "文書に印刷された日は別の入札のものなので、この案件には使っていません。"
    ]
    assert "bid_day" in table.missing


def test_works_have_only_the_days_of_works(ledger: Ledger) -> None:
    facts = {"bid_day": "2026-12-17"}
    for kind, title in (
        ("works", "公告の期限（建設工事）"),
        ("service", "公告の期限（建設工事以外）"),
    ):
        case = ledger.add(
            HERE, NewCase("nagasaki-kouiki", kind, "", kind, facts=facts), on("2026-11-20")
        )
        assert [name for name in days(ledger, case) if name.startswith("公告の期限")] == [title]


def test_a_body_without_a_schedule_still_keeps_its_days(ledger: Ledger) -> None:
    case = entered(ledger, "komoro", "2026-11-20", contract_day="2026-12-01")
    assert days(ledger, case) == {"契約日": ("2026-12-01", "open")}


@pytest.mark.parametrize(
    ("signed", "claimed", "first"),
    [
        ("2026-11-30", "2027-02-28", "2026-12-17"),
        ("2027-12-31", "2028-02-29", "2027-12-17"),
        ("2027-03-31", "2027-04-01", "2027-03-17"),
    ],
)
def test_month_ends_leap_days_and_fiscal_years_are_counted_by_the_rulebook(
    ledger: Ledger, desk: Desk, signed: str, claimed: str, first: str
) -> None:
    facts = {"bid_day": first, "award_day": signed, "claim_day": claimed}
    case = ledger.add(HERE, NewCase("nagasaki-kouiki", "件", facts=facts), on("2026-11-20"))
    told = {key: date.fromisoformat(day) for key, day in facts.items()}
    table = desk.timetable(told, rulebook="nagasaki-kouiki", today=date(2026, 11, 20))
    kept = {d.key: d.day for d in ledger.deadlines(HERE, case.id) if not d.key.startswith("fact:")}
    assert kept == {d.key: d.day for d in table.deadlines}


def test_a_case_entered_just_after_midnight_in_japan_belongs_to_that_day(ledger: Ledger) -> None:
    by = By("U1", datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    assert by.today == date(2026, 12, 1)
    case = ledger.add(HERE, NewCase("nagasaki-kouiki", "件", facts={"bid_day": "2026-11-30"}), by)
    assert "入札日" not in days(ledger, case), "it was yesterday"
