"""Whatever else Slack sends: acknowledged and left, so that Slack does not send it again."""

from __future__ import annotations

import re

from slack_bolt import Ack, App

from bot.listeners.desk_side import DeskSide

ANYTHING = re.compile(".*")


def register(app: App, _side: DeskSide) -> None:
    """Bind what is left."""

    @app.event(ANYTHING)
    def leave_event() -> None:
        """An event nobody here asked for; acknowledged by Bolt."""

    @app.action(ANYTHING)
    def leave_action(ack: Ack) -> None:
        ack()
