"""Windows opened, changed and stacked within the three seconds that Slack allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.blocks import Message, notice_view, sentence_message
from bot.logs import get_logger
from bot.slack import quick
from bot.windows.press import Press
from bot.wording import say

View = Mapping[str, Any]
_log = get_logger(__name__)


class Opener:
    """The client of one workspace, in a hurry."""

    def __init__(self, client: WebClient) -> None:
        self.client = quick(client)

    def show(self, press: Press, view: View) -> None:
        """Open a window, above the one that is open; if Slack refuses, say so."""
        opening = self.client.views_push if press.view else self.client.views_open
        try:
            opening(trigger_id=press.trigger_id, view=dict(view))
        except (SlackClientError, OSError) as error:
            _log.warning("window not opened", reason=_reason(error))
            self.tell(press, say("window.no_trigger"))

    def change(self, press: Press, view: View) -> None:
        """Put another window in the place of the one that is open."""
        open_one = press.view or {}
        try:
            self.client.views_update(view_id=str(open_one.get("id")), view=dict(view))
        except (SlackClientError, OSError) as error:
            _log.warning("window not changed", reason=_reason(error))

    def tell(self, press: Press, said: str | Message) -> None:
        """Say one sentence to this person alone, where they are."""
        told = sentence_message(said) if isinstance(said, str) else said
        try:
            if press.response_url:
                message = {**told.payload(), "response_type": "ephemeral"}
                hook = WebhookClient(press.response_url, timeout=2, proxy=self.client.proxy)
                hook.send_dict({**message, "replace_original": False})
            elif press.trigger_id:
                # In a window, or on the Home tab, where nothing else can be said to one person.
                opening = self.client.views_push if press.view else self.client.views_open
                opening(trigger_id=press.trigger_id, view=notice_view(told))
        except (SlackClientError, OSError) as error:
            _log.warning("not told", reason=_reason(error))


def _reason(error: Exception) -> str:
    response = getattr(error, "response", None)
    return str(response.get("error")) if response is not None else type(error).__name__
