"""Direct messages to the desk."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.listeners.desk_side import DeskSide
from bot.listeners.events import direct_message

EVENT = "message"
SUBSCRIPTION = "message.im"
"""What the manifest calls it. Other kinds of `message` may arrive and are left alone."""


def register(app: App, side: DeskSide) -> None:
    """Bind the event. It is acknowledged when the question is safe in the store."""

    @app.event(EVENT)
    def accept_direct_message(
        body: dict[str, Any], event: dict[str, Any], context: BoltContext
    ) -> None:
        side.accept(direct_message(body, event, context.bot_user_id))
