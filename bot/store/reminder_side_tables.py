"""The tables beside the morning posts: how each channel wants them, and what keeps failing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from bot.store.tables import Moment


class ReminderSettingRow(SQLModel, table=True):
    """How a channel, or a person under their id, wants the morning post."""

    __tablename__ = "reminder_settings"

    team_id: str = Field(primary_key=True, max_length=32)
    channel: str = Field(primary_key=True, max_length=32)
    wanted: bool
    at: str = Field(max_length=5)
    """HH:MM in Japan."""
    weekdays: list[int] = Field(sa_column=Column(JSON, nullable=False))
    closed: list[str] = Field(sa_column=Column(JSON, nullable=False))
    quiet_when_nothing: bool
    soon: int
    ahead: int
    most_overdue: int
    escalation_user: str | None = Field(default=None, max_length=32)
    changed_by: str = Field(max_length=32)
    changed_at: datetime = Field(sa_type=Moment)


class TroubleRow(SQLModel, table=True):
    """A channel, or with "" a whole workspace, that Slack lets nothing be posted in; told once."""

    __tablename__ = "reminder_troubles"

    team_id: str = Field(primary_key=True, max_length=32)
    channel: str = Field(primary_key=True, max_length=32)
    reason: str = Field(max_length=64)
    since: datetime = Field(sa_type=Moment)
