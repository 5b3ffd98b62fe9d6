"""Buttons below an answer: 条文を見る, 計算過程, 共有, 役に立った, 違う, 担当に聞く, and those of windows."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks import ACT, LETTERS, Deed
from bot.blocks.acting import CHANGE
from bot.blocks.forms import OPEN_CALC, PICK
from bot.blocks.home import AGAIN, ASK_HERE, SET_BODY
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener
from bot.wording import say

ACTED = re.compile(rf"^{ACT}:")
CALCULATION = re.compile(rf"^(?:{OPEN_CALC}:\w+|{PICK})$")
HOME = re.compile(rf"^(?:{AGAIN}:\d+|{ASK_HERE}|{SET_BODY})$")
WORDS = frozenset(str(deed) for deed in Deed)


def register(app: App, side: DeskSide) -> None:
    """Bind the buttons. Each is done at once: it opens a window, or is kept in the store."""

    @app.action(ACTED)
    def act(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        press, (deed, value) = press_of(body), deed_in(action)
        asked = side.buttons.read(value, press.team_id)
        if asked is None:
            Opener(client).tell(press, say("failure.stale_button"))
        else:
            side.acting.act(deed, asked, press, Opener(client))
        ack()

    @app.action(CALCULATION)
    def open_form(
        ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient
    ) -> None:
        press, opener = press_of(body), Opener(client)
        picked = action.get("selected_option") or action
        form = side.forms.form(press, picked.get("value") or "") or side.forms.picker(press)
        (opener.change if action["action_id"] == PICK else opener.show)(press, form)
        ack()

    @app.action(CHANGE)
    def change_values(
        ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient
    ) -> None:
        press = press_of(body)
        asked = side.buttons.read(action.get("value") or "", press.team_id)
        form = side.forms.form(press, asked.calculation, asked) if asked else None
        Opener(client).change(press, form or side.forms.picker(press))
        ack()

    @app.action(HOME)
    def use_home(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        press, opener = press_of(body), Opener(client)
        if action["action_id"] == SET_BODY:
            side.settings.open(press, opener)
        elif action["action_id"] == ASK_HERE:
            opener.show(press, side.forms.picker(press))
        elif asked := side.buttons.read(action.get("value") or "", press.team_id):
            opener.show(press, side.forms.result(press, asked, side.today))
        ack()


def deed_in(action: dict[str, Any]) -> tuple[Deed, str]:
    """What is to be done, and the value that says with what.

    >>> deed_in({"action_id": "keiyaku:act:more", "selected_option": {"value": "cx"}})
    (<Deed.STEPS: 'steps'>, 'x')
    """
    value = (action.get("selected_option") or action).get("value") or ""
    word = action["action_id"].removeprefix(f"{ACT}:")
    if word in WORDS:
        return Deed(word), value
    return LETTERS.get(value[:1], Deed.HELPFUL), value[1:]
