"""Shortcuts: answer a message, which slash commands cannot do in threads; calculate; keep as a case."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.desk_side import DeskSide
from bot.listeners.presses import press_of, shortcut_question
from bot.listeners.reading import question_in
from bot.windows import Opener

ANSWER_THIS, CALCULATE = "keiyaku_answer_this", "keiyaku_calculate"
REGISTER_THIS = "keiyaku_register_case"


def register(app: App, side: DeskSide) -> None:
    """Bind them."""

    @app.shortcut(ANSWER_THIS)
    def answer_message(ack: Ack, body: dict[str, Any]) -> None:
        """Answered to this person alone; the answer can then be shared in the message's thread."""
        side.accept(shortcut_question(body))
        ack()

    @app.shortcut(CALCULATE)
    def open_picker(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        press = press_of(body)
        Opener(client).show(press, side.forms.picker(press))
        ack()

    @app.shortcut(REGISTER_THIS)
    def register_message(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        text = question_in((body.get("message") or {}).get("text") or "")
        side.cases.from_message(text, press_of(body), Opener(client))
