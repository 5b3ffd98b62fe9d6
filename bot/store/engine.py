"""The database: SQLite by default, PostgreSQL by DATABASE_URL."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool, StaticPool

WAIT_SECONDS = 10
"""How long a writer waits for another on SQLite before it gives up."""
RETRY_SECONDS = 0.05


def driver_url(url: str) -> str:
    """The URL with the driver that is installed.

    >>> driver_url("postgres://u:p@db/x"), driver_url("sqlite:///keiyaku.sqlite3")
    ('postgresql+psycopg://u:p@db/x', 'sqlite:///keiyaku.sqlite3')
    """
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return f"postgresql+psycopg://{url.removeprefix(scheme)}"
    return url


def open_engine(url: str) -> Engine:
    """An engine for the URL; connects only when it is used."""
    address = make_url(driver_url(url))
    if address.get_backend_name() != "sqlite":
        return create_engine(
            address, pool_pre_ping=True, pool_size=10, connect_args={"connect_timeout": 5}
        )
    in_memory = address.database in (None, "", ":memory:")
    shared: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    engine = create_engine(
        address, connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False}, **shared
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def open_file_to_read(path: Path) -> Engine:
    """An engine that reads a SQLite file and changes nothing of it, not even how it is kept.

    A connection sees the file as it was when it began, whatever is written meanwhile.
    """
    address = f"{path.resolve().as_uri()}?mode=ro"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, isolation_level=None),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver must not open transactions by itself: _begin_immediate does.
    connection.isolation_level = None
    _turn_to_wal(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at once. On a new file several processes may do it together.

    That change takes a lock which SQLite does not wait for: it is tried again.
    """
    connection.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
    give_up = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(RETRY_SECONDS)


def _begin_immediate(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another writer: it fails at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
