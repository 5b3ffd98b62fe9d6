"""Choices as buttons, and a question whose choice was taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.blocks.message import MOST_BUTTONS, MOST_IN_BUTTON, Block, Message, fallback
from bot.blocks.parts import header, rich_text, run, section, small_print
from bot.wording import say

CHOICE = "keiyaku:choice"
"""The first part of every choice button's action_id; the rest numbers it."""


def choice_blocks(choices: Sequence[str], value_of: Callable[[str], str] | None) -> list[Block]:
    """Buttons for the choices; labels too long for a button are listed and numbered."""
    numbered = [
        say("line.numbered", number=n, choice=choice) for n, choice in enumerate(choices, 1)
    ]
    if value_of is None:
        return [rich_text(section(*run(line))) for line in numbered]
    if any(len(choice) > MOST_IN_BUTTON for choice in choices):
        listed = [rich_text(section(*run(line))) for line in numbered]
        labels = [str(n) for n in range(1, len(choices) + 1)]
        return listed + _buttons(labels, [value_of(choice) for choice in choices])
    return _buttons(choices, [value_of(choice) for choice in choices])


def taken_message(headline: str, choice: str) -> Message:
    """What stays of a question once a choice was made: the question, the choice, no buttons."""
    chosen = say("line.chosen", choice=choice)
    return Message((*header(headline), *small_print(chosen)), fallback(f"{headline} {chosen}"))


def button(label: str, action_id: str, value: str) -> Block:
    """One button. Its label is plain text and needs no escaping."""
    text = {"type": "plain_text", "text": label, "emoji": False}
    return {"type": "button", "text": text, "action_id": action_id, "value": value}


def _buttons(labels: Sequence[str], values: Sequence[str]) -> list[Block]:
    made = [
        button(label, f"{CHOICE}:{n}", value)
        for n, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    return [
        {"type": "actions", "elements": made[at : at + MOST_BUTTONS]}
        for at in range(0, len(made), MOST_BUTTONS)
    ]
