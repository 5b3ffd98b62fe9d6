"""The Socket Mode connection of slack_sdk, with the times at which it was heard."""

from __future__ import annotations

import time

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.app import Built
from bot.checks import Problem, Unusable
from bot.settings import Settings, secret
from bot.wording import say


class SocketLine:
    """One connection, replaced by slack_sdk or from outside as often as need be."""

    def __init__(self, built: Built, settings: Settings, ping_every: float) -> None:
        self._settings = settings
        self._handler = SocketModeHandler(
            built.app,
            secret(settings.slack_app_token),
            web_client=built.client,
            ping_interval=ping_every,
        )
        self._told = time.monotonic()
        self._handler.client.on_message_listeners.append(self._note)

    def connect(self) -> None:
        """Connect for the first time; raises Unusable with a sentence."""
        try:
            self._handler.connect()  # type: ignore[no-untyped-call]
        except SlackApiError as error:
            sentence = say("startup.slack-app-refused", why=error.response["error"])
            raise Unusable([Problem("slack-app-refused", sentence)]) from None
        except OSError:
            sentence = say("startup.slack-unreachable", url=self._settings.slack_api_url)
            raise Unusable([Problem("slack-unreachable", sentence)]) from None

    def told_at(self) -> float:
        """When Slack last sent a message, such as the greeting on a new connection."""
        return self._told

    def heard_at(self) -> float:
        """The same, or when it answered a ping."""
        session = self._handler.client.current_session
        pong = session.last_ping_pong_time if session else None
        # slack_sdk notes the time of day.
        ago = time.time() - pong if pong else float("inf")
        return max(self._told, time.monotonic() - max(0.0, ago))

    def reconnect(self) -> None:
        """Open a new connection in the place of the old one."""
        self._handler.client.connect_to_new_endpoint(force=True)

    def close(self) -> None:
        """Hang up; what was not acknowledged Slack will send again."""
        try:
            self._handler.close()  # type: ignore[no-untyped-call]
        except AttributeError:
            # slack_sdk closed the socket between its own look and its own close; now it is closed.
            self._handler.close()  # type: ignore[no-untyped-call]

    def _note(self, _message: str) -> None:
        self._told = time.monotonic()
