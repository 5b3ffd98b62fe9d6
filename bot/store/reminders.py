"""The posts of each morning: planned once, whoever plans first, and what is known of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.store.reminder_side_tables import TroubleRow
from bot.store.reminder_tables import PostRow, PostStatus
from bot.store.reminder_values import PostKey, PostKind, PostPart

DEALT_WITH = (PostStatus.POSTED, PostStatus.SILENT, PostStatus.FAILED)
_ROW = PostRow.__table__  # type: ignore[attr-defined]
_TROUBLE = TroubleRow.__table__  # type: ignore[attr-defined]
_EARLIER = _ROW.alias("earlier")


class ReminderPosts:
    """The posts on one database. All parts of a post are planned in one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def dealt_with_on(self, day: date) -> set[PostKey]:
        """Whose post of a day is planned, or was found to be none."""
        columns = (_ROW.c.kind, _ROW.c.team_id, _ROW.c.channel)
        statement = select(*columns).where(_ROW.c.day == day, _ROW.c.part == 1)
        with self._engine.begin() as connection:
            rows = connection.execute(statement).all()
        return {PostKey(PostKind(kind), team, channel, day) for kind, team, channel in rows}

    def last_days(self, before: date) -> dict[tuple[PostKind, str, str], date]:
        """The last day before a day on which each post was dealt with."""
        columns = (_ROW.c.kind, _ROW.c.team_id, _ROW.c.channel)
        statement = (
            select(*columns, func.max(_ROW.c.day))
            .where(_ROW.c.day < before, _ROW.c.status.in_(DEALT_WITH))
            .group_by(*columns)
        )
        with self._engine.begin() as connection:
            rows = connection.execute(statement).all()
        return {(PostKind(kind), team, channel): day for kind, team, channel, day in rows}

    def plan(self, key: PostKey, parts: Sequence[PostPart], now: datetime) -> bool:
        """Write down a post, all its parts or none; False if that was done before.

        Without parts it is noted that nothing was due.
        """
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(_ROW), planned_rows(key, parts, now))
        except IntegrityError:
            if key not in self.dealt_with_on(key.day):
                raise
            return False
        return True

    def troubles(self, team_id: str | None = None) -> list[tuple[str, str, str]]:
        """What keeps failing: workspace, channel ("" for all of it) and Slack's word for it."""
        statement = select(_TROUBLE.c.team_id, _TROUBLE.c.channel, _TROUBLE.c.reason)
        if team_id is not None:
            statement = statement.where(_TROUBLE.c.team_id == team_id)
        with self._engine.begin() as connection:
            rows = connection.execute(statement.order_by(_TROUBLE.c.team_id, _TROUBLE.c.channel))
            return [(team, channel, reason) for team, channel, reason in rows]

    def forget(self, before: datetime) -> int:
        """Delete what was settled before a moment, but for the last of each post; how many."""
        last = (
            select(func.max(_EARLIER.c.id))
            .where(_EARLIER.c.status.in_(DEALT_WITH))
            .group_by(_EARLIER.c.kind, _EARLIER.c.team_id, _EARLIER.c.channel)
        )
        old = (_ROW.c.settled_at < before, _ROW.c.id.not_in(last))
        with self._engine.begin() as connection:
            return connection.execute(delete(_ROW).where(*old)).rowcount


def planned_rows(key: PostKey, parts: Sequence[PostPart], now: datetime) -> list[dict[str, Any]]:
    """The rows of a post; one that says so where nothing was due."""
    common = {**vars(key), "due_at": now, "planned_at": now, "attempts": 0}
    if not parts:
        silent = {
            "target": key.channel,
            "deadlines": [],
            "status": PostStatus.SILENT,
            "settled_at": now,
        }
        return [{**common, "part": 1, **silent}]
    return [
        {
            **common,
            "part": number,
            "status": PostStatus.PLANNED,
            "target": part.target,
            "content": dict(part.content),
            "plain": part.plain,
            "deadlines": list(part.deadlines),
        }
        for number, part in enumerate(parts, 1)
    ]
