"""Socket Mode: a line that goes dead, health on a small port, and the end of the process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.checks import Unusable
from bot.serving import EXIT_DEAD, serve_socket
from bot.serving.watchdog import Patience
from bot.settings import Settings
from tests.conversations.processes import ROOT, free_port, wait_until_well
from tests.standin import APP_TOKEN, BOT_TOKEN, People, Slack, SocketDelivery

pytestmark = pytest.mark.usefixtures("own_logs")

SOON = Patience(look=0.05, quiet=0.6, idle=60, dead=15)
QUESTION = "450万円の物品購入の入札保証金はいくら?"


def settings(slack: Slack, folder: Path, **more: object) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_app_token=APP_TOKEN,
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{folder / 'desk.sqlite3'}",
        keiyaku_rulebook="nagasaki-kouiki",
        **more,
    )


@contextmanager
def serving(made: Settings, patience: Patience | None = None) -> Iterator[list[int]]:
    """Socket Mode in a thread; the codes it would have left with."""
    stop, codes = threading.Event(), list[int]()
    more = {"stop": stop, "patience": patience, "leave": codes.append}
    thread = threading.Thread(target=serve_socket, args=(made,), kwargs=more)
    thread.start()
    try:
        yield codes
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()


def status(port: int, path: str) -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_a_line_that_goes_silent_is_opened_anew_and_questions_come_through(
    slack: Slack, tmp_path: Path
) -> None:
    # slack_sdk reads for up to three seconds before it lets an old line go.
    with serving(settings(slack, tmp_path), replace(SOON, quiet=3.5)) as codes:
        people = People(slack, SocketDelivery(slack))
        slack.sockets.wait_for_connection()
        # Slack sends nothing and answers no ping, and the line stays open.
        slack.sockets.mute()
        slack.wait_for("apps.connections.open", 2, seconds=10)
        slack.sockets.wait_for_connection()
        people.mention(QUESTION)
        slack.wait_for("chat.postMessage")
    assert codes == []


def test_when_no_new_line_is_to_be_had_it_leaves_with_a_code_of_its_own(
    slack: Slack, tmp_path: Path
) -> None:
    with serving(settings(slack, tmp_path), replace(SOON, dead=2)) as codes:
        slack.sockets.wait_for_connection()
        slack.fail_next("apps.connections.open", error="internal_error", times=10**6)
        slack.sockets.mute()
        for _ in range(200):
            if codes:
                break
            time.sleep(0.05)
    assert codes == [EXIT_DEAD]


def test_it_says_on_a_small_port_whether_it_is_well(slack: Slack, tmp_path: Path) -> None:
    port = free_port()
    with serving(settings(slack, tmp_path, health_port=port), SOON):
        slack.sockets.wait_for_connection()
        wait_until_well(port)
        assert status(port, "/healthz") == (200, "ok\n")
        assert status(port, "/readyz") == (200, "ready\n")
        assert status(port, "/slack/events")[0] == 404
        slack.fail_next("apps.connections.open", error="internal_error", times=10**6)
        slack.sockets.mute()
        time.sleep(SOON.quiet + 0.4)
        assert status(port, "/readyz") == (503, "not ready: slack\n")
        assert status(port, "/healthz")[0] == 200


def test_a_taken_health_port_is_named(slack: Slack, tmp_path: Path) -> None:
    port = int(slack.url.rsplit(":", 1)[1])
    with pytest.raises(Unusable, match="HEALTH_PORT"):
        serve_socket(settings(slack, tmp_path, health_port=port), stop=threading.Event())


def environment(slack: Slack, folder: Path, port: int) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "KEIYAKU_RULEBOOK": "nagasaki-kouiki",
        "DATABASE_URL": f"sqlite:///{folder / 'desk.sqlite3'}",
        "HEALTH_PORT": str(port),
    }


def test_a_process_with_a_dead_line_really_ends(slack: Slack, tmp_path: Path) -> None:
    port = free_port()
    impatient = (
        "from bot.serving import serve_socket; from bot.serving.watchdog import Patience;"
        "from bot.settings import read_settings;"
        "serve_socket(read_settings(), patience=Patience(look=0.05, quiet=0.5, dead=1.5))"
    )
    command = [sys.executable, "-c", impatient]
    process = subprocess.Popen(command, env=environment(slack, tmp_path, port), cwd=tmp_path)
    try:
        wait_until_well(port)
        slack.sockets.wait_for_connection()
        slack.fail_next("apps.connections.open", error="internal_error", times=10**6)
        slack.sockets.mute()
        assert process.wait(20) == EXIT_DEAD
    finally:
        process.kill()
        process.wait()


def test_the_process_finishes_what_it_acknowledged_and_ends_when_told(
    slack: Slack, tmp_path: Path
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "bot.cli", "serve"]
    process = subprocess.Popen(command, env=environment(slack, tmp_path, port), cwd=tmp_path)
    try:
        wait_until_well(port)
        slack.sockets.wait_for_connection()
        slack.slow["chat.postMessage"] = 0.3
        people = People(slack, SocketDelivery(slack))
        for _ in range(12):
            people.mention(QUESTION)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
    assert len(slack.posts()) == 12
