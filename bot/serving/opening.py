"""Opening what is served: the desk, its store, and both joined. A mistake is one sentence."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from bot.app import Built, build_app
from bot.checks import Problem, Unusable, check_folder, check_rulebook, stop_on
from bot.clock import office_day, utc_now
from bot.settings import Settings, read_settings
from bot.store import Store
from bot.wording import phrases, say
from knowledge import Desk, KeiyakuError, open_desk

GRACE_SECONDS = 25
"""How long what was accepted may take to be answered when the process is told to stop."""


def open_desk_side(settings: Settings) -> Built:
    """Open desk and store and join them; raises Unusable with a sentence."""
    stop_on(check_folder(settings))
    return build_app(settings, desk=open_warm_desk(settings), store=open_store(settings))


def open_warm_desk(settings: Settings) -> Desk:
    """The desk, asked once: the first question of a process is the slow one, rulebooks are read."""
    try:
        desk = open_desk(settings.rulebook_folders)
        stop_on(check_rulebook(settings, desk.heads))
        desk.ask(
            phrases("help.examples")[0],
            rulebook=settings.keiyaku_rulebook,
            today=office_day(utc_now()),
        )
    except KeiyakuError as error:
        raise Unusable([Problem("rulebook-faulty", error.sentence)]) from error
    return desk


def open_store(settings: Settings) -> Store:
    """The store, its tables up to date."""
    try:
        return Store.open(settings.database_url)
    except SQLAlchemyError as error:
        problem = Problem("database-unreachable", say("startup.database-unreachable"))
        raise Unusable([problem]) from error


def settings_or_exit() -> Settings:
    """The settings of a process that gunicorn started."""
    try:
        return read_settings()
    except Unusable as error:
        raise SystemExit(str(error)) from None
