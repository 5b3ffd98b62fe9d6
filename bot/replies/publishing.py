"""An answer's messages into Slack: posted one after the other, or put in the place of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Message, sentence_message
from bot.logs import get_logger
from bot.replies.posting import NotEver, Poster
from bot.store import Inbox, Taken
from bot.wording import say

GONE = "message_not_found"
_log = get_logger(__name__)


def publish(
    taken: Taken,
    messages: Sequence[Message],
    posted: int,
    *,
    poster: Poster,
    inbox: Inbox,
    part: int | None = None,
) -> None:
    """Bring the messages from the `posted`th on into Slack, and note each."""
    known = list(taken.answer_ts)
    for number, message in enumerate(messages[posted:], posted + 1):
        ts = _in_place(taken, message, number, poster)
        if ts is None:
            ts = poster.post(taken, message, part or number)
        known[number - 1 : number] = [ts]
        if not inbox.mark_posted(taken, number, known):
            _log.warning("claim lost to another worker", inbox=taken.id)
            return
    for ts in taken.answer_ts[len(messages) :]:
        _update(taken, ts, sentence_message(say("share.no_longer")), poster)


def _in_place(taken: Taken, message: Message, number: int, poster: Poster) -> str | None:
    """The ts of the earlier message that now says this; None if there is none to take."""
    if not taken.edited_ts or number > len(taken.answer_ts):
        return None
    ts = taken.answer_ts[number - 1]
    return ts if _update(taken, ts, message, poster) else None


def _update(taken: Taken, ts: str, message: Message, poster: Poster) -> bool:
    try:
        poster.update(taken, ts, message)
    except NotEver as error:
        if error.reason != GONE:
            raise
        return False
    return True
