"""Mentions of the desk in a channel."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.listeners.desk_side import DeskSide
from bot.listeners.events import mention

EVENT = "app_mention"


def register(app: App, side: DeskSide) -> None:
    """Bind the event. It is acknowledged when the question is safe in the store."""

    @app.event(EVENT)
    def accept_mention(body: dict[str, Any], event: dict[str, Any], context: BoltContext) -> None:
        side.accept(mention(body, event, context.bot_user_id))
