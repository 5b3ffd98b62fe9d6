"""The clock's parts joined: the ledger, the store, Slack, the office days of each body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from slack_sdk import WebClient

from bot.clock import Clock, utc_now
from bot.reminders.clock import LOOK_EVERY, ReminderClock
from bot.reminders.deliver import Admins, Deliverer
from bot.reminders.heartbeat import Heartbeat
from bot.reminders.ledger import CaseItems
from bot.reminders.patience import Patience
from bot.reminders.planning import Planner
from bot.reminders.schedule import Calendar
from bot.reminders.sending import SlackSender
from bot.settings import Settings
from bot.slack import open_client
from bot.store import Installations, Store
from bot.workspaces import open_clients

if TYPE_CHECKING:
    from collections.abc import Mapping

NATIONAL = "national"


class Calendars(Protocol):
    """What the clock asks of a desk."""

    @property
    def heads(self) -> Mapping[str, object]:
        """The bodies there are, by id."""

    def calendar(self, rulebook: str) -> Calendar:
        """A body's office days (開庁日)."""


@dataclass(frozen=True)
class BuiltClock:
    """A clock and what it stands on."""

    clock: ReminderClock
    heartbeat: Heartbeat
    store: Store
    client: WebClient


def build_clock(
    settings: Settings,
    *,
    desk: Calendars,
    store: Store,
    clock: Clock = utc_now,
    client: WebClient | None = None,
    look_every: float = LOOK_EVERY,
    patience: Patience | None = None,
    sleep: Callable[[float], object] | None = None,
    prepare: Callable[[datetime], object] = lambda _: None,
) -> BuiltClock:
    """Join the parts; nothing connects. `prepare` is done once at the beginning of a day."""
    client = client or open_client(settings)
    heartbeat = Heartbeat()
    planner = Planner(
        store.reminder_posts,
        CaseItems(store.engine),
        store.reminder_settings.all,
        calendar_of(desk, store, settings.keiyaku_rulebook),
        lambda team_id, channel: store.channels.find(team_id, channel).officer_user,
    )
    deliverer = Deliverer(
        store.reminder_claims,
        SlackSender(open_clients(settings, client, store, clock)),
        clock,
        admins=admins_of(settings, store),
        patience=patience,
        sleep=sleep,
    )

    def begin_day(now: datetime) -> None:
        store.forget_old(now)
        prepare(now)

    ticking = ReminderClock(
        planner, deliverer, clock, prepare=begin_day, look_every=look_every, beat=heartbeat
    )
    return BuiltClock(ticking, heartbeat, store, client)


def admins_of(settings: Settings, store: Store) -> Admins:
    """Whom to tell what keeps failing: those in the settings, else who installed the desk there."""
    if settings.keiyaku_admins or not settings.installs_by_oauth:
        return lambda _team_id: settings.keiyaku_admins
    installations = Installations(store.engine, settings.slack_client_id or "")

    def found(team_id: str) -> tuple[str, ...]:
        person = installations.installed_by(team_id)
        return (person,) if person else ()

    return found


def calendar_of(
    desk: Calendars, store: Store, usual: str | None
) -> Callable[[str, str, str], Calendar]:
    """The office days of a channel: of the body set for it, else of its cases', else the usual ones."""

    def found(team_id: str, channel: str, rulebook: str) -> Calendar:
        wanted = (store.channels.find(team_id, channel).rulebook, rulebook, usual, NATIONAL)
        return desk.calendar(next(name for name in wanted if name and name in desk.heads))

    return found
