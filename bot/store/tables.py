"""The tables. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import JSON, Column, DateTime, Dialect, Index, MetaData, Text, UniqueConstraint
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

# Named by rule, so that a migration can drop a constraint on every database.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Status(StrEnum):
    """Where an incoming question stands."""

    ACCEPTED = "accepted"
    ANSWERING = "answering"
    ANSWERED = "answered"
    FAILED = "failed"
    LEFT = "left"
    """Nobody had asked the desk, and it had nothing to say."""
    DELETED = "deleted"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - called by SQLAlchemy
        """Refuse a moment without a zone, keep the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - called by SQLAlchemy
        """Give the moment back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class InboxRow(SQLModel, table=True):
    """A question that was accepted from Slack and must be answered exactly once.

    Both unique keys say "the same question": `event_id` for Slack's retries, `channel` + `ts` for
    the `message` that comes beside an `app_mention`, and for two presses of one button.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("team_id", "event_id"),
        UniqueConstraint("team_id", "channel", "ts"),
        Index(None, "status", "due_at"),
        Index(None, "team_id", "channel", "conversation", "id"),
        Index(None, "team_id", "user_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(max_length=32)
    event_id: str = Field(max_length=255)
    channel: str = Field(max_length=32)
    ts: str = Field(max_length=32)
    conversation: str = Field(max_length=32)
    """What the question continues: the thread's ts, or "" for a direct message outside a thread."""
    thread_ts: str | None = Field(default=None, max_length=32)
    """The thread to answer in."""
    user_id: str = Field(max_length=32)
    question: str = Field(sa_column=Column(Text, nullable=False))
    earlier: list[str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    """The earlier questions, where a button carries them; otherwise the conversation's."""
    page: int = 0
    replaces: str | None = Field(default=None, max_length=32)
    """The ts of the desk's own question whose buttons give way to the choice."""
    uncalled: bool = False
    """Written in a thread of the desk, or before it, but not to it: it may have nothing to say."""
    subject: dict[str, object] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True))
    )
    """All of what is asked, where a button carries it."""
    shared_by: str | None = Field(default=None, max_length=32)
    """Who put this answer before a channel."""
    response_url: str | None = Field(default=None, sa_column=Column(Text))
    """Where a private answer goes. Forgotten as soon as it is settled."""
    status: str = Field(default=Status.ACCEPTED, max_length=16)
    attempts: int = 0
    posted: int = 0
    """How many of the answer's messages are in Slack already."""
    answer_ts: list[str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    """The messages of the answer; an edited question is answered anew in their place."""
    edited_ts: str | None = Field(default=None, max_length=32)
    """The last edit of the question."""
    accepted_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    """When it may be taken (again): at once, after a pause, or when a lease has run out."""
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    failure: str | None = Field(default=None, max_length=255)


class KeptRow(SQLModel, table=True):
    """What was too long for a button to carry, by the digest of its content."""

    __tablename__ = "kept"

    team_id: str = Field(primary_key=True, max_length=32)
    digest: str = Field(primary_key=True, max_length=64)
    content: str = Field(sa_column=Column(Text, nullable=False))
    kept_at: datetime = Field(sa_type=Moment)


def metadata() -> MetaData:
    """All tables, for migrations."""
    return SQLModel.metadata
