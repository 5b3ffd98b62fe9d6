"""Calculations in windows: pick one, fill it in, see the result. No calculation is named here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.blocks import Surface, without_tables
from bot.blocks.acting import result_row
from bot.blocks.forms import BODY, PICK, QUESTION, form_blocks, picker_blocks, spoken
from bot.blocks.views import Choice, View, about, filled_in, modal
from bot.replies import Asking, ButtonValues, Continuation
from bot.store import Channels, setting_key
from bot.windows.press import Press
from bot.wording import say
from knowledge import KeiyakuError, UnreadableInput

if TYPE_CHECKING:
    from knowledge import Answer, Calculator, Slot

CALCULATE = "keiyaku:calculate"
Said = dict[str, Any]
"""What Slack is told when a window is sent off."""


class Forms:
    """The windows of all calculations, read off their declarations."""

    def __init__(self, asking: Asking, buttons: ButtonValues, channels: Channels) -> None:
        self._asking = asking
        self._buttons = buttons
        self._channels = channels

    def picker(self, press: Press, question: str = "") -> View:
        """All calculations, and room for a question."""
        blocks = picker_blocks(self._asking.desk.calculators, question)
        submit = say("form.ask")
        return modal(say("form.title"), blocks, callback_id=PICK, submit=submit, about=press.where)

    def form(self, press: Press, name: str, asked: Continuation | None = None) -> View | None:
        """The window of one calculation, empty or as it was filled in before."""
        calculator = self._asking.desk.calculators.get(name)
        if calculator is None:
            return None
        rulebook = (asked and asked.rulebook) or self._rulebook(press)
        given = dict(asked.given) if asked else {}
        blocks = form_blocks(calculator, self.bodies(), rulebook or "", given)
        return modal(
            calculator.title,
            blocks,
            callback_id=CALCULATE,
            submit=say("form.calculate"),
            about={**press.where, "c": name},
        )

    def calculated(self, press: Press, today: date) -> Said:
        """The result in the place of the form, or what is wrong beside its field."""
        view = press.view or {}
        name = about(view).get("c", "")
        values = spoken(filled_in(view))
        calculator = self._asking.desk.calculators[name]
        body = values.pop(BODY, None)
        asked = Continuation(
            "", rulebook=body, day=today, calculation=name, given=tuple(values.items())
        )
        try:
            answer = self._asking.answer(asked, today)
        except KeiyakuError as error:
            return _errors(field_of(calculator, error), error.sentence)
        if answer.kind == "clarification":
            return _errors(field_of(calculator, answer), answer.headline)
        return {"response_action": "update", "view": self.result(press, asked, today)}

    def asked(self, press: Press, today: date) -> Said:
        """The answer to a question written in the picker."""
        question = filled_in(press.view or {}).get(QUESTION, "")
        if not question:
            return {"response_action": "errors", "errors": {QUESTION: say("form.nothing")}}
        asked = Continuation(question, rulebook=self._rulebook(press), day=today)
        return {"response_action": "update", "view": self.result(press, asked, today)}

    def result(self, press: Press, asked: Continuation, today: date) -> View:
        """An answer in a window, to be shared or worked out again."""
        asked = replace(asked, rulebook=asked.rulebook or self._rulebook(press))
        messages = self._asking.drawn(asked, press.team_id, today, Surface.WINDOW)
        blocks = without_tables(block for message in messages for block in message.blocks)
        answer = self._asking.answer(asked, today)
        value = self._buttons.write(asked, press.team_id, today)
        row = result_row(answer, value, in_channel=not press.is_direct, form=asked.calculation)
        return modal(say("window.result"), [*blocks, *row], about={**press.where, "v": value})

    def bodies(self) -> list[Choice]:
        """Whose rules there are."""
        return [(head.name, name) for name, head in self._asking.desk.heads.items()]

    def _rulebook(self, press: Press) -> str | None:
        key = setting_key(press.channel, press.user_id)
        set_here = self._channels.find(press.team_id, key).rulebook
        return set_here or self._asking.rulebook


def field_of(calculator: Calculator, said: KeiyakuError | Answer) -> str:
    """Beside which field a sentence belongs: the one it is about, else the first."""
    fields: Mapping[str, Slot] = calculator.inputs.fields()
    if isinstance(said, UnreadableInput):
        named = [name for name, slot in fields.items() if slot.title in said.sentence]
        wanted = said.field or next(iter(named), "")
    elif isinstance(said, KeiyakuError):
        wanted = BODY
    else:
        wanted = next((name for name, slot in fields.items() if slot.title in said.missing), "")
    known = [*fields, BODY]
    return wanted if wanted in known else known[0]


def _errors(field: str, sentence: str) -> Said:
    return {"response_action": "errors", "errors": {field: sentence}}
