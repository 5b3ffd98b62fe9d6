"""The tables of what a workspace decided, said about answers, and handed on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Column, Index, Text
from sqlmodel import Field, SQLModel

from bot.store.tables import Moment


class ChannelRow(SQLModel, table=True):
    """What was set for a channel; for a person's own messages, under the person's id."""

    __tablename__ = "channels"

    team_id: str = Field(primary_key=True, max_length=32)
    channel: str = Field(primary_key=True, max_length=32)
    rulebook: str | None = Field(default=None, max_length=64)
    officer_user: str | None = Field(default=None, max_length=32)
    officer_channel: str | None = Field(default=None, max_length=32)
    quiet: bool = True
    """Answers only when mentioned, or in a thread where the desk has answered before."""
    changed_by: str = Field(max_length=32)
    changed_at: datetime = Field(sa_type=Moment)


class ReviewRow(SQLModel, table=True):
    """What a person said of an answer. One row a person and answer; the last word counts."""

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "team_id", "state", "said_at"),)

    team_id: str = Field(primary_key=True, max_length=32)
    user_id: str = Field(primary_key=True, max_length=32)
    digest: str = Field(primary_key=True, max_length=64)
    """Of what the answer answered: question, what went before, body and day."""
    channel: str = Field(default="", max_length=32)
    asked: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    """What was asked, so that the answer can be made again."""
    headline: str = Field(sa_column=Column(Text, nullable=False))
    reason: str = Field(max_length=16)
    comment: str = Field(default="", sa_column=Column(Text, nullable=False))
    state: str = Field(max_length=16)
    said_at: datetime = Field(sa_type=Moment)


class HandoverRow(SQLModel, table=True):
    """A question that was handed to the person or channel in charge, once a person and answer."""

    __tablename__ = "handovers"

    team_id: str = Field(primary_key=True, max_length=32)
    user_id: str = Field(primary_key=True, max_length=32)
    digest: str = Field(primary_key=True, max_length=64)
    handed_to: str = Field(max_length=32)
    handed_at: datetime = Field(sa_type=Moment)
