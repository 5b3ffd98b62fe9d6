"""Slash commands: answered in the acknowledgement itself, one request and one response.

Only what needs a window (no text, the name of a calculation alone, 団体, 設定, 案件, 期限) calls Slack.
"""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient

from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import command_press
from bot.listeners.reading import question_in
from bot.listeners.subwords import LEDGER_WORDS, Meant, Subwords
from bot.windows import Opener


def register(app: App, side: DeskSide) -> None:
    """Bind the command, and the short ones that each stand for a calculation."""
    subwords = Subwords(side.asking.desk.calculators)

    @app.command(side.command)
    def answer_command(command: dict[str, Any], client: WebClient) -> BoltResponse:
        return _answer(
            side, command, client, subwords.meant(question_in(command.get("text") or ""))
        )

    for name, calculation in side.short_commands.items():
        _register_short(app, side, name, subwords.of(calculation))


def _register_short(app: App, side: DeskSide, name: str, meant: Subwords.Short) -> None:
    @app.command(name)
    def answer_short_command(command: dict[str, Any], client: WebClient) -> BoltResponse:
        return _answer(side, command, client, meant(question_in(command.get("text") or "")))


def _answer(
    side: DeskSide, command: dict[str, Any], client: WebClient, meant: Meant
) -> BoltResponse:
    press = command_press(command)
    if meant.question:
        asked = side.asked(meant.question, press.team_id, press.channel, press.user_id)
        # The response is the acknowledgement; `ack` would turn the same payload into JSON each time.
        answer = side.asking.private_json(asked, press.team_id, side.today)
        return BoltResponse(status=200, body=answer)
    opener = Opener(client)
    if meant.opens in LEDGER_WORDS:
        side.cases.open(meant.opens, press, opener)
    elif meant.opens == "settings":
        side.settings.open(press, opener, only_body=meant.only_body)
    else:
        form = side.forms.form(press, meant.opens) if meant.opens else None
        opener.show(press, form or side.forms.picker(press))
    return BoltResponse(status=200, body="")
