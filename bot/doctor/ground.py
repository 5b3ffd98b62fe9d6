"""What the desk stands on: its database, its rulebooks, its port."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.blocks.reminder_notices import trouble_words
from bot.checks import check_folder, check_rulebook
from bot.clock import office_day, utc_now
from bot.doctor.finding import Finding, ill, well
from bot.settings import Settings
from bot.store import ReminderPosts, open_engine
from bot.store.engine import driver_url
from bot.store.migrating import migration_config
from bot.wording import phrases
from knowledge import KeiyakuError, open_desk


def database(settings: Settings) -> Iterator[Finding]:
    """Whether it answers, and whether its tables are the newest. Nothing is written."""
    url = make_url(driver_url(settings.database_url))
    if url.get_backend_name() == "sqlite" and not _is_there(url.database):
        yield well("database_new")
        return
    engine = open_engine(settings.database_url)
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
            newest = ScriptDirectory.from_config(migration_config(connection)).get_current_head()
        yield well("database") if found == newest else ill("database_old")
        if found == newest:
            yield from _troubles(ReminderPosts(engine))
    except SQLAlchemyError:
        yield ill("database")
    finally:
        engine.dispose()


def _troubles(posts: ReminderPosts) -> Iterator[Finding]:
    """Channels that the morning post cannot be brought to."""
    for team, channel, reason in posts.troubles():
        where = f"{team} {channel}".strip()
        yield ill("reminder", where=where, why=trouble_words(channel, reason))


def rulebooks(settings: Settings) -> Iterator[Finding]:
    """Whether they load, and whether the default one is among them."""
    problems = check_folder(settings)
    names: list[str] = []
    if not problems:
        try:
            names = sorted(_loaded(settings))
        except KeiyakuError as error:
            yield Finding("rulebook-faulty", error.sentence, is_well=False)
            return
        problems = check_rulebook(settings, names)
    yield from (Finding(each.id, each.sentence, is_well=False) for each in problems)
    if not problems:
        yield well("rulebooks", count=len(names), names="、".join(names))


def _loaded(settings: Settings) -> list[str]:
    desk = open_desk(settings.rulebook_folders)
    for name in desk.heads:
        # A rulebook is read when it is first asked.
        desk.ask(phrases("help.examples")[0], rulebook=name, today=office_day(utc_now()))
    return list(desk.heads)


def port(settings: Settings) -> Iterator[Finding]:
    """Whether the port is free, or the desk itself is on it."""
    if settings.mode == "local":
        return
    ports = {"PORT": settings.port}
    if settings.mode == "socket":
        ports = {"HEALTH_PORT": settings.health_port or 0}
    for name, number in (ports | {"CLOCK_HEALTH_PORT": settings.clock_health_port or 0}).items():
        if number:
            yield _port(settings, name, number)


def _port(settings: Settings, name: str, number: int) -> Finding:
    try:
        socket.create_server((settings.host, number)).close()
        return well("port", name=name, port=number)
    except OSError:
        served = _is_the_desk(settings.host, number)
        return well("port_served", port=number) if served else ill("port", name=name, port=number)


def _is_there(path: str | None) -> bool:
    # A file that is not there will be made, unless its folder is missing, too.
    return path is not None and (Path(path).exists() or not Path(path).parent.is_dir())


def _is_the_desk(host: str, number: int) -> bool:
    try:
        with urlopen(f"http://{host}:{number}/healthz", timeout=3) as response:
            return bool(response.read() == b"ok\n")
    except OSError:
        return False
