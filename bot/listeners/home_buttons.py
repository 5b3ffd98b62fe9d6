"""Buttons of App Home: the picker, my questions again, my body."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks.home import AGAIN, ASK_HERE, SET_BODY
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener

HOME = re.compile(rf"^(?:{AGAIN}:\d+|{ASK_HERE}|{SET_BODY})$")


def register(app: App, side: DeskSide) -> None:
    """Bind the buttons of the Home tab."""

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
