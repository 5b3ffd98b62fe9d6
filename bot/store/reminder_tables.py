"""The table of the morning posts: each message, and where it stands."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, Column, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.store.tables import Moment


class PostStatus(StrEnum):
    """Where a message of the morning post stands."""

    PLANNED = "planned"
    """Written down, and surely not in Slack."""
    SENDING = "sending"
    """Claimed. Whether Slack has it is not known until it is settled, or looked for."""
    POSTED = "posted"
    SILENT = "silent"
    """Nothing was due that day."""
    MISSED = "missed"
    """Its day passed before it could be sent."""
    FAILED = "failed"
    """Slack will not take it however often it is tried."""


class PostRow(SQLModel, table=True):
    """One message of one morning: the row is made, claimed and settled once.

    `channel` is whose post it is, `target` where it goes: for the escalation of a channel, a person.
    """

    __tablename__ = "reminder_posts"
    __table_args__ = (
        UniqueConstraint("kind", "team_id", "channel", "day", "part"),
        Index(None, "status", "due_at"),
        Index(None, "day", "kind"),
        # A number is never given twice: a claim on a message that was written anew is no claim.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=16)
    team_id: str = Field(max_length=32)
    channel: str = Field(max_length=32)
    day: date
    part: int
    target: str = Field(max_length=32)
    conversation: str | None = Field(default=None, max_length=32)
    """The direct message that was opened with a person."""
    status: str = Field(max_length=16)
    attempts: int = 0
    due_at: datetime = Field(sa_type=Moment)
    planned_at: datetime = Field(sa_type=Moment)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    content: dict[str, object] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True))
    )
    """What is sent; forgotten when it is settled."""
    plain: str | None = Field(default=None, sa_column=Column(Text))
    """The same as bare text, should Slack refuse the blocks; forgotten likewise."""
    deadlines: list[int] = Field(sa_column=Column(JSON, nullable=False))
    """The overdue deadlines that it shows, or hands on."""
    ts: str | None = Field(default=None, max_length=32)
    failure: str | None = Field(default=None, max_length=255)
