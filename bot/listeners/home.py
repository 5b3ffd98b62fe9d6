"""The desk's own tabs: Home, and the Messages tab before anything was written."""

from __future__ import annotations

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners.desk_side import DeskSide
from bot.windows import Opener, Press

EVENT = "app_home_opened"


def register(app: App, side: DeskSide) -> None:
    """Bind the event."""

    @app.event(EVENT)
    def show_tab(body: dict[str, Any], event: dict[str, Any], client: WebClient) -> None:
        press = Press(body.get("team_id") or "", event["user"], event.get("channel") or "")
        if event.get("tab") == "messages":
            side.home.suggest(press, Opener(client))
        else:
            side.home.publish(press, Opener(client))
