"""What people do with an answer: read on, share it, judge it, hand it to whoever is in charge."""

from __future__ import annotations

from collections.abc import Callable

from bot.blocks import Deed, sentence_message
from bot.blocks.details import article_blocks, step_blocks
from bot.blocks.settling import share_view, wrong_view
from bot.blocks.views import View, about, filled_in, modal
from bot.clock import Clock, office_day
from bot.replies import Asking, ButtonValues, Continuation
from bot.store import Incoming, Review, Store
from bot.windows.handing import Handing
from bot.windows.opening import Opener
from bot.windows.press import Press
from bot.wording import say

HELPFUL = "helpful"


class Acting:
    """Does what a button below an answer says."""

    def __init__(
        self,
        asking: Asking,
        buttons: ButtonValues,
        store: Store,
        accept: Callable[[Incoming], None],
        clock: Clock,
    ) -> None:
        self._asking = asking
        self._buttons = buttons
        self._store = store
        self._accept = accept
        self._clock = clock
        self._handing = Handing(asking, store, clock)

    def act(self, deed: Deed, asked: Continuation, press: Press, opener: Opener) -> None:
        """Do one deed and let the person see that it is done."""
        today = office_day(self._clock())
        if deed == Deed.ARTICLES:
            bodies = {name: head.name for name, head in self._asking.desk.heads.items()}
            blocks = article_blocks(self._asking.answer(asked, today), bodies)
            opener.show(press, modal(say("window.articles"), blocks))
        elif deed == Deed.STEPS:
            blocks = step_blocks(self._asking.answer(asked, today))
            opener.show(press, modal(say("window.steps"), blocks))
        elif deed == Deed.SHARE:
            self._share(asked, press, opener)
        elif deed == Deed.HELPFUL:
            self._keep(asked, press.channel, press, HELPFUL)
            opener.tell(press, say("wrong.helpful"))
        elif deed == Deed.WRONG:
            value = self._buttons.write(asked, press.team_id, today)
            headline = self._asking.answer(asked, today).headline
            opener.show(press, wrong_view(value, press.channel, headline))
        else:
            opener.tell(press, self._handing.hand_over(asked, press, opener))

    def share(self, asked: Continuation, channel: str, press: Press) -> None:
        """Have an answer posted in a channel, once, with the name of who shares it."""
        place = (press.view or {}).get("root_view_id") or press.message_ts
        thread = (press.thread_ts or asked.thread) if channel == press.channel else None
        self._accept(
            Incoming(
                team_id=press.team_id,
                event_id=f"share:{channel}:{place}:{asked.digest()[:16]}",
                channel=channel,
                ts=f"share:{str(place)[-24:]}",
                user_id=press.user_id,
                question=self._asking.in_words(asked),
                conversation=thread or "",
                thread_ts=thread,
                replaces=press.message_ts if press.is_private else None,
                response_url=press.response_url,
                subject=asked.fields(),
                shared_by=press.user_id,
            )
        )

    def shared_to(self, press: Press) -> View:
        """The window in which a channel was chosen becomes the word that it is done."""
        view = press.view or {}
        asked = self._buttons.read(str(about(view).get("v") or ""), press.team_id)
        if asked:
            self.share(asked, filled_in(view)["channel"], press)
        blocks = sentence_message(say("share.done" if asked else "failure.stale_button")).blocks
        return modal(say("share.title"), blocks)

    def judged(self, press: Press) -> View:
        """Keep why an answer is wrong; the window thanks for it."""
        view = press.view or {}
        kept, said = about(view), filled_in(view)
        asked = self._buttons.read(str(kept.get("v") or ""), press.team_id)
        sentence = say("failure.stale_button")
        if asked:
            reason, comment = said["reason"], said.get("comment", "")
            self._keep(asked, str(kept.get("ch") or ""), press, reason, comment)
            sentence = say("wrong.thanks", reason=say(f"reason.{reason}"))
        return modal(say("wrong.title"), sentence_message(sentence).blocks)

    def _share(self, asked: Continuation, press: Press, opener: Opener) -> None:
        if press.is_direct:
            value = self._buttons.write(asked, press.team_id, office_day(self._clock()))
            opener.show(press, share_view(value))
            return
        self.share(asked, press.channel, press)
        if press.view:
            done = sentence_message(say("share.done")).blocks
            opener.change(press, modal(say("window.result"), done))

    def _keep(
        self, asked: Continuation, channel: str, press: Press, reason: str, comment: str = ""
    ) -> None:
        now = self._clock()
        review = Review(
            press.team_id,
            press.user_id,
            asked.digest(),
            channel,
            asked.fields(),
            self._asking.answer(asked, office_day(now)).headline,
            reason,
            comment,
        )
        self._store.reviews.keep(review, now)
