"""One database into another, whichever sorts they are: all rows or none, counted on both sides.

The tables are copied as they stand in the source, at its version; the target is brought to the
newest version afterwards. So a backup of an older version can be restored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alembic import command
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    func,
    inspect,
    select,
    text,
)

from bot.store.migrating import lock_migrations, migration_config
from bot.store.tables import metadata

VERSION = "alembic_version"
ROWS = 1_000
"""So many rows are held at a time."""


class CannotCopy(Exception):
    """A database cannot be copied; `sentence` says why in Japanese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def version_of(connection: Connection) -> str | None:
    """The version of the tables in a database, or None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def copy(
    source: Engine, target: Engine, *, force: bool = False, newest: bool = True
) -> dict[str, int]:
    """Copy everything; the number of rows of each table. Raises CannotCopy, and then nothing is changed.

    A target that holds something is refused unless `force`, which throws away what it holds.
    `newest`: bring the target to the newest version.
    """
    with _reading(source) as reading, target.begin() as writing:
        version = _known_version(reading)
        lock_migrations(writing)
        _make_room(writing, force=force)
        command.upgrade(migration_config(writing), version)
        counts = {table.name: _copy_table(reading, writing, table) for table in _tables(reading)}
        _go_on_counting(writing)
        if newest:
            command.upgrade(migration_config(writing), "head")
        return counts


def counts_of(engine: Engine) -> dict[str, int]:
    """The number of rows of each table; raises CannotCopy for a database that is not the desk's."""
    with _reading(engine) as connection:
        _known_version(connection)
        return {table.name: _count(connection, table) for table in _tables(connection)}


def _reading(engine: Engine) -> Connection:
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        # One view of all tables, whatever is written meanwhile; SQLite holds writers off.
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def _known_version(connection: Connection) -> str:
    version = version_of(connection)
    if version is None:
        raise CannotCopy("契約ナビのデータベースではありません（版の記録がありません）。")
    scripts = ScriptDirectory.from_config(migration_config(connection))
    if version not in {script.revision for script in scripts.walk_revisions()}:
        raise CannotCopy(
            "このプログラムより新しい版のデータベースです。プログラムを新しくしてください。"
        )
    return version


def _make_room(connection: Connection, *, force: bool) -> None:
    full = [table.name for table in _tables(connection) if _count(connection, table)]
    if full and not force:
        raise CannotCopy(
            f"移す先が空ではありません（{'、'.join(full[:3])} など）。"
            "中身を捨ててよければ --force を付けてください。"
        )
    if version_of(connection) is not None:
        command.downgrade(migration_config(connection), "base")


def _tables(connection: Connection) -> list[Table]:
    """The tables of a database as they stand, parents first; columns with our own types."""
    found = inspect(connection)
    ours, names = metadata(), set(found.get_table_names()) - {VERSION}
    ordered = [table.name for table in ours.sorted_tables if table.name in names]
    known = {name: dict(ours.tables[name].columns.items()) for name in ordered}
    made = MetaData()
    return [
        Table(name, made, *_columns(found.get_columns(name), known.get(name, {})))
        for name in [*ordered, *sorted(names - set(ordered))]
    ]


def _columns(stored: list[Any], ours: Mapping[str, Column[Any]]) -> Iterator[Column[Any]]:
    for column in stored:
        name = column["name"]
        yield Column(name, ours[name].type if name in ours else column["type"])


def _copy_table(reading: Connection, writing: Connection, table: Table) -> int:
    rows = reading.execution_options(yield_per=ROWS).execute(select(table))
    for part in rows.mappings().partitions(ROWS):
        writing.execute(table.insert(), [dict(row) for row in part])
    wanted, copied = _count(reading, table), _count(writing, table)
    if wanted != copied:
        raise CannotCopy(f"{table.name} の件数が合いません（元 {wanted}件、写し {copied}件）。")
    return copied


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _go_on_counting(connection: Connection) -> None:
    # PostgreSQL numbers rows by a counter of its own, which does not see rows that bring their number.
    if connection.dialect.name != "postgresql":
        return
    for table in _tables(connection):
        if "id" in table.columns:
            newest = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
            counter = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(counter, newest, text("false"))))
