"""A listener that failed: logged under an id, and the asker told that id."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse, Respond

from bot.blocks import Message, sentence_message
from bot.listeners.desk_side import DeskSide
from bot.logs import get_logger, new_failure_id
from bot.wording import say

_log = get_logger(__name__)


def register(app: App, _side: DeskSide) -> None:
    """Bind the error handler."""

    @app.error
    def tell_asker(error: Exception, body: dict[str, Any], respond: Respond) -> BoltResponse:
        failure = new_failure_id()
        _log.error(
            "listener failed", failure=failure, exc_info=error, kind=body.get("type", "command")
        )
        apology = sentence_message(say("failure.answer", id=failure))
        if body.get("type") == "event_callback":
            # Not acknowledged: the question is not in the store, and Slack will bring it again.
            return BoltResponse(status=500)
        if "command" in body:
            return BoltResponse(
                status=200, body={**apology.payload(), "response_type": "ephemeral"}
            )
        _respond(respond, apology, failure)
        return BoltResponse(status=200)


def _respond(respond: Respond, apology: Message, failure: str) -> None:
    try:
        respond(**apology.payload(), response_type="ephemeral", replace_original=False)
    except Exception:  # noqa: BLE001 - nothing more can be done for the asker here
        _log.exception("apology not sent", failure=failure)
