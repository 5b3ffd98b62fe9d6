"""What stands behind an answer, as the blocks of a window: the provisions, and the working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks.answer import conclusion_text, reading_line
from bot.blocks.figures import day_in_words
from bot.blocks.message import Block
from bot.blocks.parts import header, rich_text, run, section, small_print, titled_list
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer


def article_blocks(answer: Answer, bodies: dict[str, str]) -> list[Block]:
    """Each cited provision with its gist; a provision of another body says whose it is."""
    blocks: list[Block] = []
    for citation in answer.citations:
        caption = f"（{citation.caption}）" if citation.caption else ""
        elsewhere = citation.rulebook != answer.rulebook
        body = bodies.get(citation.rulebook, citation.rulebook) if elsewhere else ""
        place = run(f"{body}　" if body else "")
        place += run(f"{citation.place}{caption}", bold=True)
        gist = [section(*run(citation.gist))] if citation.gist else []
        blocks.append(rich_text(section(*place), *gist))
    return [*blocks, *small_print(say("window.gist_only"))]


def step_blocks(answer: Answer) -> list[Block]:
    """How the answer came about: what was read, each step, what was assumed."""
    steps = [run(step) for step in answer.steps]
    assumed = [run(text) for text in answer.assumptions]
    day = day_in_words(answer.as_of)
    return [
        *header(conclusion_text(answer)),
        *small_print(reading_line(answer)),
        *titled_list(say("heading.steps"), steps),
        *(titled_list(say("heading.assumptions"), assumed) if assumed else []),
        *small_print(say("line.as_of_no_body", day=day)),
    ]
