"""The Home tab and the prompts of the Messages tab, as a person opens them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from slack_sdk.errors import SlackClientError

from bot.blocks.case_home import HomeCases, home_case_blocks
from bot.blocks.home import home_view
from bot.blocks.message import Block
from bot.blocks.parts import small_print
from bot.blocks.reminder_lines import PEOPLE
from bot.blocks.reminder_notices import trouble_blocks
from bot.clock import Clock, office_day
from bot.logs import get_logger
from bot.replies import Asking, ButtonValues, Continuation
from bot.store import Store
from bot.windows.opening import Opener
from bot.windows.press import Press
from bot.wording import phrases, say

MOST_RECENT, MOST_PROMPTS = 5, 4
_log = get_logger(__name__)


class HomeTab:
    """What a person sees who opens the desk."""

    def __init__(
        self,
        asking: Asking,
        buttons: ButtonValues,
        store: Store,
        clock: Clock,
        cases: Callable[[Press], HomeCases],
    ) -> None:
        self._asking = asking
        self._buttons = buttons
        self._store = store
        self._clock = clock
        self._cases = cases

    def publish(self, press: Press, opener: Opener) -> None:
        """Draw a person's Home tab anew."""
        desk, today = self._asking.desk, office_day(self._clock())
        own = self._store.channels.find(press.team_id, press.user_id).rulebook
        view = home_view(
            desk.heads.get(own or self._asking.rulebook or ""),
            desk.calculators.values(),
            self._store.threads.recent(press.team_id, press.user_id, MOST_RECENT),
            lambda text: self._buttons.write(Continuation(text), press.team_id, today),
            [*self._troubles(press), *self._own_cases(press)],
        )
        try:
            opener.client.views_publish(user_id=press.user_id, view=view)
        except (SlackClientError, OSError) as error:
            # It is drawn anew at the next opening; a question would have been told.
            _log.warning("home not published", reason=type(error).__name__)

    def _own_cases(self, press: Press) -> list[Block]:
        """A person's deadlines and cases; the rest of the tab does not depend on them."""
        try:
            return home_case_blocks(self._cases(replace(press, channel="")))
        except Exception:  # noqa: BLE001 - a row that cannot be read must not take the tab away
            _log.exception("cases not shown at home")
            return small_print(say("home.cases_unread"))

    def _troubles(self, press: Press) -> list[Block]:
        """Why mornings stay without a post: for the workspace's channels and this person."""
        return trouble_blocks(
            [
                (channel, reason)
                for _, channel, reason in self._store.reminder_posts.troubles(press.team_id)
                if not channel.startswith(PEOPLE) or channel == press.user_id
            ]
        )

    def suggest(self, press: Press, opener: Opener) -> None:
        """Offer a few questions above the empty field of the Messages tab."""
        prompts = [{"title": text, "message": text} for text in phrases("help.examples")]
        try:
            opener.client.assistant_threads_setSuggestedPrompts(
                channel_id=press.channel,
                title=say("prompts.title"),
                prompts=prompts[:MOST_PROMPTS],
            )
        except (SlackClientError, OSError) as error:
            _log.info("prompts not offered", reason=type(error).__name__)
