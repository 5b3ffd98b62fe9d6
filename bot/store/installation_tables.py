"""The tables of installations by OAuth. Where Slack says nothing (no organisation), the column is ""."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from bot.store.tables import Moment


class InstallationRow(SQLModel, table=True):
    """The bot's token in one workspace, or in a whole organisation (then `team_id` is "")."""

    __tablename__ = "installations"
    __table_args__ = (Index(None, "client_id", "team_id"),)

    client_id: str = Field(primary_key=True, max_length=64)
    enterprise_id: str = Field(primary_key=True, max_length=32)
    team_id: str = Field(primary_key=True, max_length=32)
    app_id: str = Field(max_length=32)
    name: str = Field(max_length=200)
    installed_by: str = Field(max_length=32)
    bot_token: str = Field(sa_column=Column(Text, nullable=False))
    bot_id: str = Field(max_length=32)
    bot_user_id: str = Field(max_length=32)
    bot_scopes: str = Field(sa_column=Column(Text, nullable=False))
    refresh_token: str | None = Field(default=None, sa_column=Column(Text))
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    installed_at: datetime = Field(sa_type=Moment)


class InstallingRow(SQLModel, table=True):
    """An installation under way: what Slack must bring back."""

    __tablename__ = "installing"

    state: str = Field(primary_key=True, max_length=64)
    expires_at: datetime = Field(sa_type=Moment)


class WorkspaceRow(SQLModel, table=True):
    """The organisation of a workspace that uses its organisation's installation."""

    __tablename__ = "workspaces"

    team_id: str = Field(primary_key=True, max_length=32)
    enterprise_id: str = Field(max_length=32)
