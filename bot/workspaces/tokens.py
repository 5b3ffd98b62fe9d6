"""The tokens of installations, renewed before they run out (token rotation)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.clock import Clock
from bot.logs import get_logger
from bot.store import Installations

BEFOREHAND = timedelta(hours=2)
"""Slack's rotated tokens live for twelve hours; they are renewed so long before their end."""
AT_ANY_TIME = 1_000_000
"""That it is time was decided here; slack_sdk would look at its own clock."""

_log = get_logger(__name__)


class Tokens:
    """The bot that may act in a place, with a token that is valid now."""

    def __init__(
        self, installations: Installations, client: WebClient, secret: str, clock: Clock
    ) -> None:
        self._installations = installations
        self._rotator = TokenRotator(
            client=client, client_id=installations.client_id, client_secret=secret
        )
        self._clock = clock
        self._lock = Lock()

    def of(self, team_id: str) -> Bot | None:
        """The bot that serves a workspace."""
        return self._valid(lambda: self._installations.find_bot_of(team_id))

    def at(
        self, enterprise_id: str | None, team_id: str | None, *, is_org_wide: bool
    ) -> Bot | None:
        """The bot of the installation that Slack's request names."""
        return self._valid(
            lambda: self._installations.find_bot(
                enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_org_wide
            )
        )

    def _valid(self, find: Callable[[], Bot | None]) -> Bot | None:
        bot = find()
        if bot is None or not self._runs_out(bot, BEFOREHAND):
            return bot
        with self._lock:
            bot = find()
            if bot is None or not self._runs_out(bot, BEFOREHAND):
                return bot
            return self._renewed(bot, find)

    def _renewed(self, bot: Bot, find: Callable[[], Bot | None]) -> Bot | None:
        try:
            renewed = self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=AT_ANY_TIME
            )
        except (SlackTokenRotationError, SlackApiError, OSError) as error:
            # A refresh token works once: another process may have been first. If not, the old token may
            # still be good for a while, and the next request tries again.
            _log.warning("token not renewed", team=bot.team_id, reason=type(error).__name__)
            latest = find()
            return latest if latest and not self._runs_out(latest, timedelta()) else None
        if renewed is None:
            return bot
        self._installations.save_bot(renewed)
        _log.info("token renewed", team=bot.team_id)
        return renewed

    def _runs_out(self, bot: Bot, within: timedelta) -> bool:
        if not bot.bot_refresh_token or bot.bot_token_expires_at is None:
            return False
        return bot.bot_token_expires_at <= (self._clock() + within).timestamp()
