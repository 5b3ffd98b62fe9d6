"""What goes with settling a message: deadlines are counted, troubles noted, admins told.

All of it in the transaction that settles the message, so that it happens once, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.store.case_tables import CaseDeadlineRow
from bot.store.reminder_side_tables import TroubleRow
from bot.store.reminder_tables import PostRow
from bot.store.reminder_values import ClaimedPost, PostKey, PostKind, PostPart
from bot.store.reminders import planned_rows

_ROW = PostRow.__table__  # type: ignore[attr-defined]
_DEADLINE = CaseDeadlineRow.__table__  # type: ignore[attr-defined]
_TROUBLE = TroubleRow.__table__  # type: ignore[attr-defined]


def same_post(key: PostKey) -> tuple[Any, ...]:
    """The condition for all parts of a post."""
    return tuple(_ROW.c[name] == value for name, value in vars(key).items())


def count(connection: Connection, claimed: ClaimedPost, now: datetime) -> None:
    """Count what a message showed as overdue, or handed on."""
    own = (_DEADLINE.c.team_id == claimed.key.team_id, _DEADLINE.c.id.in_(claimed.deadlines))
    counted: dict[PostKind, dict[str, Any]] = {
        PostKind.DIGEST: {"posted_overdue": _DEADLINE.c.posted_overdue + 1},
        PostKind.ESCALATION: {"escalated_at": now},
    }
    values = counted.get(claimed.key.kind)
    if values and claimed.deadlines:
        connection.execute(update(_DEADLINE).where(*own).values(**values))


def clear_trouble(connection: Connection, claimed: ClaimedPost) -> None:
    """Something was posted there again."""
    if claimed.key.kind == PostKind.NOTICE:
        return
    places = (claimed.target, "")
    ended = (_TROUBLE.c.team_id == claimed.key.team_id, _TROUBLE.c.channel.in_(places))
    connection.execute(delete(_TROUBLE).where(*ended))


def is_news(connection: Connection, team_id: str, scope: str, reason: str, now: datetime) -> bool:
    """Note a trouble; False if it was known."""
    own = (_TROUBLE.c.team_id == team_id, _TROUBLE.c.channel == scope)
    known = connection.execute(select(_TROUBLE.c.reason).where(*own)).scalar_one_or_none()
    if known == reason[:64]:
        return False
    connection.execute(delete(_TROUBLE).where(*own))
    row = {"team_id": team_id, "channel": scope, "reason": reason[:64], "since": now}
    connection.execute(insert(_TROUBLE).values(**row))
    return True


def tell(connection: Connection, key: PostKey, notice: Sequence[PostPart], now: datetime) -> None:
    """Plan a message to each admin, unless one is under way."""
    settled = (*same_post(key), _ROW.c.settled_at.is_not(None))
    connection.execute(delete(_ROW).where(*settled))
    under_way = connection.execute(select(_ROW.c.id).where(*same_post(key))).first()
    if notice and under_way is None:
        connection.execute(insert(_ROW), planned_rows(key, notice, now))
