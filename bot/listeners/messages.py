"""Messages the desk sees: written to it directly, or in a channel; new, edited or deleted."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.listeners.desk_side import DeskSide
from bot.listeners.events import direct_message, edit_of, in_channel, written
from bot.listeners.reading import question_in

EVENT = "message"
SUBSCRIPTIONS = ("message.im", "message.channels", "message.groups")
"""What the manifest calls it, by the kind of channel."""


def register(app: App, side: DeskSide) -> None:
    """Bind the event. It is acknowledged when what follows from it is safe in the store."""

    @app.event(EVENT)
    def accept_message(body: dict[str, Any], event: dict[str, Any], context: BoltContext) -> None:
        if event.get("subtype") == "message_deleted":
            side.delete(written(body, event, event.get("deleted_ts") or ""))
        elif edit := edit_of(event, context.bot_id):
            message = written(body, event, edit["ts"])
            question = question_in(edit.get("text") or "", context.bot_user_id)
            side.change(message, question, edit["edited"]["ts"])
        elif incoming := direct_message(body, event, context.bot_user_id):
            side.accept(incoming)
        elif heard := in_channel(body, event, context.bot_user_id):
            side.overhear(heard, event.get("text") or "")
