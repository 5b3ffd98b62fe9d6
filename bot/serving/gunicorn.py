"""Slack's requests over HTTP, served by gunicorn."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.cases.feeds import Feeds
from bot.checks import Unusable, check_folder, check_slack, check_tokens, stop_on
from bot.clock import utc_now
from bot.logs import get_logger, set_up_logs
from bot.serving.calendar import with_calendar
from bot.serving.health import Health, with_health
from bot.serving.opening import (
    GRACE_SECONDS,
    open_desk_side,
    open_store,
    open_warm_desk,
    settings_or_exit,
)
from bot.serving.reach import SlackReach
from bot.settings import Settings
from bot.slack import open_client

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ENDPOINT = "/slack/events"

_log = get_logger(__name__)


def create_wsgi(settings: Settings | None = None) -> WSGIApplication:
    """The WSGI application of one process: `gunicorn 'bot.serving:create_wsgi()'`."""
    settings = settings or settings_or_exit()
    set_up_logs(settings)
    try:
        stop_on(check_tokens(settings, "http"))
        built = open_desk_side(settings)
    except Unusable as error:
        raise SystemExit(str(error)) from None
    built.warm_up()
    built.workers.start()
    atexit.register(built.workers.stop, GRACE_SECONDS)
    health = Health(
        {
            "database": built.store.is_reachable,
            "desk": built.workers.is_alive,
            "slack": SlackReach(built.client),
        }
    )
    slack = SlackRequestHandler(built.app, path=ENDPOINT)
    return with_health(with_calendar(slack, Feeds(built.store.engine), utc_now), health)


def serve_http(settings: Settings) -> None:
    """Serve Slack's requests until SIGTERM. Raises Unusable if it cannot start."""
    stop_on(check_tokens(settings, "http"))
    set_up_logs(settings)
    _check_before_serving(settings)
    _Gunicorn(settings).run()


class _Gunicorn(BaseApplication):  # type: ignore[misc]
    """gunicorn with the settings' addresses, without its command line."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "workers": self._settings.web_concurrency,
            "threads": self._settings.web_threads,
            "worker_class": "gthread",
            "graceful_timeout": GRACE_SECONDS + 5,
            "control_socket_disable": True,
        }
        for name, value in options.items():
            # Older versions of gunicorn do not know every option.
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> WSGIApplication:
        return create_wsgi(self._settings)


def _check_before_serving(settings: Settings) -> None:
    # In the parent, so that a mistake is one sentence and not a row of dying workers. Nothing opened
    # here is passed on to the workers.
    problems = [] if settings.installs_by_oauth else check_slack(open_client(settings))
    stop_on([problem for problem in problems if problem.id == "slack-refused"])
    for problem in problems:
        _log.warning("start-up check", id=problem.id, sentence=problem.sentence)
    stop_on(check_folder(settings))
    open_warm_desk(settings)
    open_store(settings).close()
