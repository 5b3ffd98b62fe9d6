"""What a command of the terminal works with: the desk, today's day, and the errors it may speak.

The desk is opened by the first command that needs it, so that `--help` costs nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from bot.clock import office_day, utc_now

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge import Desk

UNREADABLE = 2
SETTABLE = ("KEIYAKU_RULEBOOK", "KEIYAKU_RULEBOOKS")


class Refused(typer.TyperException):
    """A command cannot be carried out; the message is the Japanese sentence that says what to do."""

    exit_code = UNREADABLE


def settings_if_any() -> Settings | None:
    """The settings, where something is set: reading them takes longer than answering a question."""
    if not Path(".env").exists() and not any(name in os.environ for name in SETTABLE):
        return None
    return settings_or_refusal()


def settings_or_refusal() -> Settings:
    """The settings; a strange value ends the command with the sentence about it."""
    from bot.checks import Unusable, check_folder, stop_on
    from bot.settings import read_settings

    try:
        settings = read_settings()
        stop_on(check_folder(settings))
        return settings
    except Unusable as error:
        raise Refused(str(error)) from None


def desk_over(settings: Settings | None) -> Desk:
    """The desk over the shipped rulebooks and those of a further folder."""
    from knowledge import open_desk

    return open_desk(folders=settings.rulebook_folders if settings else ())


def day_in_japan() -> date:
    """Today, wherever the machine stands."""
    return office_day(utc_now())


@dataclass
class Session:
    """One run of `keiyaku`; tests put another desk and another day in."""

    settings: Callable[[], Settings | None] = settings_if_any
    open: Callable[[Settings | None], Desk] = desk_over
    clock: Callable[[], date] = day_in_japan
    stdin: TextIO | None = field(default_factory=lambda: sys.stdin)

    @cached_property
    def desk(self) -> Desk:
        """The desk, opened once."""
        return self.open(self._settings)

    @property
    def usual_rulebook(self) -> str | None:
        """The body whose rules hold where none is named."""
        return self._settings.keiyaku_rulebook if self._settings else None

    @cached_property
    def _settings(self) -> Settings | None:
        return self.settings()


def session_of(context: typer.Context) -> Session:
    """The session that `main` put into the context."""
    session = context.find_object(Session)
    return session if session is not None else Session()
