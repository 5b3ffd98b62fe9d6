"""An office with cases in the ledger, whose mornings a clock looks after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.reminders.clock import ReminderClock
from bot.reminders.deliver import Deliverer
from bot.reminders.ledger import CaseItems
from bot.reminders.pacing import Pace
from bot.reminders.patience import Patience
from bot.reminders.planning import Planner
from bot.reminders.sending import SlackSender
from bot.store import CaseDeadlineRow, CaseOwnerRow, CaseRow, PostRow, Store
from bot.store.tables import metadata
from knowledge import OfficeCalendar
from tests.bot.reminders.direct import DirectClients
from tests.standin import Slack

FRIDAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
"""9:00 in Japan, a quarter of an hour after the usual time."""
YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
CALENDAR = OfficeCalendar(YEAR_END)
AT_ONCE = Patience(pace=Pace(0, 0))
CASES, DEADLINES = CaseRow.__table__, CaseDeadlineRow.__table__  # type: ignore[attr-defined]
OWNERS, POSTS = CaseOwnerRow.__table__, PostRow.__table__  # type: ignore[attr-defined]
ENTERED = datetime(2026, 4, 1, tzinfo=UTC)


@dataclass
class ReminderOffice:
    """A store, a stand-in of Slack, and the moment; clocks are made as they are needed."""

    store: Store
    slack: Slack = field(default_factory=Slack)
    now: datetime = MORNING
    patience: Patience = AT_ONCE
    admins: tuple[str, ...] = ("U0ADMIN",)
    removed: tuple[str, ...] = ()
    clients: Any = None
    """Over HTTP, where the stand-in runs in another process."""

    def __post_init__(self) -> None:
        self.slack.first_ts = int(self.now.timestamp())

    def clock(
        self, wrap: Callable[[str, Any], Any] = lambda _name, part: part, **more: Any
    ) -> ReminderClock:
        """A clock as after a start; `wrap` may put something around its parts."""
        clients = self.clients or DirectClients(self.slack, removed=self.removed)
        planner = Planner(
            wrap("posts", self.store.reminder_posts),
            CaseItems(self.store.engine),
            self.store.reminder_settings.all,
            lambda _team, _channel, _rulebook: CALENDAR,
            lambda team, channel: self.store.channels.find(team, channel).officer_user,
        )
        deliverer = Deliverer(
            wrap("claims", self.store.reminder_claims),
            wrap("sender", SlackSender(clients)),
            lambda: self.now,
            admins=lambda _team: self.admins,
            patience=self.patience,
        )
        return ReminderClock(planner, deliverer, lambda: self.now, **more)

    def morning(self, clock: ReminderClock | None = None) -> None:
        """Let a clock do everything that is due now."""
        clock = clock or self.clock()
        while clock.tick():
            pass

    def pass_time(self, **delta: float) -> None:
        self.now += timedelta(**delta)
        self.slack.first_ts = int(self.now.timestamp())

    def next_day(self, day: date, hour: int = 9) -> None:
        self.now = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 9)
        self.slack.first_ts = int(self.now.timestamp())

    def add_case(
        self,
        title: str,
        days: Sequence[date],
        *,
        channel: str = "C1",
        team: str = "T1",
        owners: Sequence[str] = ("U1",),
        entered: datetime = ENTERED,
        **changed: Any,
    ) -> list[int]:
        """A case with a deadline on each day; the deadlines' numbers."""
        with self.store.engine.begin() as connection:
            case = connection.execute(
                insert(CASES)
                .values(**case_row(title, channel, team, entered))
                .returning(CASES.c.id)
            ).scalar_one()
            for place, owner in enumerate(owners):
                row = {"case_id": case, "owner": owner, "team_id": team, "place": place}
                connection.execute(insert(OWNERS).values(**row))
            rows = [
                {**deadline(case, team, n, day, entered), **changed} for n, day in enumerate(days)
            ]
            connection.execute(insert(DEADLINES), rows)
            made = select(DEADLINES.c.id).where(DEADLINES.c.case_id == case)
            return list(connection.execute(made.order_by(DEADLINES.c.id)).scalars())

    def deadline(self, number: int) -> dict[str, Any]:
        with self.store.engine.begin() as connection:
            found = select(DEADLINES).where(DEADLINES.c.id == number)
            return dict(connection.execute(found).mappings().one())

    def change_deadline(self, number: int, **values: Any) -> None:
        with self.store.engine.begin() as connection:
            connection.execute(update(DEADLINES).where(DEADLINES.c.id == number).values(**values))

    def posts(self) -> list[dict[str, Any]]:
        with self.store.engine.begin() as connection:
            found = select(POSTS).order_by(POSTS.c.id)
            return [dict(row) for row in connection.execute(found).mappings()]

    def forget_everything(self) -> None:
        """The database is as it was when it was made."""
        with self.store.engine.begin() as connection:
            for table in reversed(metadata().sorted_tables):
                connection.execute(delete(table))

    def forget_posts(self) -> None:
        """Nothing was posted, nothing counted: the next run begins anew."""
        uncounted = {"posted_overdue": DEADLINES.c.sequence, "escalated_at": None}
        with self.store.engine.begin() as connection:
            connection.execute(delete(POSTS))
            connection.execute(update(DEADLINES).values(**uncounted))
        self.slack.calls.clear()
        self.slack.messages.clear()
        self.slack.mend()
        self.now = MORNING
        self.slack.first_ts = int(self.now.timestamp())


def case_row(title: str, channel: str, team: str, entered: datetime) -> dict[str, Any]:
    """A row of an open case."""
    return {
        "team_id": team,
        "rulebook": "tinytown",
        "channel": channel,
        "title": title,
        "kind": "",
        "amounts": {},
        "facts": {},
        "state": "open",
        "version": 1,
        "edition": "",
        "created_by": "U1",
        "created_at": entered,
        "changed_by": "U1",
        "changed_at": entered,
    }


def deadline(case: int, team: str, number: int, day: date, entered: datetime) -> dict[str, Any]:
    """A row of a deadline that anybody might have entered."""
    citation = {"rulebook": "tinytown", "source": "契約規則", "locator": "第6条第1項"}
    return {
        "team_id": team,
        "case_id": case,
        "key": f"own:{number}",
        "occurrence": "",
        "title": f"入札保証金の納付{number}",
        "day": day,
        "safe_day": day,
        "due": day,
        "origin": "own",
        "sort": "by",
        "follows": "",
        "rule": "",
        "citations": [citation],
        "notes": [],
        "recurring": "",
        "state": "open",
        "reason": "",
        "changed_by": "U1",
        "changed_at": entered,
        "sequence": 0,
        "posted_overdue": 0,
    }
