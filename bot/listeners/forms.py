"""Buttons that lead to a calculation's form: pick one, open it, change its values."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks.acting import CHANGE
from bot.blocks.forms import OPEN_CALC, PICK
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener

CALCULATION = re.compile(rf"^(?:{OPEN_CALC}:\w+|{PICK})$")


def register(app: App, side: DeskSide) -> None:
    """Bind the buttons that open forms."""

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
