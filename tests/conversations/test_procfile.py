"""The Procfile, run by a runner of Procfiles: release first, then web and clock side by side."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from honcho.environ import parse_procfile

from bot.store import open_engine
from tests.conversations.processes import QUESTION, ROOT, environment, free_port, wait_until_well
from tests.standin import HttpDelivery, People, Slack

HONCHO = [sys.executable, "-m", "honcho", "-e", os.devnull, "-f", str(ROOT / "Procfile"), "-d"]


def test_it_names_the_processes_of_the_desk() -> None:
    processes = parse_procfile((ROOT / "Procfile").read_text(encoding="utf-8")).processes
    assert list(processes) == ["release", "web", "socket", "clock"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_release_web_and_clock_run_under_a_runner_and_stop_when_told(
    slack: Slack, database_url: str
) -> None:
    port, health_port = free_port(), free_port()
    told = environment(
        slack,
        database_url,
        CLOCK_HEALTH_PORT=str(health_port),
        HOST="127.0.0.1",
        WEB_CONCURRENCY="1",
        LOG_LEVEL="WARNING",
    )
    released = subprocess.run(
        [*HONCHO, str(ROOT), "start", "release"],
        check=False,
        env=told,
        capture_output=True,
        timeout=60,
    )
    assert released.returncode == 0, released.stdout
    assert "reminder_posts" in tables(database_url)
    runner = subprocess.Popen(
        [*HONCHO, str(ROOT), "start", "-p", str(port), "web", "clock"],
        env=told,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until_well(port)
        wait_until_well(health_port)
        people = People(slack, HttpDelivery(f"http://127.0.0.1:{port}/slack/events"))
        assert people.mention(QUESTION).status == 200
        slack.wait_for("chat.postMessage")
        runner.send_signal(signal.SIGTERM)
        runner.wait(30)
    finally:
        if runner.poll() is None:
            os.killpg(runner.pid, signal.SIGKILL)
            runner.wait()


def tables(database_url: str) -> str:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = current_schema()"
        ).scalar_one()
    engine.dispose()
    return str(found)
