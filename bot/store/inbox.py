"""The inbox: each question accepted once, claimed by one worker, settled.

accepted -> answering (a claim, valid until its lease runs out) -> answered | failed. A claim is a
conditional update: whoever changes the row has it. Nothing is locked, and a claim that was never
settled, because its process died, comes due again by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, and_, case, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from bot.store.tables import InboxRow, Status

OPEN = (Status.ACCEPTED, Status.ANSWERING)


@dataclass(frozen=True)
class Incoming:
    """A question as it came in."""

    team_id: str
    event_id: str
    channel: str
    ts: str
    user_id: str
    question: str
    conversation: str
    thread_ts: str | None = None
    earlier: tuple[str, ...] | None = None
    page: int = 0
    replaces: str | None = None
    response_url: str | None = None
    uncalled: bool = False
    subject: dict[str, object] | None = None
    shared_by: str | None = None


@dataclass(frozen=True)
class Taken(Incoming):
    """A question that a worker has claimed."""

    id: int = 0
    attempts: int = 0
    posted: int = 0
    answer_ts: tuple[str, ...] = ()
    edited_ts: str | None = None


class Inbox:
    """The inbox on one database. Safe to use from several threads and processes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def accept(self, incoming: Incoming, now: datetime) -> int | None:
        """Keep a question; its number, or None if the very same was accepted before."""
        values = {**vars(incoming), "earlier": _listed(incoming.earlier)}
        first = {
            "status": Status.ACCEPTED,
            "attempts": 0,
            "posted": 0,
            "accepted_at": now,
            "due_at": now,
        }
        statement = insert(InboxRow).values(**values, **first).returning(col(InboxRow.id))
        try:
            with self._engine.begin() as connection:
                return connection.execute(statement).scalar_one()
        except IntegrityError:
            if not self._is_there(incoming):
                raise
            return None

    def claim(self, number: int, now: datetime, lease: timedelta) -> Taken | None:
        """Take a question that is due, until the lease runs out; None if it is not to be had."""
        statement = (
            update(InboxRow)
            .where(
                col(InboxRow.id) == number,
                col(InboxRow.status).in_(OPEN),
                col(InboxRow.due_at) <= now,
            )
            .values(status=Status.ANSWERING, due_at=now + lease, attempts=InboxRow.attempts + 1)
            .returning(*_TAKEN)
        )
        with self._engine.begin() as connection:
            row = connection.execute(statement).mappings().one_or_none()
        if row is None:
            return None
        earlier = None if row["earlier"] is None else tuple(row["earlier"])
        return Taken(**{**row, "earlier": earlier, "answer_ts": tuple(row["answer_ts"] or ())})

    def due(self, now: datetime, most: int = 100) -> list[int]:
        """Questions that nobody holds: newly accepted, put off until now, or left by a dead process."""
        statement = (
            select(col(InboxRow.id))
            .where(col(InboxRow.status).in_(OPEN), col(InboxRow.due_at) <= now)
            .order_by(col(InboxRow.due_at), col(InboxRow.id))
            .limit(most)
        )
        with self._engine.begin() as connection:
            return [
                number for number in connection.execute(statement).scalars() if number is not None
            ]

    def renew(self, numbers: Collection[int], until: datetime) -> None:
        """Keep claims alive while their answers are being made."""
        if not numbers:
            return
        held = (col(InboxRow.id).in_(numbers), col(InboxRow.status) == Status.ANSWERING)
        with self._engine.begin() as connection:
            connection.execute(update(InboxRow).where(*held).values(due_at=until))

    def mark_posted(self, taken: Taken, posted: int, answer_ts: Sequence[str] = ()) -> bool:
        """Note how much of the answer is in Slack; False if another worker has taken over."""
        values: dict[str, object] = {"posted": posted, "answer_ts": list(answer_ts)}
        if taken.shared_by and answer_ts and not taken.conversation:
            # What was put before a channel begins a thread of its own.
            values["conversation"] = answer_ts[0]
        return self._change(taken, values)

    def put_off(self, taken: Taken, until: datetime, failure: str) -> bool:
        """Give the claim back: to be tried again, not before `until`."""
        return self._change(
            taken, {"status": Status.ACCEPTED, "due_at": until, "failure": failure[:255]}
        )

    def settle(
        self, taken: Taken, status: Status, now: datetime, failure: str | None = None
    ) -> bool:
        """Close a question. What gave access to the asker is forgotten."""
        unchanged = col(InboxRow.edited_ts).is_not_distinct_from(taken.edited_ts)
        standing = and_(unchanged, col(InboxRow.status) != Status.DELETED)
        closed = {
            "status": case((standing, status), (unchanged, InboxRow.status), else_=Status.ACCEPTED),
            # An edit that came while it was answered: it is answered again, in its place.
            "due_at": case((unchanged, InboxRow.due_at), else_=now),
            "posted": case((unchanged, InboxRow.posted), else_=0),
            "settled_at": now,
            "failure": failure and failure[:255],
            "response_url": None,
        }
        return self._change(taken, closed)

    def earlier(self, taken: Taken, since: datetime, most: int) -> tuple[str, ...]:
        """The questions asked before in the same conversation, oldest first."""
        statement = (
            select(col(InboxRow.question))
            .where(
                col(InboxRow.team_id) == taken.team_id,
                col(InboxRow.channel) == taken.channel,
                col(InboxRow.conversation) == taken.conversation,
                col(InboxRow.id) < taken.id,
                col(InboxRow.accepted_at) >= since,
                col(InboxRow.question) != "",
                col(InboxRow.status).not_in((Status.LEFT, Status.DELETED)),
            )
            .order_by(col(InboxRow.id).desc())
            .limit(most)
        )
        with self._engine.begin() as connection:
            return tuple(reversed(connection.execute(statement).scalars().all()))

    def forget(self, before: datetime) -> int:
        """Delete what was settled before a moment; how many."""
        with self._engine.begin() as connection:
            gone = connection.execute(delete(InboxRow).where(col(InboxRow.settled_at) < before))
        return gone.rowcount

    def _is_there(self, incoming: Incoming) -> bool:
        same_message = and_(
            col(InboxRow.channel) == incoming.channel, col(InboxRow.ts) == incoming.ts
        )
        statement = select(col(InboxRow.id)).where(
            col(InboxRow.team_id) == incoming.team_id,
            or_(col(InboxRow.event_id) == incoming.event_id, same_message),
        )
        with self._engine.begin() as connection:
            return connection.execute(statement).first() is not None

    def _change(self, taken: Taken, values: dict[str, object]) -> bool:
        # `attempts` rises with every claim, so it tells a claim that was lost from the one that replaced it.
        own = (col(InboxRow.id) == taken.id, col(InboxRow.attempts) == taken.attempts)
        with self._engine.begin() as connection:
            return connection.execute(update(InboxRow).where(*own).values(**values)).rowcount == 1


def _listed(earlier: tuple[str, ...] | None) -> list[str] | None:
    return None if earlier is None else list(earlier)


_TAKEN = tuple(
    InboxRow.__table__.c[name]  # type: ignore[attr-defined]
    for name in Taken.__dataclass_fields__
)
