"""A calculation's window, read off the declaration of its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.blocks.message import Block
from bot.blocks.parts import small_print
from bot.blocks.views import Choice, dated, field, one_of, option, plain, typed
from bot.wording import say, wording

if TYPE_CHECKING:
    from knowledge import Calculator, Slot

BODY = "_body"
"""The block in which the body is chosen; no input of a calculation begins with a line."""
QUESTION = "_question"
PICK = "keiyaku:pick"
OPEN_CALC = "keiyaku:open"
MOST_OPEN_CHOICES = 3
UNSAID = "-"


def form_blocks(
    calculator: Calculator, bodies: list[Choice], rulebook: str, given: Mapping[str, str]
) -> list[Block]:
    """A field for each input, and the body whose rules hold."""
    fields = [
        _field(calculator, name, slot, given.get(name, ""))
        for name, slot in calculator.inputs.fields().items()
    ]
    body = field(BODY, say("form.body"), one_of(bodies, rulebook), optional=False)
    return [*small_print(calculator.summary), *fields, body]


def picker_blocks(calculators: Mapping[str, Calculator], question: str = "") -> list[Block]:
    """All calculations to pick from, and room for a question in plain words."""
    options = [option(each.title, name) for name, each in calculators.items()]
    menu = {
        "type": "static_select",
        "action_id": PICK,
        "placeholder": plain(say("form.choose")),
        "options": options[:100],
    }
    label = {"type": "section", "text": plain(say("form.pick")), "accessory": menu}
    asking = typed(say("form.question_example"), question, long=True)
    above = [label] if options else []
    return [*above, field(QUESTION, say("form.question"), asking)]


def spoken(values: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, without what was left open."""
    return {name: value for name, value in values.items() if value != UNSAID}


def _field(calculator: Calculator, name: str, slot: Slot, given: str) -> Block:
    return field(name, slot.title, _element(calculator, name, slot, given), hint=_hint(slot))


def _element(calculator: Calculator, name: str, slot: Slot, given: str) -> Block:
    if slot.unit == "day":
        return dated(given)
    if slot.unit == "flag":
        shown = slot.choices or (say("flag.yes"), say("flag.no"))
        meant = zip(shown, (say("flag.yes"), say("flag.no")), strict=False)
        return one_of([*meant, (say("form.unsaid"), UNSAID)], given or UNSAID, open_=True)
    if slot.unit == "choice":
        members = calculator.inputs.choice_titles(name)
        choices = [(title, str(member.value)) for title, member in members.items()]
        if len(choices) <= MOST_OPEN_CHOICES:
            return one_of([*choices, (say("form.unsaid"), UNSAID)], given or UNSAID, open_=True)
        return one_of(choices, given)
    has_example = f"form.example.{slot.unit}" in wording()
    return typed(say(f"form.example.{slot.unit}") if has_example else "", given)


def _hint(slot: Slot) -> str:
    return slot.help or (slot.ask if slot.ask != f"{slot.title}はいくらですか。" else "")
