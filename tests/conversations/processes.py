"""The desk as processes of their own, which can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.request import urlopen

from tests.standin import BOT_TOKEN, SIGNING_SECRET, HttpDelivery, People, Slack

ROOT = Path(__file__).parents[2]
QUESTION = "450万円の物品購入の入札保証金はいくら?"


@dataclass(frozen=True)
class Process:
    """A server of its own process group."""

    slack: Slack
    process: subprocess.Popen[bytes]
    port: int

    @property
    def people(self) -> People:
        """Somebody whose requests go to this server."""
        return People(self.slack, HttpDelivery(f"http://127.0.0.1:{self.port}/slack/events"))

    def kill(self) -> None:
        """End the whole group at once, as when a machine goes down: nobody has time to tidy up."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(slack: Slack, database_url: str, **more: str) -> dict[str, str]:
    """What the desk is told when it starts."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack.api_url,
        "KEIYAKU_RULEBOOK": "nagasaki-kouiki",
        "DATABASE_URL": database_url,
        **more,
    }


@contextmanager
def serving(
    slack: Slack,
    folder: Path,
    database_url: str,
    *,
    workers: int = 1,
    logs: IO[bytes] | None = None,
    **more: str,
) -> Iterator[Process]:
    """gunicorn with the settings of the Procfile, until the block ends."""
    port = free_port()
    options = ["-k", "gthread", "-w", str(workers), "--threads", "8", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", "bot.serving:create_wsgi()", *options]
    process = subprocess.Popen(
        [*command, "-b", f"127.0.0.1:{port}", "--log-level", "warning"],
        env=environment(slack, database_url, LOG_LEVEL="WARNING") | more,
        cwd=folder,
        start_new_session=True,
        stderr=logs,
    )
    server = Process(slack, process, port)
    try:
        wait_until_well(port)
        yield server
    finally:
        server.kill()


def wait_until_well(port: int) -> None:
    """Return once the server at this port says that it is ready."""
    for _ in range(400):
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not come up")
