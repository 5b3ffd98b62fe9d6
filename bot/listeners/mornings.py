"""A person's own morning post: the button that leads to it, and its window."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.blocks.case_home import MORNING
from bot.blocks.morning_fields import MORNING_SETTINGS
from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of
from bot.windows import Opener


def register(app: App, side: DeskSide) -> None:
    """Bind both."""

    @app.action(MORNING)
    def open_morning(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        side.settings.open_morning(press_of(body), Opener(client))

    @app.view(MORNING_SETTINGS)
    def settle_morning(ack: Ack, body: dict[str, Any]) -> None:
        ack(**side.settings.save_morning(press_of(body)))
