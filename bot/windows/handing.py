"""A question handed to the person or channel in charge, with what was read and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slack_sdk.errors import SlackClientError

from bot.blocks.handing import handed_message
from bot.clock import Clock, office_day
from bot.logs import get_logger
from bot.replies import Asking, Continuation
from bot.store import Store, setting_key
from bot.windows.opening import Opener
from bot.windows.press import Press
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer

_log = get_logger(__name__)


class Handing:
    """Hands questions on, each once a person."""

    def __init__(self, asking: Asking, store: Store, clock: Clock) -> None:
        self._asking = asking
        self._store = store
        self._clock = clock

    def hand_over(self, asked: Continuation, press: Press, opener: Opener) -> str:
        """Hand a question to whoever is in charge; the sentence that tells the asker."""
        now = self._clock()
        answer = self._asking.answer(asked, office_day(now))
        key = setting_key(press.channel, press.user_id)
        officer = self._store.channels.find(press.team_id, key).officer
        if officer is None:
            return say(
                "officer.nobody", contact=self._contact(answer), command=self._asking.command
            )
        if self._store.handovers.handed_to(press.team_id, press.user_id, asked.digest()):
            return say("officer.already")
        words = self._asking.in_words(asked)
        earlier = asked.earlier
        message = handed_message(answer, words, earlier, press.user_id, self._link(press, opener))
        try:
            opener.client.chat_postMessage(channel=officer, **message.payload())
        except (SlackClientError, OSError) as error:
            _log.warning("not handed over", reason=type(error).__name__)
            return say("officer.refused")
        self._store.handovers.note(press.team_id, press.user_id, asked.digest(), officer, now)
        return say("officer.handed")

    def _contact(self, answer: Answer) -> str:
        head = self._asking.desk.heads.get(answer.rulebook or "")
        return head.contact if head else say("settings.the_admins")

    def _link(self, press: Press, opener: Opener) -> str:
        """Where the conversation is, if others can see it."""
        if press.is_direct or press.is_private or not press.message_ts:
            return ""
        try:
            found = opener.client.chat_getPermalink(
                channel=press.channel, message_ts=press.message_ts
            )
        except (SlackClientError, OSError):
            return ""
        return str(found.get("permalink") or "")
