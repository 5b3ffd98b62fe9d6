"""What the store keeps of channels, reviews, handovers and conversations, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.store import ChannelSetting, Incoming, Review, Status, Store, Written, migrate, open_engine
from bot.store.channels import Channels
from bot.store.migrating import migration_config
from bot.store.tables import metadata

NOW = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)
LEASE = timedelta(seconds=15)
QUESTION = Incoming("T1", "Ev1", "C1", "1.1", "U1", "随契は?", "1.1", thread_ts="1.1")
HERE = Written("T1", "C1", "1.1")
REVIEW = Review("T1", "U1", "d1", "C1", {"q": "随契は?"}, "できます", "citation", "第6条?")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = Store.open(database_url)
    yield store
    store.close()


def answered(store: Store, **changes: object) -> int:
    """A question that was answered; its number."""
    number = store.inbox.accept(replace(QUESTION, **changes), NOW)  # type: ignore[arg-type]
    assert number
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    store.inbox.mark_posted(taken, 1, ["2.2"])
    store.inbox.settle(taken, Status.ANSWERED, NOW)
    return number


def test_a_database_of_the_previous_version_is_brought_to_this_one(database_url: str) -> None:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), "0002")
        connection.execute(
            text(
                "INSERT INTO inbox (team_id, event_id, channel, ts, conversation, user_id, question,"
                " page, status, attempts, posted, accepted_at, due_at) VALUES ('T1', 'Ev0', 'C1',"
                " '1.0', '1.0', 'U1', '前の質問', 0, 'accepted', 0, 0, :now, :now)"
            ),
            {"now": NOW.isoformat(" ") if engine.dialect.name == "sqlite" else NOW},
        )
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []
    (number,) = Store(engine).inbox.due(NOW)
    taken = Store(engine).inbox.claim(number, NOW, LEASE)
    assert taken
    assert (taken.question, taken.uncalled, taken.answer_ts) == ("前の質問", False, ())
    engine.dispose()


def test_a_version_can_be_taken_back(database_url: str) -> None:
    engine = open_engine(database_url)
    migrate(engine)
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), "0002")
    migrate(engine)
    engine.dispose()


def test_a_channels_setting_is_its_workspaces_own(store: Store) -> None:
    setting = ChannelSetting("town", "U9", "C9", quiet=False)
    store.channels.save("T1", "C1", setting, "U1", NOW)
    store.channels.save("T1", "C1", setting, "U1", NOW)
    assert store.channels.find("T1", "C1") == setting
    assert store.channels.find("T2", "C1") == store.channels.find("T1", "C2") == ChannelSetting()
    assert setting.officer == "C9"


def test_a_setting_is_asked_of_the_database_only_every_few_seconds(store: Store) -> None:
    ticks = [0.0]
    reader = Channels(store.engine, lambda: ticks[0])
    assert reader.find("T1", "C1").rulebook is None
    store.channels.save("T1", "C1", ChannelSetting("town"), "U1", NOW)
    assert reader.find("T1", "C1").rulebook is None
    ticks[0] = 6
    assert reader.find("T1", "C1").rulebook == "town"


def test_the_last_word_on_an_answer_counts_and_only_faults_wait(store: Store) -> None:
    store.reviews.keep(REVIEW, NOW)
    store.reviews.keep(replace(REVIEW, reason="sum"), NOW)
    store.reviews.keep(replace(REVIEW, user_id="U2", reason="helpful"), NOW)
    store.reviews.keep(replace(REVIEW, team_id="T2"), NOW)
    assert [(r.user_id, r.reason, r.asked) for r in store.reviews.open("T1")] == [
        ("U1", "sum", {"q": "随契は?"})
    ]


def test_a_handover_is_remembered_for_a_month(store: Store) -> None:
    store.handovers.note("T1", "U1", "d1", "C9", NOW)
    assert store.handovers.handed_to("T1", "U1", "d1") == "C9"
    assert store.handovers.handed_to("T2", "U1", "d1") is None
    assert store.forget_old(NOW + timedelta(days=31)) == 1


def test_only_a_thread_that_was_answered_lately_is_the_desks(store: Store) -> None:
    threads = store.threads
    waiting = store.inbox.accept(replace(QUESTION, ts="9.9", event_id="w", conversation="9.9"), NOW)
    assert waiting
    answered(store)
    assert threads.has_answered(HERE, NOW - timedelta(days=1))
    assert not threads.has_answered(HERE, NOW + timedelta(seconds=1))
    assert not threads.has_answered(Written("T2", "C1", "1.1"), NOW)
    assert not threads.has_answered(Written("T1", "C1", "9.9"), NOW)


def test_an_edit_comes_due_once_and_an_older_one_changes_nothing(store: Store) -> None:
    number = answered(store)
    assert store.threads.change(HERE, "保証金は?", "3.3", NOW) == number
    assert store.threads.change(HERE, "保証金は?", "3.3", NOW) is None
    assert store.threads.change(HERE, "もっと前", "3.2", NOW) is None
    assert store.inbox.due(NOW) == [number]
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    assert (taken.question, taken.posted, taken.answer_ts) == ("保証金は?", 0, ("2.2",))


def test_an_edit_while_it_is_answered_comes_due_when_that_is_settled(store: Store) -> None:
    number = store.inbox.accept(QUESTION, NOW)
    assert number
    taken = store.inbox.claim(number, NOW, LEASE)
    assert taken
    assert store.threads.change(HERE, "保証金は?", "3.3", NOW) == number
    assert store.inbox.due(NOW) == []
    assert store.inbox.settle(taken, Status.ANSWERED, NOW)
    assert store.inbox.due(NOW) == [number]


def test_a_deletion_stops_what_waits_and_leaves_what_was_answered(store: Store) -> None:
    answered(store)
    assert not store.threads.delete(HERE, NOW)
    waiting = store.inbox.accept(replace(QUESTION, ts="5.5", event_id="w"), NOW)
    assert waiting
    taken = store.inbox.claim(waiting, NOW, LEASE)
    assert taken
    assert store.threads.delete(Written("T1", "C1", "5.5"), NOW)
    store.inbox.settle(taken, Status.ANSWERED, NOW)
    assert store.inbox.due(NOW + LEASE * 2) == []
    assert store.threads.change(Written("T1", "C1", "5.5"), "やはり", "6.6", NOW) is None


def test_what_was_left_or_deleted_is_no_part_of_a_conversation(store: Store) -> None:
    answered(store)
    left = store.inbox.accept(replace(QUESTION, ts="2.0", event_id="l", question="お昼は?"), NOW)
    assert left
    taken = store.inbox.claim(left, NOW, LEASE)
    assert taken
    store.inbox.settle(taken, Status.LEFT, NOW)
    last = store.inbox.accept(replace(QUESTION, ts="3.0", event_id="n", question="では?"), NOW)
    assert last
    now = store.inbox.claim(last, NOW, LEASE)
    assert now
    assert store.inbox.earlier(now, NOW - LEASE, 5) == ("随契は?",)


def test_recent_questions_are_a_persons_own_each_once_newest_first(store: Store) -> None:
    for n, question in enumerate(["一", "二", "一", "三"]):
        answered(store, ts=f"{n}.7", event_id=f"E{n}", question=question)
    answered(store, ts="8.8", event_id="other", user_id="U2", question="他人の")
    answered(store, ts="8.8", event_id="other", team_id="T2", question="別の役所の")
    assert store.threads.recent("T1", "U1", 2) == ["三", "一"]
