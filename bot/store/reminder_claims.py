"""One message of the morning post: claimed by one clock, sent, settled.

planned -> sending (a claim, valid until its lease runs out) -> posted. A part can be claimed when
those before it are settled. Nothing is locked: a claim is a conditional update, and one that was
never settled, because its process died, comes due again by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, or_, select, update

from bot.store.reminder_effects import clear_trouble, count, is_news, same_post, tell
from bot.store.reminder_tables import PostRow, PostStatus
from bot.store.reminder_values import ClaimedPost, PostKey, PostKind, PostPart

OPEN = (PostStatus.PLANNED, PostStatus.SENDING)
MOST_LOOKED_AT = 20
NOTICE_LASTS = timedelta(days=7)
_ROW = PostRow.__table__  # type: ignore[attr-defined]
_EARLIER = _ROW.alias("earlier")


class ReminderClaims:
    """The messages on one database. Safe to use from several clocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(
        self, now: datetime, day: date, lease: timedelta, not_teams: Collection[str] = ()
    ) -> ClaimedPost | None:
        """Take the next message that is due on a day, until the lease runs out."""
        with self._engine.begin() as connection:
            found = connection.execute(_claimable(now, day, not_teams)).all()
        for number, attempts, status in found:
            own = (_ROW.c.id == number, _ROW.c.attempts == attempts, _ROW.c.status.in_(OPEN))
            taken = {
                "status": PostStatus.SENDING,
                "attempts": attempts + 1,
                "due_at": now + lease,
            }
            claim = update(_ROW).where(*own).values(**taken).returning(_ROW)
            with self._engine.begin() as connection:
                row = connection.execute(claim).mappings().one_or_none()
            if row is not None:
                return _claimed(row, unsure=status == PostStatus.SENDING)
        return None

    def note_conversation(self, claimed: ClaimedPost, conversation: str) -> bool:
        """Remember which direct message was opened, before anything is sent there."""
        with self._engine.begin() as connection:
            return _change(connection, claimed, {"conversation": conversation})

    def settle(self, claimed: ClaimedPost, ts: str, now: datetime, gap: timedelta) -> bool:
        """It is in Slack. What it showed as overdue is counted in the same breath.

        The next part may follow after `gap`. False if another clock has taken over.
        """
        closed = {**_closed(PostStatus.POSTED, now), "ts": ts}
        with self._engine.begin() as connection:
            if not _change(connection, claimed, closed):
                return False
            count(connection, claimed, now)
            clear_trouble(connection, claimed)
            later = (*same_post(claimed.key), _ROW.c.part > claimed.part)
            connection.execute(
                update(_ROW)
                .where(*later, _ROW.c.status == PostStatus.PLANNED)
                .values(due_at=now + gap)
            )
        return True

    def put_off(
        self, claimed: ClaimedPost, until: datetime, failure: str, *, sent: bool | None
    ) -> bool:
        """Give the claim back. `sent` is None where nobody knows whether Slack took it."""
        status = PostStatus.SENDING if sent is None else PostStatus.PLANNED
        values = {"status": status, "due_at": until, "failure": failure[:255]}
        with self._engine.begin() as connection:
            return _change(connection, claimed, values)

    def make_plain(self, claimed: ClaimedPost, now: datetime) -> bool:
        """Slack refused the blocks: the bare text is sent in their stead."""
        values = {
            "content": {"text": claimed.plain},
            "plain": None,
            "status": PostStatus.PLANNED,
            "due_at": now,
        }
        with self._engine.begin() as connection:
            return _change(connection, claimed, values)

    def discard(self, claimed: ClaimedPost) -> bool:
        """Undo the plan of a post none of which is in Slack, so that it is made anew."""
        with self._engine.begin() as connection:
            if not _change(connection, claimed, {"status": PostStatus.PLANNED}):
                return False
            connection.execute(delete(_ROW).where(*same_post(claimed.key)))
        return True

    def fail(
        self,
        claimed: ClaimedPost,
        reason: str,
        now: datetime,
        *,
        scope: str,
        notice: Sequence[PostPart] = (),
    ) -> bool:
        """It will never be in Slack, nor will its further parts. True if that is news to be told.

        `scope` is the channel concerned, or "" for all of the workspace. `notice` is sent unless the
        same trouble was told before.
        """
        with self._engine.begin() as connection:
            if not _change(connection, claimed, _failed(reason, now)):
                return False
            if claimed.key.kind == PostKind.NOTICE:
                return False
            rest = (*same_post(claimed.key), _ROW.c.status.in_(OPEN))
            connection.execute(update(_ROW).where(*rest).values(**_failed(reason, now)))
            if claimed.key.kind == PostKind.ESCALATION:
                # Handed on or not, it is not tried again every morning.
                count(connection, claimed, now)
            if not is_news(connection, claimed.key.team_id, scope, reason, now):
                return False
            key = PostKey(PostKind.NOTICE, claimed.key.team_id, scope, claimed.key.day)
            tell(connection, key, notice, now)
        return True

    def overdue_claims(self, day: date, now: datetime) -> list[ClaimedPost]:
        """Messages of earlier days whose fate is not known: to be looked for, not sent."""
        statement = select(_ROW).where(
            _is_past(day),
            _ROW.c.status == PostStatus.SENDING,
            _ROW.c.due_at <= now,
        )
        with self._engine.begin() as connection:
            rows = connection.execute(statement.limit(MOST_LOOKED_AT)).mappings().all()
        return [_claimed(row, unsure=True) for row in rows]

    def miss(self, day: date, now: datetime) -> int:
        """Give up what was planned for earlier days and never sent; how many."""
        past = (_is_past(day), _ROW.c.status == PostStatus.PLANNED)
        missed = _closed(PostStatus.MISSED, now)
        with self._engine.begin() as connection:
            return connection.execute(update(_ROW).where(*past).values(**missed)).rowcount

    def miss_one(self, claimed: ClaimedPost, now: datetime) -> bool:
        """Give up one message of an earlier day."""
        with self._engine.begin() as connection:
            return _change(connection, claimed, _closed(PostStatus.MISSED, now))


