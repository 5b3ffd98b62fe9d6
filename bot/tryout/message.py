"""One question with its answer as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from bot.blocks import Surface, acting_blocks, answer_messages
from bot.labels import with_labels
from bot.tryout.acts import Panel
from bot.tryout.drawing import draw
from bot.tryout.thread import Turn

if TYPE_CHECKING:
    from knowledge import Answer, Desk


class Shown(NamedTuple):
    """A turn, the name of its body, the drawn blocks of its answer, and what was opened below it."""

    turn: Turn
    body: str
    drawn: Markup
    kind: str
    panel: Panel | None = None


def shown(
    turn: Turn, answer: Answer, desk: Desk, *, live: bool, panel: Panel | None = None
) -> Shown:
    """Draw one turn. A page has no size limit: all messages of an answer stand below one another."""
    head = desk.heads.get(answer.rulebook or turn.rulebook or "")
    body = head.name if head else ""
    contact = head.contact if head else None
    messages = answer_messages(
        with_labels(answer, desk),
        body=body or None,
        contact=contact,
        value_of=_as_it_is,
        folded=True,
        below=acting_blocks(answer, Surface.PRIVATE, _nothing) if live else (),
    )
    blocks = [block for message in messages for block in message.blocks]
    return Shown(turn, body, draw(blocks, live=live), answer.kind, panel)


def _as_it_is(choice: str) -> str:
    return choice


def _nothing(_most: int) -> str:
    """The page's buttons mean the last answer: they carry no more than what is to be done."""
    return ""
