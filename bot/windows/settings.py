"""Settings in Slack: by those who may change them; others are told whom to ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from slack_sdk.errors import SlackClientError

from bot.blocks import notice_view, sentence_message
from bot.blocks.settling import NO_BODY, not_allowed_message, settings_view
from bot.blocks.views import View, about, filled_in
from bot.clock import Clock
from bot.store import Channels, ChannelSetting, setting_key
from bot.windows.forms import Forms
from bot.windows.opening import Opener
from bot.windows.press import Press
from bot.wording import say


class SettingsDoor:
    """Opens the settings of a channel, or of a person's own messages."""

    def __init__(
        self, channels: Channels, forms: Forms, admins: Collection[str], clock: Clock
    ) -> None:
        self._channels = channels
        self._forms = forms
        self._admins = tuple(admins)
        self._clock = clock

    def open(self, press: Press, opener: Opener, *, only_body: bool = False) -> None:
        """Show the settings to those who may change them."""
        if not self._may(press, opener):
            opener.tell(press, not_allowed_message(self._admins))
            return
        key = setting_key(press.channel, press.user_id)
        setting = self._channels.find(press.team_id, key)
        only_body = only_body or press.is_direct
        view = settings_view(self._forms.bodies(), setting, key, only_body=only_body)
        opener.show(press, view)

    def save(self, press: Press, opener: Opener) -> View:
        """Keep what was filled in, if this person still may; the window says so."""
        view = press.view or {}
        kept, said = about(view), filled_in(view)
        key = str(kept["key"])
        owner = replace(press, channel="" if key == press.user_id else key)
        if not self._may(owner, opener):
            return notice_view(not_allowed_message(self._admins), say("settings.title"))
        body = said.get("rulebook", NO_BODY)
        setting = replace(
            self._channels.find(press.team_id, key), rulebook=None if body == NO_BODY else body
        )
        if not kept.get("only_body"):
            setting = ChannelSetting(
                setting.rulebook,
                said.get("officer_user"),
                said.get("officer_channel"),
                said.get("mode") != "loud",
            )
        self._channels.save(press.team_id, key, setting, press.user_id, self._clock())
        return notice_view(sentence_message(say("settings.saved")), say("settings.title"))

    def _may(self, press: Press, opener: Opener) -> bool:
        """A person's own settings are theirs; a channel's belong to admins and to those listed."""
        if press.is_direct or press.user_id in self._admins:
            return True
        try:
            user = opener.client.users_info(user=press.user_id).get("user") or {}
        except (SlackClientError, OSError):
            return False
        return bool(user.get("is_admin") or user.get("is_owner"))
