"""Backup, restore and moving: all of a database into another of either sort, or nothing of it."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from bot.cases import By, Ledger, NewCase, OwnDeadline, Scope
from bot.store import ChannelSetting, Incoming, Review, Store, migrate, open_engine
from bot.store.backing_up import back_up, restore
from bot.store.copying import CannotCopy, copy
from bot.store.migrating import migration_config
from bot.store.tables import metadata
from tests.bot.cases.fake_timetables import FakeTimetables

NOW = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)
HERE, ME = Scope("T1"), By("U1", NOW)
QUESTION = Incoming("T1", "Ev1", "C1", "1.1", "U1", "随契は?\n🍀", "1.1", earlier=("前", "後"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup [1].sqlite3"


def filled(engine: Engine) -> Ledger:
    """A database with something of each sort of value in it."""
    migrate(engine)
    store, ledger = Store(engine), Ledger(engine, FakeTimetables())
    store.inbox.accept(QUESTION, NOW)
    store.channels.save("T1", "C1", ChannelSetting("town", quiet=False), "U1", NOW)
    store.reviews.keep(Review("T1", "U1", "d", "C1", {"q": "は?"}, "できます", "sum"), NOW)
    new = NewCase("town", "清掃", "C1", facts={"award_day": "2026-12-01"}, owners=("U1", "山田"))
    case = ledger.add(HERE, new, ME)
    ledger.add_own(HERE, case.id, OwnDeadline("更新", date(2026, 12, 26), recurring="yearly"), ME)
    return ledger


def contents(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as values."""
    with engine.begin() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata().sorted_tables
        }


def test_a_backup_brings_back_every_row_on_either_sort(
    engine: Engine, backup: Path, tmp_path: Path
) -> None:
    ledger = filled(engine)
    before = contents(engine)
    counts = back_up(engine, backup)
    assert counts == {name: len(rows) for name, rows in before.items()}
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == [backup.name]
    with pytest.raises(CannotCopy, match="空ではありません"):
        restore(backup, engine)
    ledger.add(HERE, NewCase("town", "あとの件"), ME)
    assert restore(backup, engine, force=True) == counts
    assert contents(engine) == before


def test_rows_are_numbered_on_after_a_restore(engine: Engine, backup: Path) -> None:
    ledger = filled(engine)
    back_up(engine, backup)
    restore(backup, engine, force=True)
    assert ledger.add(HERE, NewCase("town", "次の件"), ME).id == 2
    assert (
        Store(engine).inbox.accept(Incoming("T1", "Ev2", "C1", "2.2", "U1", "次", "2.2"), NOW) == 2
    )


def test_a_sqlite_file_moves_into_another_database_and_stays(
    engine: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "keiyaku.sqlite3"
    source = open_engine(f"sqlite:///{path}")
    filled(source)
    assert restore(path, engine) == {name: len(rows) for name, rows in contents(source).items()}
    assert contents(engine) == contents(source)
    source.dispose()


def test_a_backup_of_an_older_version_is_brought_to_the_newest(
    engine: Engine, backup: Path, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), "0003")
        connection.execute(text("INSERT INTO workspaces VALUES ('T1', 'E1')"))
    assert back_up(engine, backup)["workspaces"] == 1
    newer = open_engine(f"sqlite:///{tmp_path / 'newer.sqlite3'}")
    restore(backup, newer)
    with newer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []
        assert connection.execute(text("SELECT enterprise_id FROM workspaces")).scalar() == "E1"
    newer.dispose()


def test_the_previous_version_with_its_rows_is_brought_to_the_ledgers(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), "0003")
        connection.execute(text("INSERT INTO workspaces VALUES ('T1', 'E1')"))
    filled(engine)
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), "0003")
        assert connection.execute(text("SELECT enterprise_id FROM workspaces")).scalar() == "E1"
    migrate(engine)


def test_a_copy_that_fails_leaves_the_target_as_it_was(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite3"
    source = open_engine(f"sqlite:///{path}")
    filled(source)
    with source.begin() as connection:
        connection.execute(text("UPDATE cases SET facts = 'no json'"))
    filled(engine)
    before = contents(engine)
    with pytest.raises(ValueError, match="Expecting value"):
        copy(source, engine, force=True)
    assert contents(engine) == before
    source.dispose()


def test_what_is_no_whole_backup_is_refused(tmp_path: Path, backup: Path) -> None:
    target = open_engine(f"sqlite:///{tmp_path / 'target.sqlite3'}")
    source = open_engine(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    with pytest.raises(CannotCopy, match="版の記録がありません"):
        back_up(source, backup)
    assert not backup.exists()
    filled(source)
    back_up(source, backup)
    whole = backup.read_bytes()
    for content, sentence in (
        (b"", "版の記録"),
        (b"PK\x03\x04", "控えのファイルとして開けません"),
        (whole[: len(whole) // 2], "開けません|壊れています"),
    ):
        backup.write_bytes(content)
        with pytest.raises(CannotCopy, match=sentence):
            restore(backup, target)
    backup.write_bytes(whole)
    with sqlite3.connect(backup) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    opened.close()
    with pytest.raises(CannotCopy, match="新しい版"):
        restore(backup, target)
    target.dispose()
    source.dispose()


def test_a_backup_is_never_written_over(tmp_path: Path, backup: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    filled(engine)
    backup.write_text("precious")
    with pytest.raises(FileExistsError):
        back_up(engine, backup)
    assert backup.read_text() == "precious"
    engine.dispose()


def test_a_backup_may_be_read_only(tmp_path: Path, backup: Path) -> None:
    source = open_engine(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    filled(source)
    back_up(source, backup)
    backup.chmod(0o400)
    before = backup.read_bytes()
    target = open_engine(f"sqlite:///{tmp_path / 'target.sqlite3'}")
    restore(backup, target)
    assert contents(target) == contents(source)
    assert backup.read_bytes() == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(f"{backup.name}-")]
    target.dispose()
    source.dispose()
