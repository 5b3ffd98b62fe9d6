"""A sheet drawn with rich for a person's eyes: the conclusion in a frame, the figures in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import ROUNDED
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bot.terminal.sheet import Sheet

MARK = "bold yellow"
TITLE = "bold cyan"


def drawn(sheet: Sheet) -> list[RenderableType]:
    """The pieces to print, from the conclusion to the last line."""
    marks = [part for mark in sheet.marks for part in ((mark, MARK), " ")]
    conclusion = Text.assemble(*marks, (sheet.headline, "bold"))
    pieces: list[RenderableType] = [
        Panel(conclusion, box=ROUNDED, border_style="cyan", padding=(0, 1))
    ]
    if sheet.read_as:
        pieces.append(Text(f"  {sheet.read_as}", style="dim"))
    if sheet.values:
        pieces.append(_figures(sheet.values))
    if sheet.table:
        pieces.append(_table(sheet.table))
    for title, entries in sheet.parts:
        pieces += [Text(f"\n{title}", style=TITLE), _entries(entries)]
    return [*pieces, Text(f"\n{sheet.foot}", style="dim")]


def _figures(values: tuple[tuple[str, str], ...]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(justify="right", style="bold")
    for name, text in values:
        table.add_row(Text(f"  {name}"), Text(text))
    return table


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    titles, *body = rows
    table = Table(box=ROUNDED, border_style="cyan", show_lines=True, header_style=TITLE)
    for number, title in enumerate(titles):
        table.add_column(Text(title), style="bold" if number == 0 else "", overflow="fold")
    for row in body:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _entries(entries: tuple[str, ...]) -> Table:
    # A grid keeps the second line of a long entry under its first letter, not under the dot.
    table = Table.grid(padding=(0, 1))
    for entry in entries:
        table.add_row(Text(" ・"), Text(entry))
    return table
