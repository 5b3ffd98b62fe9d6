"""A message and Slack's limits for one.

Limits: https://docs.slack.dev/reference/block-kit/blocks ; the length of all text in one message
is not documented and was found by others to be about 13,200 characters (`msg_blocks_too_long`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.blocks.escaping import escape

Block = dict[str, Any]

MOST_BLOCKS = 50
MOST_CHARACTERS = 12_000
MOST_IN_ELEMENT = 2_900
MOST_IN_HEADER = 150
MOST_IN_BUTTON = 75
MOST_BUTTONS = 25
MOST_FALLBACK = 3_900


@dataclass(frozen=True)
class Message:
    """One message: its blocks, and the text that stands for them in a notification."""

    blocks: tuple[Block, ...]
    text: str

    def payload(self) -> dict[str, Any]:
        """The arguments of chat.postMessage, of a command's answer and of a response_url."""
        return {"text": self.text, "blocks": list(self.blocks)}


def fallback(text: str) -> str:
    """The text of a notification, escaped and within Slack's limit.

    >>> fallback("<!channel>")
    '&lt;!channel&gt;'
    """
    escaped = escape(text)
    if len(escaped) <= MOST_FALLBACK:
        return escaped
    # The blocks hold the whole: this only announces them. Cut before escaping, so that no entity is halved.
    return escape(text[: MOST_FALLBACK // 5 - 1]) + "…"


def characters(block: Block) -> int:
    """How much visible text a block holds.

    >>> characters({"type": "section", "text": {"type": "plain_text", "text": "abc"}})
    3
    """
    return sum(_characters(part) for part in block.values())


def _characters(part: object) -> int:
    if isinstance(part, dict):
        own = part["text"] if isinstance(part.get("text"), str) else ""
        return len(own) + sum(_characters(below) for below in part.values())
    if isinstance(part, list):
        return sum(_characters(below) for below in part)
    return 0
