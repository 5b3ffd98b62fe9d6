"""Databases for tests: SQLite always, PostgreSQL where there is a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import structlog

# Records go to the standard logging, where pytest catches them.
structlog.configure(
    logger_factory=structlog.stdlib.LoggerFactory(),
    processors=[structlog.stdlib.render_to_log_kwargs],
)

CANDIDATES = (
    "postgresql://127.0.0.1/test?connect_timeout=2",
    "postgresql://127.0.0.1/postgres?connect_timeout=2",
)


def postgres_server() -> str | None:
    """The address of a PostgreSQL to test on: TEST_DATABASE_URL, or one on this machine."""
    given = os.environ.get("TEST_DATABASE_URL")
    for url in (given,) if given else CANDIDATES:
        try:
            with psycopg.connect(url):
                return url
        except psycopg.Error:
            continue
    return None


@pytest.fixture(scope="session")
def postgres() -> str:
    """The server's address; without a server the test is skipped, but on CI it fails."""
    url = postgres_server()
    if url is None:
        reason = "no PostgreSQL here: set TEST_DATABASE_URL to run this test on PostgreSQL too"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database that is thrown away afterwards, of each sort."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    with empty_schema(request.getfixturevalue("postgres")) as url:
        yield url


@contextmanager
def empty_schema(server: str) -> Iterator[str]:
    """An address of a PostgreSQL at which nothing is, until the block ends."""
    schema = f"keiyaku_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{schema}"')
        try:
            yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"
        finally:
            connection.execute(f'DROP SCHEMA "{schema}" CASCADE')
