"""The store, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from bot.store import Incoming, Status, Store, migrate, open_engine
from bot.store.migrating import migration_config
from bot.store.tables import metadata

NOW = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)
LEASE = timedelta(seconds=15)
QUESTION = Incoming(
    team_id="T1",
    event_id="Ev1",
    channel="C1",
    ts="1.1",
    user_id="U1",
    question="随契は?\n🍀",
    conversation="1.1",
    thread_ts="1.1",
)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = Store.open(database_url)
    yield store
    store.close()


def accept(store: Store, **changes: object) -> int | None:
    return store.inbox.accept(replace(QUESTION, **changes), NOW)  # type: ignore[arg-type]


def test_the_migrations_make_exactly_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_migrations_go_back_and_forth(database_url: str) -> None:
    engine = open_engine(database_url)
    migrate(engine)
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    migrate(engine)
    engine.dispose()


def test_several_processes_may_start_at_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store.open(database_url), range(4)))
    assert all(store.is_reachable() for store in stores)
    for store in stores:
        store.close()


def test_the_same_event_is_accepted_once(store: Store) -> None:
    assert accept(store)
    assert accept(store, ts="2.2") is None


def test_the_same_message_under_another_event_is_accepted_once(store: Store) -> None:
    assert accept(store)
    assert accept(store, event_id="Ev2") is None


def test_a_fault_is_not_taken_for_a_duplicate(store: Store) -> None:
    with pytest.raises(IntegrityError):
        accept(store, user_id=None)


def test_another_workspace_is_another_matter(store: Store) -> None:
    assert accept(store)
    assert accept(store, team_id="T2")


def test_a_question_is_claimed_by_one_of_many(store: Store) -> None:
    number = accept(store)
    assert number
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: store.inbox.claim(number, NOW, LEASE), range(16)))
    (taken,) = [claim for claim in claims if claim]
    assert taken.question == QUESTION.question
    assert (taken.attempts, taken.posted, taken.earlier) == (1, 0, None)


def test_what_a_button_carried_comes_back(store: Store) -> None:
    number = accept(
        store, earlier=("随契は?", "物品"), page=2, response_url="https://example.org/r"
    )
    assert number
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    assert (taken.earlier, taken.page) == (("随契は?", "物品"), 2)


def test_a_claim_comes_due_again_when_its_lease_runs_out(store: Store) -> None:
    number = accept(store)
    assert number
    assert store.inbox.due(NOW) == [number]
    assert store.inbox.claim(number, NOW, LEASE)
    assert store.inbox.due(NOW + timedelta(seconds=14)) == []
    assert store.inbox.due(NOW + timedelta(seconds=15)) == [number]


def test_a_claim_that_is_renewed_does_not_come_due(store: Store) -> None:
    number = accept(store)
    assert number
    store.inbox.claim(number, NOW, LEASE)
    store.inbox.renew([number], NOW + timedelta(minutes=5))
    store.inbox.renew([], NOW)
    assert store.inbox.due(NOW + timedelta(minutes=4)) == []


def test_a_lost_claim_changes_nothing_any_more(store: Store) -> None:
    number = accept(store)
    assert number
    first = store.inbox.claim(number, NOW, LEASE)
    second = store.inbox.claim(number, NOW + LEASE, LEASE)
    assert first
    assert second
    assert not store.inbox.mark_posted(first, 1)
    assert not store.inbox.settle(first, Status.FAILED, NOW)
    assert store.inbox.mark_posted(second, 1)
    assert store.inbox.settle(second, Status.ANSWERED, NOW)


def test_what_was_put_off_comes_due_then(store: Store) -> None:
    number = accept(store)
    assert number
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    store.inbox.put_off(taken, NOW + timedelta(minutes=1), "ratelimited" * 100)
    assert store.inbox.due(NOW + timedelta(seconds=59)) == []
    assert store.inbox.due(NOW + timedelta(seconds=60)) == [number]


def test_what_is_settled_is_never_due_and_its_address_is_forgotten(store: Store) -> None:
    number = accept(store, response_url="https://example.org/secret")
    assert number
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    store.inbox.settle(taken, Status.ANSWERED, NOW)
    assert store.inbox.due(NOW + timedelta(days=1)) == []
    assert store.inbox.claim(number, NOW + timedelta(days=1), LEASE) is None
    with store.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT response_url FROM inbox").scalar_one() is None


def test_a_conversation_remembers_its_own_questions_in_order(store: Store) -> None:
    for n in range(5):
        accept(store, event_id=f"E{n}", ts=f"{n}.5", question=f"質問{n}")
    accept(store, event_id="other", ts="9.1", conversation="9.1", question="別の話")
    accept(store, event_id="elsewhere", ts="9.2", team_id="T2", question="別の役所")
    last = accept(store, event_id="E9", ts="9.9", question="では?")
    assert last
    taken = store.inbox.claim(last, NOW, LEASE)
    assert taken
    assert store.inbox.earlier(taken, NOW - timedelta(hours=1), 3) == ("質問2", "質問3", "質問4")
    assert store.inbox.earlier(taken, NOW + timedelta(seconds=1), 3) == ()


def test_moments_are_kept_in_utc_and_need_a_zone(store: Store) -> None:
    tokyo = NOW.astimezone()
    number = store.inbox.accept(QUESTION, tokyo)
    assert store.inbox.due(NOW) == [number]
    with pytest.raises(Exception, match="time zone"):
        store.inbox.due(NOW.replace(tzinfo=None))


def test_what_a_button_could_not_carry_is_found_again_but_not_by_others(store: Store) -> None:
    digest = store.kept.keep("T1", "長い話", NOW)
    assert store.kept.keep("T1", "長い話", NOW) == digest
    assert store.kept.find("T1", digest) == "長い話"
    assert store.kept.find("T2", digest) is None


def test_what_is_a_month_old_is_forgotten(store: Store) -> None:
    number = accept(store)
    assert number
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    store.inbox.settle(taken, Status.ANSWERED, NOW)
    store.kept.keep("T1", "長い話", NOW)
    accept(store, event_id="open", ts="5.5")
    assert store.forget_old(NOW + timedelta(days=29)) == 0
    assert store.forget_old(NOW + timedelta(days=31)) == 2


def test_a_closed_database_is_not_reachable(store: Store) -> None:
    assert store.is_reachable()
    assert not Store(open_engine("postgresql://127.0.0.1:9/none")).is_reachable()
