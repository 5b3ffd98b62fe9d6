"""The store as the rest of the program holds it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Engine, text

from bot.store.channels import Channels
from bot.store.engine import open_engine
from bot.store.inbox import Inbox
from bot.store.kept import Kept
from bot.store.migrating import migrate
from bot.store.reminder_claims import ReminderClaims
from bot.store.reminder_settings import ReminderSettings
from bot.store.reminders import ReminderPosts
from bot.store.reviews import Handovers, Reviews
from bot.store.threads import Threads

KEPT_DAYS = 30
"""How long settled questions, and what buttons refer to, are kept."""


class Store:
    """All that is remembered, on one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.inbox = Inbox(engine)
        self.kept = Kept(engine)
        self.threads = Threads(engine)
        self.channels = Channels(engine)
        self.reviews = Reviews(engine)
        self.handovers = Handovers(engine)
        self.reminder_posts = ReminderPosts(engine)
        self.reminder_claims = ReminderClaims(engine)
        self.reminder_settings = ReminderSettings(engine)

    @classmethod
    def open(cls, url: str) -> Store:
        """Open a database and bring its tables up to date."""
        engine = open_engine(url)
        migrate(engine)
        return cls(engine)

    def is_reachable(self) -> bool:
        """Whether the database answers."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception:  # noqa: BLE001 - whatever the driver raises, it is not reachable
            return False
        return True

    def forget_old(self, now: datetime) -> int:
        """Delete what is older than a month; how many rows."""
        before = now - timedelta(days=KEPT_DAYS)
        forgotten = (self.inbox, self.kept, self.handovers, self.reminder_posts)
        return sum(table.forget(before) for table in forgotten)

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()
