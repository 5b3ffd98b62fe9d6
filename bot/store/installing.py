"""What Slack must bring back at the end of an installation, once, and within ten minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from slack_sdk.oauth import OAuthStateStore
from sqlalchemy import Engine, delete, insert
from sqlmodel import col

from bot.store.installation_tables import InstallingRow

STATE_SECONDS = 600


class Installing(OAuthStateStore):
    """slack_sdk's state store on our table: any process of the desk may take what another gave out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def issue(self, *_args: object, **_more: object) -> str:
        """A new state; those nobody came back with are forgotten."""
        state, now = token_urlsafe(32), datetime.now(UTC)
        with self._engine.begin() as connection:
            connection.execute(delete(InstallingRow).where(col(InstallingRow.expires_at) < now))
            until = now + timedelta(seconds=STATE_SECONDS)
            connection.execute(insert(InstallingRow).values(state=state, expires_at=until))
        return state

    def consume(self, state: str) -> bool:
        """Whether it was given out and not used before: one conditional delete, so it is used once."""
        valid = (
            col(InstallingRow.state) == state,
            col(InstallingRow.expires_at) > datetime.now(UTC),
        )
        with self._engine.begin() as connection:
            return connection.execute(delete(InstallingRow).where(*valid)).rowcount == 1
