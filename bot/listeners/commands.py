"""The slash command: answered in the acknowledgement itself, one request and one response."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.clock import office_day
from bot.listeners.desk_side import DeskSide
from bot.listeners.reading import question_in
from bot.replies import Continuation


def register(app: App, side: DeskSide) -> None:
    """Bind the command."""

    @app.command(side.command)
    def answer_command(ack: Ack, command: dict[str, Any]) -> None:
        asked = Continuation(question_in(command.get("text") or ""))
        payload = side.asking.private(asked, command["team_id"], office_day(side.clock()))
        ack(**payload, response_type="ephemeral")
