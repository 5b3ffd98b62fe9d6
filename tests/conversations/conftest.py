"""A desk at work in a workspace: the stand-in of Slack, people, and the app between them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from werkzeug.serving import make_server

from bot.app import Built, build_app
from bot.clock import utc_now
from bot.serving import ENDPOINT, Health, with_health
from bot.settings import Settings
from bot.store import Store
from tests.standin import (
    APP_TOKEN,
    BOT_TOKEN,
    SIGNING_SECRET,
    FakeDesk,
    HttpDelivery,
    People,
    Slack,
    SocketDelivery,
)

Connect = Callable[[Built, Slack, ExitStack], Any]


@dataclass
class Office:
    """Everything in one test: who asks, what Slack saw, and the app's parts."""

    slack: Slack
    people: People
    desk: FakeDesk
    built: Built
    url: str = ""
    clock: Any = utc_now

    def settled(self, seconds: float = 10) -> None:
        """Wait until nothing is owed to anybody."""
        done = threading.Event()
        for _ in range(int(seconds * 50)):
            with self.built.store.engine.begin() as connection:
                owed = connection.exec_driver_sql(
                    "SELECT count(*) FROM inbox WHERE status IN ('accepted', 'answering')"
                ).scalar_one()
            if not owed:
                return
            done.wait(0.02)
        raise AssertionError("not everything was settled")


class Opening:
    """Opens offices; several on one stand-in and one database are several processes of one desk."""

    def __init__(self, slack: Slack, database_url: str, stack: ExitStack) -> None:
        self.slack = slack
        self.database_url = database_url
        self._stack = stack

    def __call__(
        self,
        *,
        connect: str = "http",
        desk: Any = None,
        workers: bool = True,
        clock: Any = utc_now,
        **more: Any,
    ) -> Office:
        settings = Settings(
            _env_file=None,
            slack_bot_token=BOT_TOKEN,
            slack_app_token=APP_TOKEN,
            slack_signing_secret=SIGNING_SECRET,
            slack_api_url=self.slack.api_url,
            database_url=self.database_url,
            **more,
        )
        store = Store.open(self.database_url)
        self._stack.callback(store.close)
        desk = desk or FakeDesk()
        built = build_app(settings, desk=desk, store=store, clock=clock, look_every=0.1)
        if workers:
            built.workers.start()
            self._stack.callback(built.workers.stop, 5)
        if connect == "http":
            url = self._serve(built)
            return Office(
                self.slack, People(self.slack, HttpDelivery(url + ENDPOINT)), desk, built, url
            )
        handler = SocketModeHandler(built.app, APP_TOKEN, web_client=built.client)
        handler.connect()
        self._stack.callback(_leave, handler)
        return Office(self.slack, People(self.slack, SocketDelivery(self.slack)), desk, built)

    def _serve(self, built: Built) -> str:
        application = with_health(
            SlackRequestHandler(built.app, path=ENDPOINT),
            Health({"database": built.store.is_reachable}),
        )
        server = make_server("127.0.0.1", 0, application, threaded=True)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        self._stack.callback(server.server_close)
        self._stack.callback(server.shutdown)
        return f"http://127.0.0.1:{server.server_port}"


def _leave(handler: SocketModeHandler) -> None:
    # Closing waits for a read that has nothing to read: nobody needs to watch that here.
    threading.Thread(target=handler.close, daemon=True).start()


@pytest.fixture
def slack() -> Iterator[Slack]:
    """A stand-in of Slack that is listening."""
    with Slack() as slack:
        yield slack


@pytest.fixture
def open_office(slack: Slack, tmp_path: Path) -> Iterator[Opening]:
    """Opens offices on one stand-in and one SQLite file."""
    with ExitStack() as stack:
        yield Opening(slack, f"sqlite:///{tmp_path / 'desk.sqlite3'}", stack)


@pytest.fixture(params=["http", "socket"])
def office(request: pytest.FixtureRequest, open_office: Opening) -> Office:
    """The desk at work, once over HTTP and once over Socket Mode."""
    return open_office(connect=request.param)


@pytest.fixture
def own_logs() -> Iterator[None]:
    """Serving sets up the logs of its process; in a test that is the tests' own process."""
    root = logging.getLogger()
    handlers, level, configured = root.handlers, root.level, structlog.get_config()
    yield
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)
