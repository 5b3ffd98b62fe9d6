"""An office on each sort of database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store import Store
from tests.bot.reminders.office import ReminderOffice


@pytest.fixture
def office(database_url: str) -> Iterator[ReminderOffice]:
    store = Store.open(database_url)
    yield ReminderOffice(store)
    store.close()
