"""The clock as a process: `keiyaku clock`, beside the processes that answer."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

from bot.cases import By, Ledger
from bot.checks import check_slack, check_tokens, stop_on
from bot.clock import Clock, utc_now
from bot.logs import get_logger, set_up_logs
from bot.reminders.clock import LOOK_EVERY
from bot.reminders.joining import BuiltClock, build_clock
from bot.reminders.patience import Patience
from bot.serving.health import Health, listening_for_health
from bot.serving.opening import open_store, open_warm_desk
from bot.serving.reach import SlackReach
from bot.settings import Settings
from bot.slack import open_client

NEEDED = ("token-bot-missing", "token-bot-kind", "oauth-half", "oauth-and-token")
"""A clock only posts: it needs neither the token of Socket Mode nor the signing secret."""
WHO = "clock"

_log = get_logger(__name__)


def serve_clock(
    settings: Settings,
    *,
    stop: threading.Event | None = None,
    clock: Clock = utc_now,
    look_every: float = LOOK_EVERY,
    patience: Patience | None = None,
) -> None:
    """Post the morning reminders until SIGTERM or `stop`. Raises Unusable if it cannot start."""
    stop_on([each for each in check_tokens(settings, "socket") if each.id in NEEDED])
    set_up_logs(settings)
    if not settings.installs_by_oauth:
        problems = check_slack(open_client(settings))
        stop_on([each for each in problems if each.id == "slack-refused"])
    stop = stop or _stop_on_signals()
    built = open_clock(
        settings, clock=clock, look_every=look_every, patience=patience, sleep=stop.wait
    )
    port = settings.clock_health_port
    with listening_for_health(settings.host, port, health_of(built), "CLOCK_HEALTH_PORT"):
        _log.info("clock started")
        built.clock.run(stop)
    built.store.close()
    _log.info("clock stopped")


def open_clock(
    settings: Settings,
    *,
    clock: Clock = utc_now,
    look_every: float = LOOK_EVERY,
    patience: Patience | None = None,
    sleep: Callable[[float], object] | None = None,
) -> BuiltClock:
    """A clock over the settings' database and rulebooks."""
    desk, store = open_warm_desk(settings), open_store(settings)
    ledger = Ledger(store.engine, desk)
    return build_clock(
        settings,
        desk=desk,
        store=store,
        clock=clock,
        look_every=look_every,
        patience=patience,
        sleep=sleep,
        prepare=lambda now: ledger.roll(By(WHO, now)),
    )


def health_of(built: BuiltClock) -> Health:
    """What a clock needs, for `/readyz`."""
    return Health(
        {
            "database": built.store.is_reachable,
            "clock": built.heartbeat.is_well,
            "slack": SlackReach(built.client),
        }
    )


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
