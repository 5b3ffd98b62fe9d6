"""What whoever is in charge reads: who asks, what, what was read, what the desk said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.blocks.answer import conclusion_text, reading_line
from bot.blocks.message import Block, Message, fallback
from bot.blocks.parts import header, rich_text, run, section, small_print, titled_list
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer


def handed_message(
    answer: Answer, question: str, earlier: Sequence[str], asker: str, link: str
) -> Message:
    """One message to the person or channel in charge."""
    who: Block = {"type": "user", "user_id": asker}
    url: Block = {"type": "link", "url": link, "text": say("officer.link")}
    asked = [run(text) for text in (*earlier, question)]
    cited = [run(c.place) for c in answer.citations]
    blocks = (
        *header(say("officer.title")),
        rich_text(section(who, *run(say("officer.from")))),
        *titled_list(say("officer.question"), asked),
        *titled_list(say("officer.said"), [run(conclusion_text(answer))]),
        *small_print(reading_line(answer)),
        *titled_list(say("heading.citations"), cited),
        *([rich_text(section(url))] if link else []),
    )
    return Message(blocks, fallback(f"{say('officer.title')} {question}"))
