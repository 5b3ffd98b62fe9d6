"""Staying connected by Socket Mode, watched over."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack

from bot.app import Built
from bot.checks import check_slack, check_tokens, stop_on
from bot.logs import get_logger, set_up_logs
from bot.serving.health import Health, listening_for_health
from bot.serving.line import SocketLine
from bot.serving.opening import GRACE_SECONDS, open_desk_side
from bot.serving.watchdog import Patience, State, Watchdog
from bot.settings import Settings
from bot.slack import open_client

EXIT_DEAD = 75
"""What the process ends with when its line is dead (EX_TEMPFAIL: try again). See watchdog.py."""
CLOSING_SECONDS = 5

_log = get_logger(__name__)


def serve_socket(
    settings: Settings,
    *,
    stop: threading.Event | None = None,
    patience: Patience | None = None,
    leave: Callable[[int], object] = os._exit,
) -> None:
    """Stay connected by Socket Mode until SIGTERM or `stop`. Raises Unusable if it cannot start.

    When the line is dead for long it leaves with EXIT_DEAD: threads of slack_sdk may hang on the
    line, so an ordinary end might never come.
    """
    patience = patience or Patience()
    stop_on(check_tokens(settings, "socket"))
    set_up_logs(settings)
    stop_on(check_slack(open_client(settings)))
    built = open_desk_side(settings)
    stop = stop or _stop_on_signals()
    line = SocketLine(built, settings, patience.look)
    watchdog = Watchdog(line, patience)
    built.warm_up()
    with ExitStack() as stack:
        stack.callback(_finish, line, built)
        stack.enter_context(
            listening_for_health(settings.host, settings.health_port, _health(built, watchdog))
        )
        built.workers.start()
        line.connect()
        _log.info("connected by Socket Mode")
        state = _watch(watchdog, stop, patience.look)
    if state is State.DEAD:
        leave(EXIT_DEAD)


def _watch(watchdog: Watchdog, stop: threading.Event, every: float) -> State:
    while not stop.wait(every):
        if watchdog.look() is State.DEAD:
            return State.DEAD
    return State.WELL


def _health(built: Built, watchdog: Watchdog) -> Health:
    return Health(
        {
            "database": built.store.is_reachable,
            "desk": built.workers.is_alive,
            "slack": watchdog.is_well,
        }
    )


def _finish(line: SocketLine, built: Built) -> None:
    # No more comes in; what was acknowledged is still answered. A dead line may never let go.
    closing = threading.Thread(target=line.close, daemon=True)
    closing.start()
    closing.join(CLOSING_SECONDS)
    built.workers.stop(GRACE_SECONDS)
    built.store.close()


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