def _is_past(day: date) -> ColumnElement[bool]:
    """Not to be sent any more: of an earlier day, or to an admin who could not be told for a week."""
    is_bound = _ROW.c.kind != PostKind.NOTICE
    return or_(and_(is_bound, _ROW.c.day < day), _ROW.c.day < day - NOTICE_LASTS)


def _claimable(now: datetime, day: date, not_teams: Collection[str]) -> Any:  # noqa: ANN401 - a select
    earlier_open = (
        select(_EARLIER.c.id)
        .where(
            _EARLIER.c.kind == _ROW.c.kind,
            _EARLIER.c.team_id == _ROW.c.team_id,
            _EARLIER.c.channel == _ROW.c.channel,
            _EARLIER.c.day == _ROW.c.day,
            _EARLIER.c.part < _ROW.c.part,
            _EARLIER.c.status.in_(OPEN),
        )
        .exists()
    )
    return (
        select(_ROW.c.id, _ROW.c.attempts, _ROW.c.status)
        .where(
            _ROW.c.status.in_(OPEN),
            _ROW.c.due_at <= now,
            _ROW.c.day <= day,
            ~_is_past(day),
            _ROW.c.team_id.not_in(tuple(not_teams)),
            or_(_ROW.c.kind == PostKind.NOTICE, ~earlier_open),
        )
        .order_by(_ROW.c.due_at, _ROW.c.id)
        .limit(MOST_LOOKED_AT)
    )


def _claimed(row: Mapping[Any, Any], *, unsure: bool) -> ClaimedPost:
    key = PostKey(PostKind(row["kind"]), row["team_id"], row["channel"], row["day"])
    return ClaimedPost(
        id=row["id"],
        key=key,
        part=row["part"],
        target=row["target"],
        conversation=row["conversation"],
        attempts=row["attempts"],
        unsure=unsure,
        planned_at=row["planned_at"],
        content=row["content"] or {},
        plain=row["plain"],
        deadlines=tuple(row["deadlines"]),
    )


def _change(connection: Connection, claimed: ClaimedPost, values: Mapping[str, Any]) -> bool:
    # `attempts` rises with every claim, so it tells a claim that was lost from the one that replaced it.
    own = (_ROW.c.id == claimed.id, _ROW.c.attempts == claimed.attempts, _ROW.c.status.in_(OPEN))
    return connection.execute(update(_ROW).where(*own).values(**values)).rowcount == 1


def _closed(status: PostStatus, now: datetime) -> dict[str, Any]:
    return {"status": status, "settled_at": now, "content": None, "plain": None}


def _failed(reason: str, now: datetime) -> dict[str, Any]:
    return {**_closed(PostStatus.FAILED, now), "failure": reason[:255]}
