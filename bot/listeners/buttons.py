"""Buttons: a choice that continues a question, and the next part of a long answer."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks import CHOICE, MORE
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of, pressed, team_of
from bot.windows import Opener
from bot.wording import say

PRESSED = re.compile(rf"^(?:{CHOICE}:\d+|{MORE})$")


def register(app: App, side: DeskSide) -> None:
    """Bind the buttons. The press is acknowledged when it is safe in the store."""

    @app.action(PRESSED)
    def accept_press(
        ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient
    ) -> None:
        continuation = side.buttons.read(action.get("value") or "", team_of(body))
        if continuation is None:
            Opener(client).tell(press_of(body), say("failure.stale_button"))
        elif body.get("view"):
            press = press_of(body)
            Opener(client).change(press, side.forms.result(press, continuation, side.today))
        else:
            side.accept(pressed(body, action, continuation))
        ack()
