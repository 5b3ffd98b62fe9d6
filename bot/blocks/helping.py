"""The short help: what can be asked, with examples to press."""

from __future__ import annotations

from collections.abc import Callable

from bot.blocks.choices import choice_blocks
from bot.blocks.message import Message, fallback
from bot.blocks.parts import header, rich_text, run, section, small_print
from bot.wording import phrases, say


def help_message(command: str, value_of: Callable[[str], str] | None = None) -> Message:
    """How to ask, and a few questions as buttons."""
    blocks = (
        *header(say("help.title")),
        rich_text(section(*run(say("help.text")))),
        *small_print(say("help.how", command=command)),
        rich_text(section(*run(say("help.examples_title"), bold=True))),
        *choice_blocks(phrases("help.examples"), value_of),
    )
    return Message(blocks, fallback(say("help.text")))
