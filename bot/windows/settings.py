"""Settings in Slack: by those who may change them; others are told whom to ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from slack_sdk.errors import SlackClientError

from bot.blocks import notice_view, sentence_message
from bot.blocks.morning_fields import own_morning_view
from bot.blocks.settling import NO_BODY, not_allowed_message, settings_view
from bot.blocks.views import about, filled_in
from bot.cases import CaseRefused
from bot.casework.morning_reading import morning_of
from bot.clock import Clock, office_day
from bot.store import ChannelSetting, Store, setting_key
from bot.windows.forms import Forms, Said
from bot.windows.opening import Opener
from bot.windows.press import Press
from bot.wording import say


class SettingsDoor:
    """Opens the settings of a channel, or of a person's own messages."""

    def __init__(self, store: Store, forms: Forms, admins: Collection[str], clock: Clock) -> None:
        self._channels = store.channels
        self._mornings = store.reminder_settings
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
        morning = None if only_body else self._mornings.find(press.team_id, key)
        view = settings_view(
            self._forms.bodies(), setting, key, only_body=only_body, morning=morning
        )
        opener.show(press, view)

    def open_morning(self, press: Press, opener: Opener) -> None:
        """Show how a person wants their own morning post."""
        opener.show(press, own_morning_view(self._mornings.find(press.team_id, press.user_id)))

    def save_morning(self, press: Press) -> Said:
        """Keep how a person wants it, or say what is missing beside its field."""
        try:
            self._keep_morning(press, press.user_id, personal=True)
        except CaseRefused as refused:
            return _errors(refused)
        return _notice(say("morning.saved"), say("morning.title"))

    def save(self, press: Press, opener: Opener) -> Said:
        """Keep what was filled in, if this person still may; the window says so."""
        view = press.view or {}
        kept, said = about(view), filled_in(view)
        key = str(kept["key"])
        owner = replace(press, channel="" if key == press.user_id else key)
        if not self._may(owner, opener):
            refusal = notice_view(not_allowed_message(self._admins), say("settings.title"))
            return {"response_action": "update", "view": refusal}
        body = said.get("rulebook", NO_BODY)
        setting = replace(
            self._channels.find(press.team_id, key), rulebook=None if body == NO_BODY else body
        )
        if not kept.get("only_body"):
            try:
                self._keep_morning(press, key, personal=False)
            except CaseRefused as refused:
                return _errors(refused)
            setting = ChannelSetting(
                setting.rulebook,
                said.get("officer_user"),
                said.get("officer_channel"),
                said.get("mode") != "loud",
            )
        self._channels.save(press.team_id, key, setting, press.user_id, self._clock())
        return _notice(say("settings.saved"), say("settings.title"))

    def _keep_morning(self, press: Press, key: str, *, personal: bool) -> None:
        before, now = self._mornings.find(press.team_id, key), self._clock()
        said = filled_in(press.view or {})
        setting = morning_of(said, before, office_day(now), personal=personal)
        if setting != before:
            self._mornings.save(press.team_id, key, setting, press.user_id, now)

    def _may(self, press: Press, opener: Opener) -> bool:
        """A person's own settings are theirs; a channel's belong to admins and to those listed."""
        if press.is_direct or press.user_id in self._admins:
            return True
        try:
            user = opener.client.users_info(user=press.user_id).get("user") or {}
        except (SlackClientError, OSError):
            return False
        return bool(user.get("is_admin") or user.get("is_owner"))


def _notice(sentence: str, title: str) -> Said:
    return {"response_action": "update", "view": notice_view(sentence_message(sentence), title)}


def _errors(refused: CaseRefused) -> Said:
    return {"response_action": "errors", "errors": {refused.field: refused.sentence}}
