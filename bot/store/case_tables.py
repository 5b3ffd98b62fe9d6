"""The tables of the ledger (案件台帳): cases, their deadlines, their history, calendar addresses.

Every row carries its workspace, so that no query has to reach it through another table.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.store.tables import Moment


def _case() -> Column[int]:
    return Column(Integer, ForeignKey("cases.id"), nullable=False)


class CaseRow(SQLModel, table=True):
    """A case (案件): one procurement, from its notice to its payment."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("team_id", "rulebook", "import_key"),
        Index(None, "team_id", "channel", "state"),
        Index(None, "team_id", "state", "id"),
        Index(None, "state", "edition"),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(max_length=32)
    rulebook: str = Field(max_length=64)
    """The body (団体) whose rules fix the case's days."""
    channel: str = Field(default="", max_length=32)
    """Where its reminders are posted; "" for a case that nobody put into a channel."""
    title: str = Field(max_length=200)
    kind: str = Field(default="", max_length=32)
    amounts: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    """Yen by what they are: {"契約金額": 4500000}."""
    facts: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    """Dated facts by their key: an ISO day, or "2026-12-17T10:00" where the hour is known."""
    import_key: str | None = Field(default=None, max_length=64)
    """管理番号: what a repeated import finds the case by. One case a body and number."""
    state: str = Field(max_length=16)
    version: int = 1
    """Rises with every change of the case or of one of its deadlines."""
    edition: str = Field(default="", max_length=64)
    """Of the rulebook that the deadlines were derived under."""
    rolls_on: date | None = None
    """The day after which a recurring deadline has another occurrence."""
    created_by: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=Moment)
    changed_by: str = Field(max_length=64)
    changed_at: datetime = Field(sa_type=Moment)


class CaseOwnerRow(SQLModel, table=True):
    """Who looks after a case (担当): a person of the workspace, or a name where it is not known."""

    __tablename__ = "case_owners"
    __table_args__ = (Index(None, "team_id", "owner"),)

    case_id: int = Field(
        sa_column=Column(Integer, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    )
    owner: str = Field(primary_key=True, max_length=64)
    team_id: str = Field(max_length=32)
    place: int = 0
    """Owners keep the order they were named in."""


class CaseDeadlineRow(SQLModel, table=True):
    """A day of a case: derived from its facts by the rulebook, or somebody's own."""

    __tablename__ = "case_deadlines"
    __table_args__ = (
        UniqueConstraint("case_id", "key", "occurrence"),
        Index(None, "team_id", "state", "due"),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(max_length=32)
    case_id: int = Field(sa_column=_case())
    key: str = Field(max_length=64)
    """As the timetable names it; own:1, own:2 ... for one's own."""
    occurrence: str = Field(default="", max_length=10)
    """The ISO day of this turn of a recurring deadline; "" for one that comes once."""
    title: str = Field(max_length=200)
    day: date
    safe_day: date
    """The earliest day among the readings of the rule; `day` itself where they agree."""
    time: str | None = Field(default=None, max_length=5)
    due: date
    """When it comes up: the safe day, or the day it was put off to."""
    origin: str = Field(max_length=8)
    sort: str = Field(default="by", max_length=4)
    """Done by the day, from the day on, or on the day: by, from, on."""
    follows: str = Field(default="", max_length=64)
    """The fact that it is counted from."""
    rule: str = Field(default="", sa_column=Column(Text, nullable=False))
    citations: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    notes: list[str] = Field(sa_column=Column(JSON, nullable=False))
    recurring: str = Field(default="", max_length=8)
    """monthly, yearly; "" for one that comes once."""
    until: date | None = None
    """The last day of a recurring one."""
    moved_to: date | None = None
    """The day that the timetable would give it now, where it was done under another."""
    state: str = Field(max_length=16)
    snoozed_until: date | None = None
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    """Why it was put off, or does not apply."""
    changed_by: str = Field(max_length=64)
    changed_at: datetime = Field(sa_type=Moment)
    sequence: int = 0
    """Of the calendar entry (RFC 5545 SEQUENCE): rises when anything shown there changes."""
    posted_overdue: int = 0
    """How often it was posted as overdue; kept by the morning post."""
    escalated_at: datetime | None = Field(default=None, sa_type=Moment)


class CaseHistoryRow(SQLModel, table=True):
    """What was done to a case. Only ever added to."""

    __tablename__ = "case_history"
    __table_args__ = (Index(None, "team_id", "case_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(max_length=32)
    case_id: int = Field(sa_column=_case())
    deadline_id: int | None = None
    at: datetime = Field(sa_type=Moment)
    who: str = Field(max_length=64)
    what: str = Field(max_length=32)
    before: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))
    after: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))


class FeedRow(SQLModel, table=True):
    """A private calendar address. Only the digest of its token is kept: the store gives none away."""

    __tablename__ = "feeds"
    __table_args__ = (Index(None, "team_id", "revoked_at"),)

    digest: str = Field(primary_key=True, max_length=64)
    team_id: str = Field(max_length=32)
    channel: str | None = Field(default=None, max_length=32)
    owner: str | None = Field(default=None, max_length=64)
    rulebook: str | None = Field(default=None, max_length=64)
    made_by: str = Field(max_length=64)
    made_at: datetime = Field(sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)
