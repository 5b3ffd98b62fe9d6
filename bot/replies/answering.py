"""One question from the inbox: answered in Slack and settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.blocks import Message, Surface, sentence_message, shared_messages
from bot.clock import Clock, office_day
from bot.logs import get_logger, new_failure_id
from bot.replies.asking import Asking
from bot.replies.continuing import Continuation
from bot.replies.overhearing import has_something_to_say
from bot.replies.posting import NotEver, NotNow, NotPosted, Poster
from bot.replies.publishing import publish
from bot.replies.recovering import ALL_PARTS
from bot.store import Channels, Inbox, Status, Taken, setting_key
from bot.wording import say

MOST_ATTEMPTS = 80
LONGEST_PAUSE = 300.0
"""Seconds between two attempts, at most: Slack may be away for six hours before an answer is given up."""
THREAD_MEMORY = timedelta(days=14)
DIRECT_MEMORY = timedelta(hours=1)
"""A direct message outside a thread continues only what was just said."""
MOST_EARLIER = 10

_log = get_logger(__name__)


class Answerer:
    """Answers what a worker has claimed."""

    def __init__(
        self, asking: Asking, poster: Poster, inbox: Inbox, clock: Clock, channels: Channels
    ) -> None:
        self._asking = asking
        self._poster = poster
        self._inbox = inbox
        self._clock = clock
        self._channels = channels

    def answer(self, taken: Taken) -> None:
        """Answer one question. Whatever happens, it is settled or put off; nothing is raised."""
        try:
            if not self._is_owed(taken):
                self._inbox.settle(taken, Status.LEFT, self._clock())
                return
            private = taken.response_url and not taken.shared_by
            failure = self._respond(taken) if private else self._post(taken)
        except NotNow as error:
            self._put_off(taken, error)
        except NotEver as error:
            self._give_up(taken, error)
        else:
            status = Status.FAILED if failure else Status.ANSWERED
            self._inbox.settle(taken, status, self._clock(), failure)
            _log.info(
                "question settled", inbox=taken.id, status=status.value, attempts=taken.attempts
            )

    def _post(self, taken: Taken) -> str | None:
        """Post the answer, or an apology; the id of the failure if it was an apology."""
        asked = self._asked(taken)
        if taken.replaces and asked.earlier and not taken.posted:
            self._show_choice(taken, asked)
        # Taken up again: what the first attempt posted counts, though nobody noted it.
        again = taken.attempts > 1 and not taken.edited_ts
        posted = self._poster.parts_posted(taken) if again else taken.posted
        failure = None
        surface = Surface.DIRECT if taken.channel.startswith("D") else Surface.THREAD
        if surface == Surface.DIRECT:
            self._poster.show_working(taken)
        try:
            messages: Sequence[Message] = self._asking.in_thread(
                asked, taken.team_id, self._today(), surface
            )
        except Exception:  # noqa: BLE001 - the asker must hear something, whatever is broken
            failure = _logged(taken)
            messages = (_apology(failure),)
        if taken.shared_by:
            messages = shared_messages(messages, taken.shared_by)
        part_of = ALL_PARTS if failure else None
        publish(taken, messages, posted, poster=self._poster, inbox=self._inbox, part=part_of)
        if taken.shared_by and taken.response_url:
            shared = sentence_message(say("share.done")).payload()
            self._poster.respond(taken.response_url, shared, replace=bool(taken.replaces))
        return failure

    def _respond(self, taken: Taken) -> str | None:
        """Show the answer, or an apology, in place of the private message whose button was pressed."""
        asked = self._asked(taken)
        asked = replace(asked, thread=asked.thread or taken.thread_ts)
        failure = None
        try:
            payload = self._asking.private(asked, taken.team_id, self._today())
        except Exception:  # noqa: BLE001 - as above
            failure = _logged(taken)
            payload = {**_apology(failure).payload(), "response_type": "ephemeral"}
        self._poster.respond(taken.response_url or "", payload, replace=bool(taken.replaces))
        return failure

    def _is_owed(self, taken: Taken) -> bool:
        """Whether an answer is expected: not where people talk among themselves, unless it is known."""
        if not taken.uncalled or taken.answer_ts:
            return True
        try:
            return has_something_to_say(self._asking, self._asked(taken), self._today())
        except Exception:  # noqa: BLE001 - nobody asked the desk: nobody waits for an apology
            _logged(taken)
            return False

    def _asked(self, taken: Taken) -> Continuation:
        key = setting_key(taken.channel, taken.user_id)
        local = self._channels.find(taken.team_id, key).rulebook
        if taken.subject:
            carried = Continuation.from_fields(taken.subject)
            return replace(carried, rulebook=carried.rulebook or local)
        earlier = self._earlier(taken)
        return Continuation(taken.question, earlier, taken.page, local)

    def _show_choice(self, taken: Taken, asked: Continuation) -> None:
        try:
            self._poster.replace_question(taken, self._asking.taken(asked, self._today()))
        except NotEver as error:
            # The question may have been deleted meanwhile; the answer is owed all the same.
            _log.warning("buttons not replaced", inbox=taken.id, reason=error.reason)

    def _earlier(self, taken: Taken) -> tuple[str, ...]:
        if taken.earlier is not None:
            return taken.earlier
        age = THREAD_MEMORY if taken.conversation else DIRECT_MEMORY
        return self._inbox.earlier(taken, self._clock() - age, MOST_EARLIER)

    def _put_off(self, taken: Taken, error: NotNow) -> None:
        now = self._clock()
        if taken.attempts >= MOST_ATTEMPTS:
            _log.error(
                "answer given up", inbox=taken.id, reason=error.reason, attempts=taken.attempts
            )
            self._inbox.settle(taken, Status.FAILED, now, error.reason)
            return
        pause = max(error.pause, min(LONGEST_PAUSE, float(2**taken.attempts)))
        _log.warning("answer put off", inbox=taken.id, reason=error.reason, seconds=pause)
        self._inbox.put_off(taken, now + timedelta(seconds=pause), error.reason)

    def _give_up(self, taken: Taken, error: NotEver) -> None:
        failure = new_failure_id()
        _log.error("answer not posted", failure=failure, inbox=taken.id, reason=error.reason)
        try:
            # It may have been this answer that Slack did not take; a plain sentence it may.
            if taken.shared_by:
                self._poster.tell(taken, sentence_message(say("share.failed")))
            elif taken.response_url:
                self._poster.whisper(taken, _apology(failure))
            else:
                self._poster.post(taken, _apology(failure), ALL_PARTS)
        except NotPosted as second:
            _log.warning("apology not posted", failure=failure, reason=second.reason)
        self._inbox.settle(taken, Status.FAILED, self._clock(), error.reason)

    def _today(self) -> date:
        return office_day(self._clock())


def _apology(failure: str) -> Message:
    return sentence_message(say("failure.answer", id=failure))


def _logged(taken: Taken) -> str:
    failure = new_failure_id()
    _log.exception("answer failed", failure=failure, inbox=taken.id)
    return failure
