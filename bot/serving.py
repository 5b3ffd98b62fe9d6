"""Serving: over HTTP under gunicorn, or by Socket Mode; stopped gracefully by SIGTERM."""

from __future__ import annotations

import atexit
import signal
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Built, build_app
from bot.checks import (
    Problem,
    Unusable,
    check_folder,
    check_rulebook,
    check_slack,
    check_tokens,
    stop_on,
)
from bot.clock import office_day, utc_now
from bot.logs import get_logger, set_up_logs
from bot.settings import Settings, read_settings, secret
from bot.slack import open_client
from bot.store import Store
from bot.wording import phrases, say
from knowledge import Desk, KeiyakuError, open_desk

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENDPOINT = "/slack/events"
GRACE_SECONDS = 25
LOOK_AT_SOCKET = 4
"""How often, in seconds, a Socket Mode connection is looked at, and opened anew if it is gone."""

_log = get_logger(__name__)


def create_wsgi(settings: Settings | None = None) -> WSGIApplication:
    """The WSGI application of one process: `gunicorn 'bot.serving:create_wsgi()'`."""
    settings = settings or _settings_or_exit()
    set_up_logs(settings)
    try:
        stop_on(check_tokens(settings, "http"))
        built = open_desk_side(settings)
    except Unusable as error:
        raise SystemExit(str(error)) from None
    built.warm_up()
    built.workers.start()
    atexit.register(built.workers.stop, GRACE_SECONDS)
    return with_health(SlackRequestHandler(built.app, path=ENDPOINT), built.store.is_reachable)


def serve_http(settings: Settings) -> None:
    """Serve Slack's requests until SIGTERM. Raises Unusable if it cannot start."""
    stop_on(check_tokens(settings, "http"))
    set_up_logs(settings)
    _check_before_serving(settings)
    _Gunicorn(settings).run()


def serve_socket(settings: Settings, *, stop: threading.Event | None = None) -> None:
    """Stay connected by Socket Mode until SIGTERM or `stop`. Raises Unusable if it cannot start."""
    stop_on(check_tokens(settings, "socket"))
    set_up_logs(settings)
    stop_on(check_slack(open_client(settings)))
    built = open_desk_side(settings)
    stop = stop or _stop_on_signals()
    handler = SocketModeHandler(
        built.app,
        secret(settings.slack_app_token),
        web_client=built.client,
        ping_interval=LOOK_AT_SOCKET,
    )
    built.warm_up()
    built.workers.start()
    try:
        _connect(handler, settings)
        _log.info("connected by Socket Mode")
        stop.wait()
    finally:
        handler.close()  # type: ignore[no-untyped-call]
        built.workers.stop(GRACE_SECONDS)
        built.store.close()


def _connect(handler: SocketModeHandler, settings: Settings) -> None:
    try:
        handler.connect()  # type: ignore[no-untyped-call]
    except SlackApiError as error:
        sentence = say("startup.slack-app-refused", why=error.response["error"])
        raise Unusable([Problem("slack-app-refused", sentence)]) from None
    except OSError:
        sentence = say("startup.slack-unreachable", url=settings.slack_api_url)
        raise Unusable([Problem("slack-unreachable", sentence)]) from None


def open_desk_side(settings: Settings) -> Built:
    """Open desk and store and join them; raises Unusable with a sentence."""
    stop_on(check_folder(settings))
    desk = _open_desk(settings)
    stop_on(check_rulebook(settings, desk.heads))
    return build_app(settings, desk=desk, store=_open_store(settings))


def with_health(slack: WSGIApplication, is_ready: Callable[[], bool]) -> WSGIApplication:
    """Slack's endpoint with `/healthz` (the process lives) and `/readyz` (the store answers) beside it."""

    def front(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO")
        if path == "/healthz":
            return _plain(start_response, "200 OK", b"ok\n")
        if path == "/readyz":
            ready = is_ready()
            status = "200 OK" if ready else "503 Service Unavailable"
            return _plain(start_response, status, b"ready\n" if ready else b"not ready\n")
        return slack(environ, start_response)

    return front


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
    problems = check_slack(open_client(settings))
    stop_on([problem for problem in problems if problem.id == "slack-refused"])
    for problem in problems:
        _log.warning("start-up check", id=problem.id, sentence=problem.sentence)
    stop_on(check_folder(settings))
    stop_on(check_rulebook(settings, _open_desk(settings).heads))
    _open_store(settings).close()


def _open_desk(settings: Settings) -> Desk:
    try:
        desk = open_desk(settings.rulebook_folders)
    except KeiyakuError as error:
        raise Unusable([Problem("rulebook-faulty", error.sentence)]) from error
    # The first question of a process is the slow one: rulebooks are read, indexes made.
    desk.ask(
        phrases("help.examples")[0], rulebook=settings.keiyaku_rulebook, today=office_day(utc_now())
    )
    return desk


def _open_store(settings: Settings) -> Store:
    try:
        return Store.open(settings.database_url)
    except SQLAlchemyError as error:
        problem = Problem("database-unreachable", say("startup.database-unreachable"))
        raise Unusable([problem]) from error


def _settings_or_exit() -> Settings:
    try:
        return read_settings()
    except Unusable as error:
        raise SystemExit(str(error)) from None


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _plain(start_response: StartResponse, status: str, body: bytes) -> Iterable[bytes]:
    start_response(
        status, [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body)))]
    )
    return [body]
