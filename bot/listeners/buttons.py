"""Buttons: a choice that continues a question, and the next part of a long answer."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.blocks import CHOICE, MORE, sentence_message
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import pressed, team_of
from bot.wording import say

PRESSED = re.compile(rf"^(?:{CHOICE}:\d+|{MORE})$")


def register(app: App, side: DeskSide) -> None:
    """Bind the buttons. The press is acknowledged when it is safe in the store."""

    @app.action(PRESSED)
    def accept_press(
        ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond
    ) -> None:
        continuation = side.buttons.read(action.get("value") or "", team_of(body))
        if continuation is None:
            ack()
            stale = sentence_message(say("failure.stale_button"))
            respond(**stale.payload(), response_type="ephemeral", replace_original=False)
            return
        side.accept(pressed(body, action, continuation))
        ack()
