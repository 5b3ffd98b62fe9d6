"""A message of the morning post, as it is handed about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class PostKind(StrEnum):
    """What a message is."""

    DIGEST = "digest"
    PERSONAL = "personal"
    ESCALATION = "escalation"
    NOTICE = "notice"
    """To an admin: something keeps failing. Not bound to its day."""


@dataclass(frozen=True)
class PostKey:
    """Whose post of which day."""

    kind: PostKind
    team_id: str
    channel: str
    day: date


@dataclass(frozen=True)
class PostPart:
    """One message of a post, and the overdue deadlines in it."""

    target: str
    content: Mapping[str, Any]
    plain: str
    deadlines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ClaimedPost:
    """A message that a clock has claimed. `unsure`: an earlier claim may have sent it."""

    id: int
    key: PostKey
    part: int
    target: str
    conversation: str | None
    attempts: int
    unsure: bool
    planned_at: datetime
    content: Mapping[str, Any]
    plain: str | None
    deadlines: tuple[int, ...]

    @property
    def name(self) -> str:
        """What the message is known by in Slack, in its metadata."""
        key = self.key
        return f"{key.kind}:{key.team_id}:{key.channel}:{key.day.isoformat()}:{self.part}"
