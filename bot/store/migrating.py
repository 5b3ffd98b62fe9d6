"""Bringing the database to the newest tables, at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

FOLDER = Path(__file__).with_name("migrations")
LOCK = 4_711_235
"""Any number, the same everywhere: one process migrates at a time."""


def migrate(engine: Engine) -> None:
    """Upgrade to the newest version. Safe when several processes start at once."""
    with engine.begin() as connection:
        lock_migrations(connection)
        command.upgrade(migration_config(connection), "head")


def lock_migrations(connection: Connection) -> None:
    """Hold every other migration off until the transaction ends."""
    # On SQLite the transaction itself is the lock: it begins as a writer.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
