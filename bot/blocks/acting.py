"""What can be done with an answer: one calm row, and the rest behind ⋯."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.blocks.answer import LISTED
from bot.blocks.choices import button
from bot.blocks.message import Block
from bot.dated import holds_a_day
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer

ACT = "keiyaku:act"
"""The first part of the action_id of all of these; the rest is the deed."""
MORE_DEEDS = f"{ACT}:more"
FEEDBACK = f"{ACT}:feedback"
CHANGE = "keiyaku:change"
"""Work a calculation out again with other values."""
MOST_IN_OPTION = 150 - 1  # the deed's letter stands before the value
SHORT_STEPS = 4


class Deed(StrEnum):
    """What a person does with an answer."""

    ARTICLES = "articles"
    STEPS = "steps"
    SHARE = "share"
    HELPFUL = "helpful"
    WRONG = "wrong"
    OFFICER = "officer"
    REGISTER = "register"
    """Keep the day of the answer as a case (案件)."""


LETTERS = dict(zip("acsgwor", Deed, strict=True))
_LETTER_OF = {deed: letter for letter, deed in LETTERS.items()}
ValueUpTo = Callable[[int], str]
"""Makes a value that carries what the answer is about, of at most so many characters."""
VALUE = 1_950


class Surface(StrEnum):
    """Where an answer stands: seen by one person in a channel, by a thread, in direct messages, in a window."""

    PRIVATE = "private"
    THREAD = "thread"
    DIRECT = "direct"
    WINDOW = "window"


def acting_blocks(answer: Answer, surface: Surface, value: ValueUpTo) -> list[Block]:
    """The row below an answer; none below a question, whose buttons are its choices."""
    if answer.kind == "clarification" or surface == Surface.WINDOW:
        return []
    shown, behind = _deeds(answer, surface)
    shown += _registering(answer)
    elements: list[Block] = [button(_label(d), f"{ACT}:{d}", value(VALUE)) for d in shown]
    if surface == Surface.PRIVATE and shown[0] == Deed.SHARE:
        elements[0] |= {"text": _plain(say("act.share_channel"))}
    if behind:
        elements.append(_overflow(behind, value(MOST_IN_OPTION)))
    row: list[Block] = [{"type": "actions", "elements": elements}]
    return [*row, _feedback(value(VALUE))] if surface == Surface.DIRECT else row


def _deeds(answer: Answer, surface: Surface) -> tuple[list[Deed], list[Deed]]:
    """What stands in the row, and what behind it."""
    reading = [Deed.ARTICLES] if answer.citations else []
    working = [Deed.STEPS] if answer.steps and answer.kind not in LISTED else []
    if answer.kind == "unknown":
        judging = [] if surface == Surface.DIRECT else [Deed.WRONG]
        return [Deed.OFFICER, *reading, *judging], []
    if surface == Surface.PRIVATE:
        return [Deed.SHARE, *reading, Deed.WRONG], [*working, Deed.HELPFUL, Deed.OFFICER]
    if surface == Surface.DIRECT:
        return [*reading, *working], [Deed.SHARE, Deed.OFFICER]
    return [*reading, Deed.HELPFUL, Deed.WRONG], [*working, Deed.OFFICER]


def _registering(answer: Answer) -> list[Deed]:
    return [Deed.REGISTER] if holds_a_day(answer) else []


def _overflow(deeds: Sequence[Deed], value: str) -> Block:
    options = [
        {"text": _plain(_label(deed)), "value": f"{_LETTER_OF[deed]}{value}"} for deed in deeds
    ]
    return {"type": "overflow", "action_id": MORE_DEEDS, "options": options}


def _feedback(value: str) -> Block:
    """Slack's own thumbs, as in the messages of any agent."""
    buttons = {
        name: {
            "text": _plain(_label(deed)),
            "value": f"{_LETTER_OF[deed]}{value}",
            "accessibility_label": _label(deed),
        }
        for name, deed in (("positive_button", Deed.HELPFUL), ("negative_button", Deed.WRONG))
    }
    element = {"type": "feedback_buttons", "action_id": FEEDBACK, **buttons}
    return {"type": "context_actions", "elements": [element]}


def _label(deed: Deed) -> str:
    return say(f"act.{deed}")


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def result_row(answer: Answer, value: str, *, in_channel: bool, form: str) -> list[Block]:
    """The row below an answer in a window."""
    if answer.kind == "clarification":
        return []
    reading = [Deed.ARTICLES] if answer.citations else []
    deeds = [Deed.SHARE, *reading, Deed.WRONG, *_registering(answer)]
    elements = [button(_label(deed), f"{ACT}:{deed}", value) for deed in deeds]
    if in_channel:
        elements[0] |= {"text": _plain(say("act.share_channel"))}
    if form:
        elements.append(button(say("form.change"), CHANGE, value))
    return [{"type": "actions", "elements": elements}]
