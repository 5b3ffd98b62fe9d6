"""Tables: as Slack's own block in messages, as lists where that block may not stand.

Limits: 100 rows of 20 cells, one table a message, and no empty cell
(https://docs.slack.dev/reference/block-kit/blocks/table-block). How much text a table may hold is
not documented; what a message may hold is the bound that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.blocks.message import MOST_CHARACTERS, Block
from bot.blocks.parts import rich_text, run, section, titled_list

if TYPE_CHECKING:
    from knowledge import Table

MOST_ROWS, MOST_COLUMNS = 100, 20
MOST_IN_CELL = 1_000
MOST_IN_TABLE = MOST_CHARACTERS * 3 // 4
"""The rest of a message is for the conclusion above the table and for what stands below it."""
DITTO, NOTHING = "〃", "－"


def table_blocks(table: Table) -> list[Block]:
    """A table as one block, or several for several messages: each repeats the columns' titles."""
    rows = [row for cells in table.rows for row in _in_pieces([cell.text for cell in cells])]
    if len(table.columns) > MOST_COLUMNS:
        return _lists(table.columns, rows)
    return [_block(table.columns, group) for group in _groups(table.columns, rows)]


def without_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with each table as a list: windows and the Home tab show no tables."""
    drawn: list[Block] = []
    for block in blocks:
        if block.get("type") != "table":
            drawn.append(block)
            continue
        titles, *rows = [[_text(cell) for cell in row] for row in block["rows"]]
        drawn += _lists(titles, rows)
    return drawn


def _lists(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Block]:
    """Each row under its first cell, the others as 「title: text」."""
    blocks: list[Block] = []
    for first, *rest in rows:
        told = [run(f"{t}: {text}") for t, text in zip(titles[1:], rest, strict=True)]
        blocks += titled_list(first, told)
    return blocks


def _block(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
    head = [_cell(title, bold=True) for title in titles]
    body = [[_cell(text, bold=n == 0) for n, text in enumerate(row)] for row in rows]
    settings = [{"is_wrapped": True} for _ in titles]
    return {"type": "table", "rows": [head, *body], "column_settings": settings}


def _cell(text: str, *, bold: bool = False) -> Block:
    return rich_text(section(*run(text or NOTHING, bold=bold)))


def _text(cell: Block) -> str:
    return "".join(part["text"] for run_ in cell["elements"] for part in run_["elements"])


def _in_pieces(cells: Sequence[str]) -> list[list[str]]:
    """A row, over several rows where a cell holds more than it should."""
    pieces = [
        [text[at : at + MOST_IN_CELL] for at in range(0, len(text), MOST_IN_CELL)] or [NOTHING]
        for text in cells
    ]
    return [list(row) for row in zip_longest(*pieces, fillvalue=DITTO)]


def _groups(titles: Sequence[str], rows: Sequence[list[str]]) -> list[list[list[str]]]:
    titled = sum(map(len, titles))
    groups: list[list[list[str]]] = [[]]
    size = titled
    for row in rows:
        length = sum(map(len, row))
        if groups[-1] and (len(groups[-1]) + 1 >= MOST_ROWS or size + length > MOST_IN_TABLE):
            groups.append([])
            size = titled
        groups[-1].append(row)
        size += length
    return groups
