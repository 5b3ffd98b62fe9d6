"""A backup is one SQLite file, whichever sort of database it was taken from, with its rows counted.

It holds all that the database holds, tokens of workspaces too: only its owner may read it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkstemp

from sqlalchemy import Engine

from bot.store.copying import CannotCopy, copy, counts_of
from bot.store.engine import open_engine, open_file_to_read

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file while it is open."""
BROKEN = "控えのファイルが壊れています。別の控えを使ってください。"
NOT_A_BACKUP = (
    "控えのファイルとして開けません。keiyaku db backup で作ったファイルを指定してください。"
)


def back_up(engine: Engine, path: Path) -> dict[str, int]:
    """Write everything to a new file; the number of rows of each table. The desk may go on meanwhile.

    The file is there when it is whole, or not at all. Raises CannotCopy, FileExistsError, OSError.
    """
    if path.exists():
        raise FileExistsError(path)
    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    begun = Path(name)
    try:
        counts = _write(engine, begun)
        _settle(begun)
        begun.replace(path)
    finally:
        for ending in ("", *BESIDE):
            begun.with_name(begun.name + ending).unlink(missing_ok=True)
    return counts


def restore(path: Path, engine: Engine, *, force: bool = False) -> dict[str, int]:
    """Bring everything back into an empty database; the number of rows of each table.

    Raises CannotCopy, and then the database is as it was.
    """
    check(path)
    backup = open_file_to_read(path)
    try:
        return copy(backup, engine, force=force)
    finally:
        backup.dispose()


def check(path: Path) -> None:
    """Look whether a file is a whole SQLite database; raises CannotCopy."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            said = opened.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError:
        raise CannotCopy(NOT_A_BACKUP) from None
    if said != ("ok",):
        raise CannotCopy(BROKEN)


def _write(engine: Engine, path: Path) -> dict[str, int]:
    if engine.dialect.name != "sqlite":
        target = open_engine(f"sqlite:///{path}")
        try:
            return copy(engine, target, newest=False)
        finally:
            target.dispose()
    _write_pages(engine, path)
    written = open_file_to_read(path)
    try:
        return counts_of(written)
    finally:
        written.dispose()


def _write_pages(engine: Engine, path: Path) -> None:
    """SQLite's own way: page by page, while others read and write."""
    connection = engine.raw_connection()
    try:
        source = connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise TypeError(type(source))
        with closing(sqlite3.connect(path)) as target:
            source.backup(target)
    finally:
        connection.close()


def _settle(path: Path) -> None:
    """One file that needs no other beside it."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")
    check(path)
