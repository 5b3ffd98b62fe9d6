"""Morning posts kept true: what was dealt with is struck out in the post itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.blocks.due_lines import REOPEN, moment, person, settled_words
from bot.blocks.due_marks import Mark, marked, numbers_in
from bot.blocks.parts import run
from bot.blocks.reminder_lines import OWNER
from bot.cases import DeadlineState, Due
from bot.logs import get_logger
from bot.windows.dues import Done, Dues
from bot.windows.place import Place
from bot.windows.press import Press
from bot.wording import say

_log = get_logger(__name__)


class PostMarks:
    """Puts marks into a post; a failure harms nobody, the ledger is what counts."""

    def __init__(self, dues: Dues) -> None:
        self._dues = dues

    def show(self, done: Done, press: Press, place: Place, client: WebClient, today: date) -> None:
        """Mark the deadline, and what else of the post was settled since."""
        if not place.ts:
            return
        try:
            found = place.message or _message(client, place)
            blocks = found.get("blocks") or []
            # Two presses at once each bring an older post: so all of it is looked up again.
            marks = {
                d.deadline.id: m
                for d in self._dues.settled(numbers_in(blocks), press)
                if (m := _mark(d, today))
            }
            if done.due is not None and (own := _own_mark(done, today)):
                marks[done.due.deadline.id] = own
            if marks:
                client.chat_update(
                    channel=place.channel,
                    ts=place.ts,
                    text=found.get("text") or "",
                    blocks=marked(blocks, marks),
                )
        except (SlackClientError, OSError) as error:
            _log.warning("post not marked", reason=type(error).__name__)


def _mark(due: Due, today: date) -> Mark | None:
    """What a settled deadline is to show; None for one that is still to be done."""
    deadline = due.deadline
    if deadline.state == DeadlineState.OPEN or (
        deadline.state == DeadlineState.SNOOZED and deadline.due <= today
    ):
        return None
    told = run(settled_words(deadline, today))
    at = run(f"　{moment(deadline.changed_at, today)}")
    return Mark([*told, *person(deadline.changed_by), *at])


def _own_mark(done: Done, today: date) -> Mark | None:
    due = done.due
    if due is None or done.deed not in (REOPEN, OWNER):
        return _mark(due, today) if due else None
    if done.deed == REOPEN:
        deadline = due.deadline
        told = [*run(say("due.mark.open")), *person(deadline.changed_by)]
        return Mark([*told, *run(f"　{moment(deadline.changed_at, today)}")], settled=False)
    owners = [part for who in due.case.owners for part in (*run("　"), *person(who))]
    return Mark([*run(say("due.mark.owners")), *owners[1:]], settled=False)


def _message(client: WebClient, place: Place) -> dict[str, Any]:
    """The post as it is in Slack now."""
    found = client.conversations_history(
        channel=place.channel, oldest=place.ts, latest=place.ts, inclusive=True, limit=1
    )
    messages = found.get("messages") or [{}]
    return dict(messages[0])
