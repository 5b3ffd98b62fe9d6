"""Cases: their form, and the buttons that open, change, list and close them."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks.case_names import CASE, CASE_FORM
from bot.blocks.case_page import CLOSE_CASE, REOPEN_CASE
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener, Place

ABOUT_CASES = re.compile(rf"^{CASE}:\w+$")


def register(app: App, side: DeskSide) -> None:
    """Bind them. A press is acknowledged first; a form waits for what the ledger says of it."""

    @app.action(ABOUT_CASES)
    def use_case(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        press, place, deed = press_of(body), Place.of(body), action["action_id"]
        side.cases.press(deed, action.get("value") or "", press, place, Opener(client))
        if place.at_home and deed in (CLOSE_CASE, REOPEN_CASE):
            side.home.publish(press, Opener(client))

    @app.view(CASE_FORM)
    def enter(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        press = press_of(body)
        entered = side.cases.forms.submit(press)
        ack(**side.cases.response(entered, press))
        side.cases.confirm(entered, press, client)
        if entered.case and Place.below(body["view"]).at_home:
            side.home.publish(press, Opener(client))
