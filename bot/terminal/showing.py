"""How an answer leaves the terminal: JSON, plain lines into a pipe, or drawn with rich."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.terminal.sheet import Sheet
    from knowledge import Answer, Desk

WIDEST = 100
"""Lines longer than this are hard to read, however wide the window is."""


def show(answer: Answer, desk: Desk, *, as_json: bool) -> None:
    """Print an answer in the form that fits where it goes."""
    if as_json:
        print(answer.model_dump_json())
        return
    from bot.terminal.sheet import sheet_of

    sheet = sheet_of(answer, desk)
    if not sys.stdout.isatty():
        print("\n".join(plain(sheet)))
        return
    from rich.console import Console

    from bot.terminal.drawing import drawn

    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    for piece in drawn(sheet):
        console.print(piece)


def plain(sheet: Sheet) -> list[str]:
    """The sheet as lines: nothing but text, each statement on one line."""
    lines = [" ".join([*sheet.marks, sheet.headline])]
    lines += [sheet.read_as] if sheet.read_as else []
    if sheet.values:
        lines += ["", *(f"{name}: {text}" for name, text in sheet.values)]
    if sheet.table:
        _, *rows = sheet.table
        lines += ["", *(f"{first}: {second}{_behind(rest)}" for first, second, *rest in rows)]
    for title, entries in sheet.parts:
        lines += ["", title, *(f"  ・{entry}" for entry in entries)]
    return [*lines, "", sheet.foot]


def _behind(cells: Sequence[str]) -> str:
    """The further cells of a row in brackets, where they say anything."""
    told = [cell for cell in cells if cell.strip("－")]
    return f"（{'、'.join(told)}）" if told else ""
