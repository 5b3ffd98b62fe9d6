"""The processes as they are started in earnest: gunicorn, Socket Mode, their end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.checks import Unusable
from bot.serving import serve_socket
from bot.settings import Settings
from tests.conversations.processes import environment, free_port, wait_until_well
from tests.conversations.reading import seen
from tests.standin import (
    APP_TOKEN,
    BOT_TOKEN,
    HttpDelivery,
    People,
    Slack,
    SocketDelivery,
)

pytestmark = pytest.mark.usefixtures("own_logs")

GUNICORN = [
    sys.executable,
    "-m",
    "gunicorn",
    "bot.serving:create_wsgi()",
    "-k",
    "gthread",
    "-w",
    "2",
    "--no-control-socket",
    "--threads",
    "4",
]
SERVE = [
    sys.executable,
    "-c",
    "from bot.serving import serve_http; from bot.settings import read_settings; serve_http(read_settings())",
]


@contextmanager
def running(
    command: list[str], slack: Slack, folder: Path
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    bind = ["-b", f"127.0.0.1:{port}"] if command is GUNICORN else []
    process = subprocess.Popen(
        command + bind,
        env=environment(slack, f"sqlite:///{folder / 'desk.sqlite3'}", PORT=str(port)),
        cwd=folder,
        start_new_session=True,
    )
    try:
        wait_until_well(port)
        yield process, port
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("command", [GUNICORN, SERVE], ids=["gunicorn", "serve_http"])
def test_it_serves_under_gunicorn_and_stops_when_told(
    slack: Slack, tmp_path: Path, command: list[str]
) -> None:
    with running(command, slack, tmp_path) as (process, port):
        people = People(slack, HttpDelivery(f"http://127.0.0.1:{port}/slack/events"))
        assert "根拠" in seen(people.command("450万円の物品購入の入札保証金はいくら?").body)
        for _ in range(10):
            assert people.mention("450万円の物品購入の入札保証金はいくら?").status == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    assert len(slack.posts()) == 10


def test_a_killed_server_answers_what_it_accepted_after_its_restart(
    slack: Slack, tmp_path: Path
) -> None:
    slack.fail_next("chat.postMessage", 429, times=10**6, retry_after=1)
    with running(SERVE, slack, tmp_path) as (process, port):
        people = People(slack, HttpDelivery(f"http://127.0.0.1:{port}/slack/events"))
        assert people.mention("450万円の物品購入の入札保証金はいくら?").status == 200
        # The whole group at once, as when a machine goes down: nobody has time to tidy up.
        os.killpg(process.pid, signal.SIGKILL)
    slack.mend()
    with running(SERVE, slack, tmp_path):
        slack.wait_for("chat.postMessage", seconds=25)
    assert len(slack.posts()) == 1


def test_an_app_token_that_slack_refuses_is_named(slack: Slack, tmp_path: Path) -> None:
    settings = Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_app_token="xapp-other",
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{tmp_path / 'desk.sqlite3'}",
    )
    with pytest.raises(Unusable, match="SLACK_APP_TOKEN") as refused:
        serve_socket(settings, stop=threading.Event())
    assert [problem.id for problem in refused.value.problems] == ["slack-app-refused"]


def test_socket_mode_survives_a_dropped_connection_and_stops_when_told(
    slack: Slack, tmp_path: Path
) -> None:
    settings = Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_app_token=APP_TOKEN,
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{tmp_path / 'desk.sqlite3'}",
        keiyaku_rulebook="nagasaki-kouiki",
    )
    stop = threading.Event()
    served = threading.Thread(target=serve_socket, args=(settings,), kwargs={"stop": stop})
    served.start()
    people = People(slack, SocketDelivery(slack))
    slack.sockets.wait_for_connection()
    people.mention("450万円の物品購入の入札保証金はいくら?")
    slack.wait_for("chat.postMessage", 1)
    slack.sockets.drop()
    slack.wait_for("apps.connections.open", 2, seconds=15)
    slack.sockets.wait_for_connection()
    people.mention("450万円の物品購入の入札保証金はいくら?")
    slack.wait_for("chat.postMessage", 2)
    stop.set()
    served.join(15)
    assert not served.is_alive()
