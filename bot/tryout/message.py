"""One question with its answer as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from bot.blocks import answer_messages
from bot.labels import with_labels
from bot.tryout.drawing import draw
from bot.tryout.thread import Turn

if TYPE_CHECKING:
    from knowledge import Answer, Desk


class Shown(NamedTuple):
    """A turn, the name of its body, and the drawn blocks of its answer."""

    turn: Turn
    body: str
    drawn: Markup
    kind: str


def shown(turn: Turn, answer: Answer, desk: Desk, *, live: bool) -> Shown:
    """Draw one turn. A page has no size limit: all messages of an answer stand below one another."""
    head = desk.heads.get(answer.rulebook or turn.rulebook or "")
    body = head.name if head else ""
    contact = head.contact if head else None
    messages = answer_messages(
        with_labels(answer, desk), body=body or None, contact=contact, value_of=_as_it_is
    )
    blocks = [block for message in messages for block in message.blocks]
    return Shown(turn, body, draw(blocks, live=live), answer.kind)


def _as_it_is(choice: str) -> str:
    return choice
