"""Conversations as the inbox remembers them: which threads the desk is part of, edits, deletions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, case, select, update
from sqlmodel import col

from bot.store.inbox import OPEN
from bot.store.tables import InboxRow, Status


@dataclass(frozen=True)
class Written:
    """A message in a workspace."""

    team_id: str
    channel: str
    ts: str


class Threads:
    """What is asked of the inbox besides the next question."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def has_answered(self, thread: Written, since: datetime) -> bool:
        """Whether the desk answered in this thread before."""
        statement = select(col(InboxRow.id)).where(
            col(InboxRow.team_id) == thread.team_id,
            col(InboxRow.channel) == thread.channel,
            col(InboxRow.conversation) == thread.ts,
            col(InboxRow.status) == Status.ANSWERED,
            col(InboxRow.accepted_at) >= since,
        )
        with self._engine.begin() as connection:
            return connection.execute(statement.limit(1)).first() is not None

    def change(self, message: Written, question: str, edited_ts: str, now: datetime) -> int | None:
        """A question was edited: it comes due again. Its number, or None if nothing changed.

        While it is being answered only the text changes; settling then gives it back.
        """
        held = col(InboxRow.status) == Status.ANSWERING
        statement = (
            update(InboxRow)
            .where(
                *_of(message),
                col(InboxRow.question) != question,
                col(InboxRow.status) != Status.DELETED,
                (col(InboxRow.edited_ts).is_(None)) | (col(InboxRow.edited_ts) < edited_ts),
            )
            .values(
                question=question,
                edited_ts=edited_ts,
                status=case((held, InboxRow.status), else_=Status.ACCEPTED),
                due_at=case((held, InboxRow.due_at), else_=now),
                posted=case((held, InboxRow.posted), else_=0),
            )
            .returning(col(InboxRow.id))
        )
        with self._engine.begin() as connection:
            return connection.execute(statement).scalar_one_or_none()

    def delete(self, message: Written, now: datetime) -> bool:
        """A question was deleted: it is not answered any more. What was answered stays."""
        statement = (
            update(InboxRow)
            .where(*_of(message), col(InboxRow.status).in_(OPEN))
            .values(status=Status.DELETED, settled_at=now)
        )
        with self._engine.begin() as connection:
            return connection.execute(statement).rowcount == 1

    def recent(self, team_id: str, user_id: str, most: int) -> list[str]:
        """What a person asked last, newest first, each question once."""
        newest = (
            select(col(InboxRow.question))
            .where(
                col(InboxRow.team_id) == team_id,
                col(InboxRow.user_id) == user_id,
                col(InboxRow.status) == Status.ANSWERED,
                col(InboxRow.question) != "",
            )
            .order_by(col(InboxRow.id).desc())
            .limit(most * 4)
        )
        with self._engine.begin() as connection:
            found = connection.execute(newest).scalars().all()
        return list(dict.fromkeys(found))[:most]


def _of(message: Written) -> tuple[ColumnElement[bool], ...]:
    return (
        col(InboxRow.team_id) == message.team_id,
        col(InboxRow.channel) == message.channel,
        col(InboxRow.ts) == message.ts,
    )
