"""The few kinds of block in use, each made in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.blocks.message import MOST_IN_ELEMENT, MOST_IN_HEADER, Block

Run = dict[str, Any]
LONGEST_HEADER = 60
MOST_LIST_CHARACTERS = 2_700


def run(text: str, *, bold: bool = False) -> list[Run]:
    """A stretch of text, in pieces if it is longer than one element should be.

    >>> run("結論", bold=True)
    [{'type': 'text', 'text': '結論', 'style': {'bold': True}}]
    """
    style = {"style": {"bold": True}} if bold else {}
    pieces = [text[at : at + MOST_IN_ELEMENT] for at in range(0, len(text), MOST_IN_ELEMENT)]
    return [{"type": "text", "text": piece, **style} for piece in pieces]


def section(*runs: Run) -> Run:
    """A paragraph inside a rich_text block."""
    return {"type": "rich_text_section", "elements": list(runs)}


def rich_text(*elements: Run) -> Block:
    """A block of paragraphs and lists."""
    return {"type": "rich_text", "elements": list(elements)}


def header(text: str) -> list[Block]:
    """The conclusion: a header; or, where that would fill a phone's screen, text with its beginning in bold.

    >>> [block["type"] for block in header("短い") + header("長" * 100)]
    ['header', 'rich_text']
    """
    if len(text) <= min(LONGEST_HEADER, MOST_IN_HEADER):
        return [{"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}]
    title, colon, rest = text.partition(": ")
    if not colon or len(title) > LONGEST_HEADER:
        return [rich_text(section(*piece)) for piece in _blocks_of_runs(run(text, bold=True))]
    runs = [*run(title + colon, bold=True), *run(rest)]
    return [rich_text(section(*piece)) for piece in _blocks_of_runs(runs)]


def small_print(text: str) -> list[Block]:
    """A line in small grey type."""
    pieces = [text[at : at + MOST_IN_ELEMENT] for at in range(0, len(text), MOST_IN_ELEMENT)]
    return [
        {"type": "context", "elements": [{"type": "plain_text", "text": piece, "emoji": False}]}
        for piece in pieces
    ]


def titled_list(title: str, items: Iterable[Sequence[Run]]) -> list[Block]:
    """A bold title with a bulleted list, over several blocks where it is long."""
    blocks: list[Block] = []
    for group in _groups(items):
        bullets = {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [section(*i) for i in group],
        }
        above = [] if blocks else [section(*run(title, bold=True))]
        blocks.append(rich_text(*above, bullets))
    return blocks


def _groups(items: Iterable[Sequence[Run]]) -> list[list[Sequence[Run]]]:
    groups: list[list[Sequence[Run]]] = []
    size = MOST_LIST_CHARACTERS
    for item in items:
        for part in _blocks_of_runs(item):
            length = sum(len(piece.get("text", "")) for piece in part)
            if size + length > MOST_LIST_CHARACTERS:
                groups.append([])
                size = 0
            groups[-1].append(part)
            size += length
    return groups


def _blocks_of_runs(runs: Sequence[Run]) -> list[Sequence[Run]]:
    """The runs of one item, over several items if they are more than a block should hold."""
    if sum(len(piece.get("text", "")) for piece in runs) <= MOST_IN_ELEMENT:
        return [runs]
    return [[piece] for piece in runs]
