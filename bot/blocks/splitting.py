"""Splitting what is too long for one message. Nothing is ever cut off without saying so."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks.choices import button
from bot.blocks.message import MOST_BLOCKS, MOST_CHARACTERS, Block, Message, characters, fallback
from bot.blocks.parts import small_print
from bot.wording import say

MORE = "keiyaku:more"
"""The action_id of the button that shows the next part of a private answer."""
_KEPT_FREE = 2  # blocks: the line or button that leads to the rest, and 「続き」


def split(blocks: Sequence[Block], text: str) -> tuple[Message, ...]:
    """The blocks in as few messages as Slack's limits allow, in order."""
    parts: list[list[Block]] = [[]]
    size = 0
    for block in blocks:
        length = characters(block)
        full = len(parts[-1]) >= MOST_BLOCKS - _KEPT_FREE or size + length > MOST_CHARACTERS
        full = full or (_is_table(block) and any(map(_is_table, parts[-1])))
        if full and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append(block)
        size += length
    return tuple(
        Message(tuple(part), fallback(text if n == 1 else _continued(text, n, len(parts))))
        for n, part in enumerate(parts, 1)
    )


def _is_table(block: Block) -> bool:
    """Of tables, Slack takes one a message."""
    return block.get("type") == "table"


def in_a_row(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Messages to be posted one after the other: each but the last says that more follows."""
    return tuple(
        Message((*_above(n, len(messages)), *message.blocks, *_below(messages[n:])), message.text)
        for n, message in enumerate(messages, 1)
    )


def one_page(messages: Sequence[Message], page: int, next_value: str) -> Message:
    """One of several messages, with a button that leads to the next."""
    shown, rest = messages[page], messages[page + 1 :]
    blocks = (*_above(page + 1, len(messages)), *shown.blocks)
    if rest:
        label = say("more.button", count=_items(rest))
        blocks += ({"type": "actions", "elements": [button(label, MORE, next_value)]},)
    return Message(blocks, shown.text)


def _above(page: int, pages: int) -> list[Block]:
    return small_print(say("line.continued", page=page, pages=pages)) if page > 1 else []


def _below(rest: Sequence[Message]) -> list[Block]:
    return small_print(say("more.line", count=_items(rest))) if rest else []


def _continued(text: str, page: int, pages: int) -> str:
    return f"{text}{say('line.continued', page=page, pages=pages)}"


def _items(messages: Sequence[Message]) -> int:
    """How many things the messages hold: bullets of lists, and whatever else stands alone."""
    return sum(_bullets(block) or 1 for message in messages for block in message.blocks)


def _bullets(block: Block) -> int:
    if _is_table(block):
        return len(block["rows"]) - 1
    lists = [part for part in block.get("elements", []) if part.get("type") == "rich_text_list"]
    return sum(len(part["elements"]) for part in lists)
