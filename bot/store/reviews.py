"""The review queue: what people said of answers, to be looked at by whoever keeps the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, delete, insert, select
from sqlmodel import col

from bot.store.desk_tables import HandoverRow, ReviewRow

HELPFUL, OPEN, CLOSED = "helpful", "open", "closed"


@dataclass(frozen=True)
class Review:
    """A person's word on an answer; `reason` is "helpful" or why it is wrong."""

    team_id: str
    user_id: str
    digest: str
    channel: str
    asked: Mapping[str, object]
    headline: str
    reason: str
    comment: str = ""


class Reviews:
    """The queue on one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, review: Review, now: datetime) -> None:
        """Keep a word; a second one of the same person on the same answer replaces it."""
        state = CLOSED if review.reason == HELPFUL else OPEN
        own = (
            col(ReviewRow.team_id) == review.team_id,
            col(ReviewRow.user_id) == review.user_id,
            col(ReviewRow.digest) == review.digest,
        )
        values = {**vars(review), "asked": dict(review.asked), "state": state, "said_at": now}
        with self._engine.begin() as connection:
            connection.execute(delete(ReviewRow).where(*own))
            connection.execute(insert(ReviewRow).values(**values))

    def open(self, team_id: str | None = None, most: int = 100) -> list[Review]:
        """What waits to be looked at, in one workspace or in all, oldest first."""
        columns = [ReviewRow.__table__.c[name] for name in Review.__dataclass_fields__]  # type: ignore[attr-defined]
        statement = (
            select(*columns)
            .where(col(ReviewRow.state) == OPEN)
            .order_by(col(ReviewRow.said_at))
            .limit(most)
        )
        if team_id is not None:
            statement = statement.where(col(ReviewRow.team_id) == team_id)
        with self._engine.begin() as connection:
            return [Review(**row) for row in connection.execute(statement).mappings()]


class Handovers:
    """Which questions were handed to whoever is in charge."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def handed_to(self, team_id: str, user_id: str, digest: str) -> str | None:
        """To whom this was handed already."""
        statement = select(col(HandoverRow.handed_to)).where(*_own(team_id, user_id, digest))
        with self._engine.begin() as connection:
            return connection.execute(statement).scalar_one_or_none()

    def note(self, team_id: str, user_id: str, digest: str, officer: str, now: datetime) -> None:
        """Remember that it was handed over."""
        row = {"team_id": team_id, "user_id": user_id, "digest": digest}
        with self._engine.begin() as connection:
            connection.execute(delete(HandoverRow).where(*_own(team_id, user_id, digest)))
            connection.execute(insert(HandoverRow).values(**row, handed_to=officer, handed_at=now))

    def forget(self, before: datetime) -> int:
        """Delete what was handed over before a moment; how many."""
        old = delete(HandoverRow).where(col(HandoverRow.handed_at) < before)
        with self._engine.begin() as connection:
            return connection.execute(old).rowcount


def _own(team_id: str, user_id: str, digest: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(HandoverRow.team_id) == team_id,
        col(HandoverRow.user_id) == user_id,
        col(HandoverRow.digest) == digest,
    )
