"""What follows from pressing a button below an answer, as the page shows it.

Nothing is kept or sent but a case, and that only when its form is sent off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from bot.blocks import Deed, answer_messages, sentence_message, shared_messages
from bot.blocks.case_form import CaseFields
from bot.blocks.details import article_blocks, step_blocks
from bot.blocks.handing import handed_message
from bot.blocks.message import Block
from bot.blocks.parts import small_print
from bot.blocks.settling import wrong_view
from bot.dated import begun, holds_a_day
from bot.labels import with_labels
from bot.tryout.case_fields import bodies_of, case_fields
from bot.tryout.drawing import draw
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer, Desk

YOU = "あなた"


class Panel(NamedTuple):
    """What appears below an answer: a title, the drawn blocks, and whether it is to be sent off."""

    title: str
    drawn: Markup
    submit: str = ""
    action: str = ""
    """Where it is sent, if not to the page itself."""


def panel(
    word: str, answer: Answer, desk: Desk, earlier: tuple[str, ...], reason: str = ""
) -> Panel | None:
    """The panel of a deed; None if there is no such deed."""
    if word not in {str(deed) for deed in Deed}:
        return None
    deed = Deed(word)
    seen = with_labels(answer, desk)
    if deed == Deed.REGISTER:
        return _registering(answer, desk)
    if deed == Deed.WRONG and not reason:
        view = wrong_view("", "", seen.headline)
        blocks = [*view["blocks"][:-1], *small_print(say("tryout.not_kept"))]
        return Panel(say("wrong.title"), draw(blocks, live=False), say("wrong.send"))
    return Panel(
        say(f"tryout.{deed}"), draw(_blocks(deed, seen, desk, earlier, reason), live=False)
    )


def _registering(answer: Answer, desk: Desk) -> Panel | None:
    """The form of a case, begun by the answer."""
    if not holds_a_day(answer):
        return None
    values = begun(answer, answer.question, desk).values()
    fields = CaseFields(bodies_of(desk), desk.facts, values, all_days=True)
    return Panel(say("tryout.register"), case_fields(fields, {}), say("case.submit"), "/cases")


def _blocks(
    deed: Deed, answer: Answer, desk: Desk, earlier: tuple[str, ...], reason: str
) -> list[Block]:
    if deed == Deed.ARTICLES:
        return article_blocks(answer, {name: head.name for name, head in desk.heads.items()})
    if deed == Deed.STEPS:
        return step_blocks(answer)
    if deed == Deed.OFFICER:
        return list(handed_message(answer, answer.question, earlier, YOU, "").blocks)
    if deed == Deed.SHARE:
        head = desk.heads.get(answer.rulebook or "")
        drawn = answer_messages(answer, body=head.name if head else None, folded=True)
        return [block for message in shared_messages(drawn, YOU) for block in message.blocks]
    thanks = say("wrong.thanks", reason=say(f"reason.{reason}")) if reason else say("wrong.helpful")
    return list(sentence_message(thanks).blocks)
