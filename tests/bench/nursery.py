"""Brings clocks into the world by the line, each a process of its own that may kill itself.

`python -m tests.bench.nursery DATABASE_URL SLACK_API_URL` reads JSON lines: the moment, and for each
clock the step at which it sends itself SIGKILL. It answers with how each ended. Everything is
imported before the first is born, so a clock costs a fork and not a start of Python.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import Engine

from bot.logs import set_up_logs
from bot.reminders.patience import Patience
from bot.settings import Settings
from bot.slack import open_client
from bot.store import Store, open_engine
from bot.wording import wording
from bot.workspaces import OneWorkspace
from tests.bot.reminders.faults import Fate, live
from tests.bot.reminders.office import AT_ONCE, ReminderOffice
from tests.standin import BOT_TOKEN

STAYED_ALIVE, STUMBLED = 0, 3
FOREVER = "forever"
"""Instead of waiting for lines: one clock that goes on, from the moment given after it."""


def main() -> None:
    """Until the input ends."""
    database_url, api_url, *forever = sys.argv[1:]
    settings = Settings(_env_file=None, slack_bot_token=BOT_TOKEN, slack_api_url=api_url)
    # Standard output is for the answers.
    set_up_logs(settings)
    logging.disable(logging.CRITICAL)
    client = open_client(settings)
    engine = open_engine(database_url)
    if forever:
        _go_on(engine, client, datetime.fromisoformat(forever[1]))
    # On a Sunday nothing is due, but all is at hand afterwards.
    wording()
    _live(engine, client, datetime(2026, 11, 15, tzinfo=UTC), Fate())
    for line in sys.stdin:
        asked = json.loads(line)
        engine.dispose()
        born = [_born(engine, client, asked["now"], fate) for fate in asked["fates"]]
        print(json.dumps([_end_of(pid) for pid in born]), flush=True)


def _born(engine: Engine, client: WebClient, now: str, fate: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = STUMBLED
    try:
        _live(engine, client, datetime.fromisoformat(now), Fate(**fate, die=_kill))
        code = STAYED_ALIVE
    finally:
        os._exit(code)


def _go_on(engine: Engine, client: WebClient, begun: datetime) -> None:
    """One clock that goes on until the process is ended."""
    patience = Patience(lease=timedelta(seconds=8), pace=AT_ONCE.pace)
    office = _office(engine, client, begun, patience)
    office.clock(look_every=0.5).run(threading.Event())


def _live(engine: Engine, client: WebClient, begun: datetime, fate: Fate) -> None:
    live(_office(engine, client, begun), fate)


def _office(
    engine: Engine, client: WebClient, begun: datetime, patience: Patience = AT_ONCE
) -> ReminderOffice:
    start = time.monotonic()

    class Office(ReminderOffice):
        @property
        def now(self) -> datetime:  # type: ignore[override]
            return begun + timedelta(seconds=time.monotonic() - start)

        @now.setter
        def now(self, _moment: datetime) -> None: ...

    return Office(Store(engine), clients=OneWorkspace(client), patience=patience)


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _end_of(pid: int) -> int:
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
