"""Private calendar addresses: whoever has one reads one channel's, or one person's, days.

The store keeps the digest of a token only. A token that is lost is made anew, one that got about
is revoked; an address that is not known and one that is revoked look the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import Engine, insert, select, update

from bot.cases.calendar import calendar_of
from bot.cases.model import By, Scope
from bot.cases.reading import Cases
from bot.clock import office_day
from bot.store import FeedRow

FEEDS = FeedRow.__table__  # type: ignore[attr-defined]
LONGEST_TOKEN = 100
PAST, AHEAD = timedelta(days=62), timedelta(days=400)
"""How far back and ahead an address shows."""
MOST_EVENTS = 2_000


@dataclass(frozen=True)
class Feed:
    """What an address shows: a channel's days, a person's, or all of its scope."""

    scope: Scope
    channel: str | None
    owner: str | None
    made_by: str
    made_at: datetime
    mark: str
    """The first letters of its digest: what it is called where addresses are listed."""


class Feeds:
    """The addresses on one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._cases = Cases(engine)

    def make(
        self, scope: Scope, by: By, *, channel: str | None = None, owner: str | None = None
    ) -> str:
        """A new address's token. It is shown once, and can be had from nowhere later."""
        token = token_urlsafe(32)
        row = {
            "digest": _digest(token),
            "team_id": scope.team_id,
            "rulebook": scope.rulebook,
            "channel": channel,
            "owner": owner,
            "made_by": by.who,
            "made_at": by.at,
        }
        with self._engine.begin() as connection:
            connection.execute(insert(FEEDS).values(**row))
        return token

    def find(self, token: str) -> Feed | None:
        """What a token shows, unless it is unknown or revoked."""
        if not token or len(token) > LONGEST_TOKEN:
            return None
        valid = (FEEDS.c.digest == _digest(token), FEEDS.c.revoked_at.is_(None))
        with self._engine.begin() as connection:
            row = connection.execute(select(FEEDS).where(*valid)).mappings().one_or_none()
        return _feed({**row}) if row else None

    def listed(self, scope: Scope) -> list[Feed]:
        """The addresses of a workspace that are in use, oldest first."""
        valid = [FEEDS.c.team_id == scope.team_id, FEEDS.c.revoked_at.is_(None)]
        if scope.rulebook is not None:
            valid.append(FEEDS.c.rulebook == scope.rulebook)
        statement = select(FEEDS).where(*valid).order_by(FEEDS.c.made_at, FEEDS.c.digest)
        with self._engine.begin() as connection:
            return [_feed({**row}) for row in connection.execute(statement).mappings()]

    def revoke(self, scope: Scope, mark: str, by: By) -> bool:
        """Take an address back by its mark; whether there was one."""
        marks = [feed.mark for feed in self.listed(scope) if feed.mark == mark]
        if len(marks) != 1:
            return False
        own = (FEEDS.c.team_id == scope.team_id, FEEDS.c.digest.startswith(mark, autoescape=True))
        statement = update(FEEDS).where(*own, FEEDS.c.revoked_at.is_(None))
        with self._engine.begin() as connection:
            return connection.execute(statement.values(revoked_at=by.at)).rowcount == 1

    def calendar(self, token: str, now: datetime, title: str) -> bytes | None:
        """The calendar behind a token, or None."""
        feed = self.find(token)
        if feed is None:
            return None
        today = office_day(now)
        dues = self._cases.between(
            feed.scope,
            today - PAST,
            today + AHEAD,
            channel=feed.channel,
            owner=feed.owner,
            most=MOST_EVENTS,
        )
        return calendar_of(dues, title=title, stamp=now)


def _digest(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()


def _feed(row: Mapping[str, Any]) -> Feed:
    return Feed(
        scope=Scope(row["team_id"], row["rulebook"]),
        channel=row["channel"],
        owner=row["owner"],
        made_by=row["made_by"],
        made_at=row["made_at"],
        mark=row["digest"][:10],
    )
