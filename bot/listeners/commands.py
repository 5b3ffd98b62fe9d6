"""The slash command: answered in the acknowledgement itself, one request and one response."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse

from bot.clock import office_day
from bot.listeners.desk_side import DeskSide
from bot.listeners.reading import question_in
from bot.replies import Continuation


def register(app: App, side: DeskSide) -> None:
    """Bind the command."""

    @app.command(side.command)
    def answer_command(command: dict[str, Any]) -> BoltResponse:
        asked = Continuation(question_in(command.get("text") or ""))
        # The response is the acknowledgement; `ack` would turn the same payload into JSON each time.
        answer = side.asking.private_json(
            asked, command.get("team_id") or "", office_day(side.clock())
        )
        return BoltResponse(status=200, body=answer)
