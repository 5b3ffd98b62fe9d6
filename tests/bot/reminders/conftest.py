"""An office on each sort of database. The databases are made once and emptied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.store import Store
from tests.bot.reminders.office import ReminderOffice
from tests.conftest import empty_schema


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kept_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store of each sort, for all tests here."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('reminders') / 'test.sqlite3'}"
        else:
            url = stack.enter_context(empty_schema(request.getfixturevalue("postgres")))
        store = Store.open(url)
        stack.callback(store.close)
        yield store


@pytest.fixture
def office(kept_store: Store) -> ReminderOffice:
    office = ReminderOffice(kept_store)
    office.forget_everything()
    kept_store.channels.forget_now()
    return office
