"""An answer that somebody puts before a channel says who did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.blocks.message import Message
from bot.blocks.parts import rich_text, run, section
from bot.wording import say


def shared_messages(messages: Sequence[Message], user_id: str) -> tuple[Message, ...]:
    """The messages, the first headed by the one who shares it."""
    who = {"type": "user", "user_id": user_id}
    above = rich_text(section(who, *run(say("share.by"))))
    first = replace(messages[0], blocks=(above, *messages[0].blocks))
    return (first, *messages[1:])
