"""Something a person must learn, brought to them by one way or another."""

from __future__ import annotations

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.blocks import Message
from bot.logs import get_logger
from bot.windows.press import Press

OK = 200
_log = get_logger(__name__)


def tell_somehow(press: Press, message: Message, client: WebClient) -> None:
    """Privately where they are; if that address is used up, in the channel; else directly."""
    if _by_address(press, message, client) or _in_channel(press, message, client):
        return
    try:
        client.chat_postMessage(channel=press.user_id, **message.payload())
    except (SlackClientError, OSError) as error:
        _log.warning("not told at all", reason=type(error).__name__)


def _by_address(press: Press, message: Message, client: WebClient) -> bool:
    if not press.response_url:
        return False
    hook = WebhookClient(press.response_url, timeout=5, proxy=client.proxy)
    payload = {**message.payload(), "response_type": "ephemeral", "replace_original": False}
    try:
        return hook.send_dict(payload).status_code == OK
    except OSError:
        return False


def _in_channel(press: Press, message: Message, client: WebClient) -> bool:
    if press.is_direct:
        return False
    try:
        client.chat_postEphemeral(
            channel=press.channel,
            user=press.user_id,
            thread_ts=press.thread_ts,
            **message.payload(),
        )
    except (SlackClientError, OSError):
        return False
    return True
