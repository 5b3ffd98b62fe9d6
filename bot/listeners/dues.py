"""Deadlines: what is done with them in morning posts, in windows and on the Home tab."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks.due_windows import WINDOWS
from bot.blocks.reminder_lines import DUE
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener, Place

ABOUT_DUES = re.compile(rf"^{DUE}:\w+$")
ASKING = re.compile(rf"^(?:{'|'.join(map(re.escape, WINDOWS))})$")


def register(app: App, side: DeskSide) -> None:
    """Bind them. A press is acknowledged first; a form waits for what the ledger says of it."""

    @app.action(ABOUT_DUES)
    def settle(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        press, place = press_of(body), Place.of(body)
        deed, value = action["action_id"], action.get("value") or ""
        done = side.cases.dues.press(deed, value, press, place, client)
        if place.at_home and done.due:
            side.home.publish(press, Opener(client))

    @app.view(ASKING)
    def settle_as_said(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        press, place = press_of(body), Place.below(body["view"])
        done = side.cases.dues.submitted(body["view"]["callback_id"], press)
        ack(**done.response)
        side.cases.dues.show(done, press, place, client)
        if place.at_home and done.due:
            side.home.publish(press, Opener(client))
