"""The ledger of cases, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.cases import (
    By,
    CaseRefused,
    CaseState,
    Changes,
    DeadlineState,
    Ledger,
    NewCase,
    NoSuchCase,
    OwnDeadline,
    Scope,
    Stale,
)
from bot.store import Store
from tests.bot.cases.fake_timetables import FakeTimetables

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
ME, HERE = By("U1", NOON), Scope("T1")
TENDER = NewCase("town", "清掃業務委託", "C1", facts={"award_day": "2026-12-01"}, owners=("U1",))
OPEN, DONE = DeadlineState.OPEN, DeadlineState.DONE


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    store = Store.open(database_url)
    yield Ledger(store.engine, FakeTimetables())
    store.close()


def later(days: int) -> By:
    return By("U2", NOON + timedelta(days=days))


def days(ledger: Ledger, case_id: int, **more: Any) -> dict[str, tuple[str, str]]:
    """The day and state of each deadline."""
    found = ledger.deadlines(HERE, case_id, **more)
    return {f"{d.key}{d.occurrence}": (d.day.isoformat(), d.state.value) for d in found}


def only(ledger: Ledger, case_id: int, key: str) -> int:
    return next(d.id for d in ledger.deadlines(HERE, case_id, all_=True) if d.key == key)


def happened(ledger: Ledger, case_id: int) -> list[str]:
    """What was done to a case, oldest first."""
    return [event.what for event in reversed(ledger.history(HERE, case_id))]


def test_a_case_is_kept_as_it_was_entered_with_the_days_that_follow(ledger: Ledger) -> None:
    case = ledger.add(HERE, replace(TENDER, amounts={"契約金額": 4_500_000}), ME)
    assert ledger.find(HERE, case.id) == case
    assert (case.title, case.owners, case.amounts) == (
        "清掃業務委託",
        ("U1",),
        {"契約金額": 4_500_000},
    )
    assert days(ledger, case.id) == {
        "signing": ("2026-12-08", "open"),
        "fact:award_day": ("2026-12-01", "open"),
    }
    signing = ledger.find_deadline(HERE, only(ledger, case.id, "signing")).deadline
    assert (signing.citations[0]["locator"], signing.due) == ("第12条第1項", date(2026, 12, 8))
    assert happened(ledger, case.id) == ["added", "derived"]


def test_a_changed_fact_moves_what_is_open_and_leaves_what_is_done(ledger: Ledger) -> None:
    case = ledger.add(HERE, replace(TENDER, facts={**TENDER.facts, "bid_day": "2026-11-30"}), ME)
    ledger.complete(HERE, only(ledger, case.id, "signing"), ME)
    ledger.change(
        HERE, case.id, Changes(facts={"award_day": "2026-12-03", "bid_day": "2026-12-02"}), later(1)
    )
    assert days(ledger, case.id)["signing"] == ("2026-12-08", "done")
    assert days(ledger, case.id)["opening"] == ("2026-12-02", "open")
    assert ledger.find_deadline(HERE, only(ledger, case.id, "signing")).deadline.moved_to == date(
        2026, 12, 10
    )
    assert happened(ledger, case.id).count("moved_after") == 1
    ledger.recompute(HERE, case.id, later(2))
    assert happened(ledger, case.id).count("moved_after") == 1


def test_what_no_longer_follows_is_superseded_and_comes_back_with_its_fact(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    ledger.change(HERE, case.id, Changes(facts={"award_day": None}), ME)
    assert days(ledger, case.id) == {}
    assert days(ledger, case.id, all_=True)["signing"] == ("2026-12-08", "superseded")
    with pytest.raises(CaseRefused, match="なくなりました"):
        ledger.complete(HERE, only(ledger, case.id, "signing"), ME)
    ledger.change(HERE, case.id, Changes(facts={"award_day": "2026-12-02"}), ME)
    assert days(ledger, case.id)["signing"] == ("2026-12-09", "open")


def test_a_deadline_on_another_day_is_wanted_again_though_it_was_put_off(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    signing = only(ledger, case.id, "signing")
    ledger.snooze(HERE, signing, date(2026, 12, 20), "相手方の都合", ME)
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE case_deadlines SET posted_overdue = 3")
    ledger.change(HERE, case.id, Changes(facts={"award_day": "2026-11-25"}), ME)
    moved = ledger.find_deadline(HERE, signing).deadline
    assert (moved.state, moved.due, moved.posted_overdue) == (OPEN, date(2026, 12, 2), 0)
    assert moved.sequence == 2


def test_a_fact_that_is_told_on_its_day_shows_that_it_was_done(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    ledger.change(HERE, case.id, Changes(facts={"contract_day": "2026-12-07"}), ME)
    assert days(ledger, case.id)["signing"][1] == "open", "planned, not done"
    ledger.recompute(HERE, case.id, later(30))
    assert days(ledger, case.id)["signing"][1] == "open", "that the day passed shows nothing"
    ledger.change(HERE, case.id, Changes(facts={"contract_day": "2026-12-08"}), later(18))
    assert days(ledger, case.id)["signing"][1] == "done"


def test_the_hour_of_the_bid_goes_with_its_day(ledger: Ledger) -> None:
    case = ledger.add(HERE, replace(TENDER, facts={"bid_day": "2026-12-17T10:00"}), ME)
    times = {d.key: d.time for d in ledger.deadlines(HERE, case.id)}
    assert times == {"opening": "10:00", "fact:bid_day": "10:00"}


def test_a_rulebook_that_changed_makes_the_days_anew_and_only_once(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    assert ledger.roll(later(1)) == 0
    changed = Ledger(ledger._engine, FakeTimetables(signing_days=10))
    assert changed.roll(later(1)) == 1
    assert days(ledger, case.id)["signing"] == ("2026-12-11", "open")
    assert changed.roll(later(1)) == 0


def test_a_silent_rulebook_leaves_the_days_and_still_remembers_the_facts(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    silent = Ledger(ledger._engine, FakeTimetables(silent=True))
    silent.recompute(HERE, case.id, ME)
    assert days(ledger, case.id)["signing"] == ("2026-12-08", "open")
    other = silent.add(HERE, replace(TENDER, facts={"bid_day": "2026-12-17"}), ME)
    assert days(ledger, other.id) == {"fact:bid_day": ("2026-12-17", "open")}
    assert silent.timetable(other, ME.today) is None


def test_a_monthly_claim_begins_with_the_next_one_and_goes_on_when_done(ledger: Ledger) -> None:
    lease = {"lease_start": "2026-04-01", "lease_end": "2027-01-31"}
    case = ledger.add(HERE, replace(TENDER, facts=lease), ME)
    claims = [key for key in days(ledger, case.id) if key.startswith("claim")]
    assert claims == ["claim2026-12-10"], "those before it was entered are not asked for"
    ledger.complete(HERE, only(ledger, case.id, "claim"), ME)
    assert days(ledger, case.id)["claim2027-01-10"][1] == "open"
    (third,) = [d for d in ledger.deadlines(HERE, case.id) if d.occurrence == "2027-01-10"]
    assert third.safe_day == date(2027, 1, 8), "a Sunday: the Friday before"
    ledger.complete(HERE, third.id, ME)
    assert [k for k in days(ledger, case.id) if k.startswith("claim")][-1] == "claim2027-01-10"


def test_turns_that_passed_while_the_desk_was_away_are_all_there(ledger: Ledger) -> None:
    case = ledger.add(HERE, replace(TENDER, facts={"lease_start": "2026-10-01"}), ME)
    assert ledger.roll(later(20)) == 0, "its day is today"
    assert ledger.roll(later(21)) == 1
    assert "claim2027-01-10" in days(ledger, case.id)
    ledger.roll(later(100))
    found = [key for key in days(ledger, case.id) if key.startswith("claim")]
    assert found == [f"claim{m}-10" for m in ("2026-12", "2027-01", "2027-02", "2027-03")]
    assert days(ledger, case.id)["claim2026-12-10"][1] == "open"


def test_turns_of_a_lease_that_ends_earlier_fall_away(ledger: Ledger) -> None:
    case = ledger.add(HERE, replace(TENDER, facts={"lease_start": "2026-10-01"}), ME)
    ledger.change(HERE, case.id, Changes(facts={"lease_end": "2026-12-09"}), ME)
    assert not [key for key in days(ledger, case.id) if key.startswith("claim")]


def test_a_renewal_of_ones_own_comes_every_year(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    renewal = OwnDeadline("契約更新の意思表示", date(2026, 12, 26), recurring="yearly")
    own = ledger.add_own(HERE, case.id, renewal, ME)
    assert (own.safe_day, own.due, own.day) == (
        date(2026, 12, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    )
    ledger.complete(HERE, own.id, ME)
    assert days(ledger, case.id)["own:12027-12-26"] == ("2027-12-26", "open")
    ledger.change(HERE, case.id, Changes(facts={"award_day": "2026-12-02"}), ME)
    assert days(ledger, case.id)["own:12027-12-26"] == ("2027-12-26", "open")


def test_a_day_of_ones_own_may_be_moved_a_rules_day_may_not(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    own = ledger.add_own(HERE, case.id, OwnDeadline("決裁", date(2026, 12, 2), time="17:00"), ME)
    moved = ledger.move_own(HERE, own.id, date(2026, 12, 3), ME).deadline
    assert (moved.day, moved.due, moved.time, moved.sequence) == (
        date(2026, 12, 3),
        date(2026, 12, 3),
        "17:00",
        1,
    )
    with pytest.raises(CaseRefused, match="動かせません"):
        ledger.move_own(HERE, only(ledger, case.id, "signing"), date(2026, 12, 3), ME)


def test_each_state_has_who_and_when_and_twice_is_once(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    signing = only(ledger, case.id, "signing")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ledger.complete(HERE, signing, later(3)), range(4)))
    done = ledger.find_deadline(HERE, signing).deadline
    assert (done.state, done.changed_by, done.changed_at) == (DONE, "U2", later(3).at)
    ledger.reopen(HERE, signing, later(4))
    ledger.set_aside(HERE, signing, "契約書を省略", later(5))
    assert ledger.find_deadline(HERE, signing).deadline.reason == "契約書を省略"
    assert happened(ledger, case.id)[2:] == ["done", "reopened", "not_applicable"]
    event = ledger.history(HERE, case.id)[0]
    assert (event.who, event.at, event.before["state"], event.after["state"]) == (
        "U2",
        later(5).at,
        "open",
        "not_applicable",
    )


def test_what_is_put_off_comes_up_on_its_new_day_and_needs_a_reason(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    signing = only(ledger, case.id, "signing")
    for until, reason in ((date(2026, 12, 15), " "), (ME.today, "都合")):
        with pytest.raises(CaseRefused):
            ledger.snooze(HERE, signing, until, reason, ME)
    ledger.snooze(HERE, signing, date(2026, 12, 15), "都合", ME)
    assert signing not in [
        d.deadline.id for d in ledger.due_between(HERE, date.min, date(2026, 12, 14))
    ]
    assert signing in [
        d.deadline.id for d in ledger.due_between(HERE, date.min, date(2026, 12, 15))
    ]


def test_days_are_found_by_channel_owner_and_span(ledger: Ledger) -> None:
    ledger.add(HERE, TENDER, ME)
    ledger.add(HERE, replace(TENDER, channel="C2", owners=("U2", "U1")), ME)
    closed = ledger.add(HERE, replace(TENDER, channel="C3"), ME)
    ledger.close(HERE, closed.id, ME)
    span = (date(2026, 12, 2), date(2026, 12, 8))
    assert len(ledger.due_between(HERE, *span)) == 2
    assert [d.case.channel for d in ledger.due_between(HERE, *span, channel="C2")] == ["C2"]
    assert [d.case.channel for d in ledger.due_between(HERE, *span, owner="U2")] == ["C2"]
    assert ledger.due_between(HERE, *span, owner="U2")[0].case.owners == ("U2", "U1")
    assert ledger.due_between(HERE, date(2026, 12, 2), date(2026, 12, 7)) == []
    assert [c.channel for c in ledger.listed(HERE, owner="U1")] == ["C1", "C2"]
    assert [c.id for c in ledger.listed(HERE, state=CaseState.CLOSED)] == [closed.id]


def test_a_case_may_be_changed_closed_and_taken_up_again(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    changed = ledger.change(
        HERE,
        case.id,
        Changes(title="警備業務委託", owners=("<@U9|x>", "山田"), channel="<#C9|a>"),
        ME,
        seen=case.version,
    )
    assert (changed.title, changed.owners, changed.channel) == (
        "警備業務委託",
        ("U9", "山田"),
        "C9",
    )
    assert ledger.change(HERE, case.id, Changes(title="警備業務委託"), ME) == changed
    with pytest.raises(Stale):
        ledger.change(HERE, case.id, Changes(title="別名"), ME, seen=case.version)
    ledger.close(HERE, case.id, ME)
    assert ledger.reopen_case(HERE, case.id, ME).state == CaseState.OPEN
    assert happened(ledger, case.id) == ["added", "derived", "changed", "closed", "reopened_case"]


def test_nobody_reads_or_changes_another_workspaces_or_bodys_cases(ledger: Ledger) -> None:
    case = ledger.add(HERE, TENDER, ME)
    deadline = only(ledger, case.id, "signing")
    for stranger in (Scope("T2"), Scope("T1", "city"), Scope("", "town")):
        attempts = (
            lambda s: ledger.find(s, case.id),
            lambda s: ledger.deadlines(s, case.id),
            lambda s: ledger.history(s, case.id),
            lambda s: ledger.find_deadline(s, deadline),
            lambda s: ledger.change(s, case.id, Changes(title="x"), ME),
            lambda s: ledger.close(s, case.id, ME),
            lambda s: ledger.reopen_case(s, case.id, ME),
            lambda s: ledger.recompute(s, case.id, ME),
            lambda s: ledger.add_own(s, case.id, OwnDeadline("x", date(2026, 12, 1)), ME),
            lambda s: ledger.complete(s, deadline, ME),
            lambda s: ledger.reopen(s, deadline, ME),
            lambda s: ledger.set_aside(s, deadline, "x", ME),
            lambda s: ledger.snooze(s, deadline, date(2026, 12, 15), "x", ME),
            lambda s: ledger.move_own(s, deadline, date(2026, 12, 15), ME),
        )
        for attempt in attempts:
            with pytest.raises(NoSuchCase):
                attempt(stranger)
        assert ledger.listed(stranger) == []
        assert ledger.due_between(stranger, date.min, date.max) == []
        assert ledger.keyed(stranger, "town", "1") is None
    with pytest.raises(CaseRefused, match="ここからは登録できません"):
        ledger.add(Scope("T1", "city"), TENDER, ME)
    assert ledger.find(Scope("T1", "town"), case.id) == case
    assert happened(ledger, case.id) == ["added", "derived"]


def test_days_that_had_passed_may_be_entered_as_done(ledger: Ledger) -> None:
    old = replace(TENDER, facts={"award_day": "2026-11-01"})
    assert days(ledger, ledger.add(HERE, old, ME).id)["signing"][1] == "open"
    case = ledger.add(HERE, old, ME, past_done=True)
    assert days(ledger, case.id) == {"signing": ("2026-11-08", "done")}


def test_a_number_of_ones_own_stands_for_one_case_of_a_body(ledger: Ledger) -> None:
    keyed = replace(TENDER, import_key="R8-001")
    case = ledger.add(HERE, keyed, ME)
    with pytest.raises(CaseRefused, match="もう登録されています") as refused:
        ledger.add(HERE, keyed, ME)
    assert refused.value.field == "import_key"
    ledger.add(HERE, replace(keyed, rulebook="city"), ME)
    ledger.add(Scope("T2"), keyed, ME)
    assert ledger.keyed(HERE, "town", "R8-001") == case
    ledger.add(HERE, TENDER, ME)
    ledger.add(HERE, TENDER, ME)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " \n "}, "title"),
        ({"title": "件" * 201}, "title"),
        ({"rulebook": "nowhere"}, "rulebook"),
        ({"rulebook": "national"}, "rulebook"),
        ({"kind": "gift"}, "kind"),
        ({"amounts": {"契約金額": -1}}, "amounts"),
        ({"amounts": {"契約金額": 10**15}}, "amounts"),
        ({"amounts": {str(n): 1 for n in range(11)}}, "amounts"),
        ({"facts": {"bid_day": "2026-02-30"}}, "bid_day"),
        ({"facts": {"bid_day": "1026-02-03"}}, "bid_day"),
        ({"facts": {"bid_day": "2026-12-17T25:00"}}, "bid_day"),
        ({"facts": {"birthday": "2026-12-17"}}, "birthday"),
        ({"owners": tuple(f"U{n}" for n in range(11))}, "owners"),
        ({"owners": ("名" * 65,)}, "owners"),
        ({"channel": "C" * 33}, "channel"),
        ({"import_key": "1" * 65}, "import_key"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    tmp_path: Any, changes: dict[str, Any], field: str
) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    ledger = Ledger(store.engine, FakeTimetables())
    with pytest.raises(CaseRefused) as refused:
        ledger.add(HERE, replace(TENDER, **changes), ME)
    assert refused.value.field == field
    assert refused.value.sentence.endswith(("。", "団体: 小さな町、大きな市", "委託・役務"))
    assert ledger.listed(HERE) == []
    store.close()
