"""Slash commands that each stand for one calculation. Their names are data: the manifest lists them."""

from __future__ import annotations

import re

from bot.wording import phrases

_NAME = re.compile(r"/[^\s/]{1,31}")


def short_commands(given: dict[str, str] | None, *, japanese: bool = False) -> dict[str, str]:
    """The commands in use: those given, or else the usual ones; with their Japanese names if wanted.

    >>> short_commands({"/hosho": "bid_deposit"})
    {'/hosho': 'bid_deposit'}
    >>> "/入札保証金" in short_commands(None, japanese=True)
    True
    """
    usual = _listed(phrases("short_commands.usual")) if given is None else given
    return {**usual, **(_listed(phrases("short_commands.japanese")) if japanese else {})}


def read_short_commands(text: str) -> dict[str, str]:
    """As a setting has them; raises ValueError where a name is none.

    >>> read_short_commands("/hosho=bid_deposit, /kigen=payment_due")
    {'/hosho': 'bid_deposit', '/kigen': 'payment_due'}
    """
    pairs = [pair.strip().partition("=") for pair in text.split(",") if pair.strip()]
    if not all(_NAME.fullmatch(name) and calculation for name, _, calculation in pairs):
        raise ValueError("not a list of commands")
    return {name: calculation for name, _, calculation in pairs}


def _listed(pairs: tuple[str, ...]) -> dict[str, str]:
    return dict(pair.split("=") for pair in pairs)
