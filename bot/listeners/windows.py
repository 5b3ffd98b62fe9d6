"""Windows sent off: a calculation, a question, settings, a judgement, a channel to share in."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks.forms import PICK
from bot.blocks.settling import SETTINGS, SHARE_TO, WRONG
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener
from bot.windows.forms import CALCULATE


def register(app: App, side: DeskSide) -> None:
    """Bind the windows. What became of it is shown in the window itself."""

    @app.view(CALCULATE)
    def calculate(ack: Ack, body: dict[str, Any]) -> None:
        ack(**side.forms.calculated(press_of(body), side.today))

    @app.view(PICK)
    def ask(ack: Ack, body: dict[str, Any]) -> None:
        ack(**side.forms.asked(press_of(body), side.today))

    @app.view(SETTINGS)
    def settle(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        press, opener = press_of(body), Opener(client)
        ack(**side.settings.save(press, opener))
        if press.is_direct:
            side.home.publish(press, opener)

    @app.view(WRONG)
    def judge(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="update", view=side.acting.judged(press_of(body)))

    @app.view(SHARE_TO)
    def share(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="update", view=side.acting.shared_to(press_of(body)))
