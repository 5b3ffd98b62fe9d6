"""Buttons below an answer: 条文を見る, 計算過程, 共有, 役に立った, 違う, 担当に聞く."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks import ACT, LETTERS, Deed
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener
from bot.wording import say

ACTED = re.compile(rf"^{ACT}:")
WORDS = frozenset(str(deed) for deed in Deed)


def register(app: App, side: DeskSide) -> None:
    """Bind the buttons. Each is done at once: it opens a window, or is kept in the store."""

    @app.action(ACTED)
    def act(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        press, (deed, value) = press_of(body), deed_in(action)
        asked = side.buttons.read(value, press.team_id)
        if asked is None:
            Opener(client).tell(press, say("failure.stale_button"))
        elif deed == Deed.REGISTER:
            side.cases.register(asked, press, Opener(client))
        else:
            side.acting.act(deed, asked, press, Opener(client))
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
