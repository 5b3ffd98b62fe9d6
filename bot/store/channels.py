"""What was set for each channel, read often and therefore remembered for a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from sqlalchemy import Engine, delete, insert, select
from sqlmodel import col

from bot.store.desk_tables import ChannelRow

REMEMBERED_SECONDS = 5.0
"""Another process's change is seen after so long."""
MOST_REMEMBERED = 5_000


@dataclass(frozen=True)
class ChannelSetting:
    """A channel's body, who is in charge there, and whether the desk speaks only when spoken to."""

    rulebook: str | None = None
    officer_user: str | None = None
    officer_channel: str | None = None
    quiet: bool = True

    @property
    def officer(self) -> str | None:
        """Where questions are handed to: the channel in charge, or else the person."""
        return self.officer_channel or self.officer_user


NOTHING_SET = ChannelSetting()


def setting_key(channel: str, user_id: str) -> str:
    """Under what a setting is kept: direct messages belong to the person.

    >>> setting_key("C1", "U1"), setting_key("D1", "U1"), setting_key("", "U1")
    ('C1', 'U1', 'U1')
    """
    return user_id if not channel or channel.startswith("D") else channel


class Channels:
    """The settings on one database."""

    def __init__(self, engine: Engine, tick: Callable[[], float] = monotonic) -> None:
        self._engine = engine
        self._tick = tick
        self._remembered: dict[tuple[str, str], tuple[float, ChannelSetting]] = {}

    def find(self, team_id: str, key: str) -> ChannelSetting:
        """What is set, or nothing; asked of the database at most every few seconds."""
        now, known = self._tick(), self._remembered.get((team_id, key))
        if known and known[0] > now:
            return known[1]
        found = self._read(team_id, key)
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[team_id, key] = (now + REMEMBERED_SECONDS, found)
        return found

    def save(
        self, team_id: str, key: str, setting: ChannelSetting, user_id: str, now: datetime
    ) -> None:
        """Set it anew."""
        own = (col(ChannelRow.team_id) == team_id, col(ChannelRow.channel) == key)
        row = {"team_id": team_id, "channel": key, "changed_by": user_id, "changed_at": now}
        with self._engine.begin() as connection:
            connection.execute(delete(ChannelRow).where(*own))
            connection.execute(insert(ChannelRow).values(**row, **vars(setting)))
        self._remembered.pop((team_id, key), None)

    def forget_now(self) -> None:
        """Ask the database again at the next question."""
        self._remembered.clear()

    def _read(self, team_id: str, key: str) -> ChannelSetting:
        columns = [ChannelRow.__table__.c[name] for name in ChannelSetting.__dataclass_fields__]  # type: ignore[attr-defined]
        statement = select(*columns).where(
            col(ChannelRow.team_id) == team_id, col(ChannelRow.channel) == key
        )
        with self._engine.begin() as connection:
            row = connection.execute(statement).mappings().one_or_none()
        return ChannelSetting(**row) if row else NOTHING_SET
