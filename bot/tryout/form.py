"""What the page's form says: the thread so far, and the next question or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.blocks.settling import REASONS
from bot.tryout.thread import MOST_LETTERS, Turn, unpacked, whole

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

    from knowledge import Desk

NATIONAL = "national"
NO_DAY = "日付を読み取れません。2026-11-20 のように、ある日付を書いてください。"
NO_QUESTION = "質問を書いてから「たずねる」を押してください。"
TOO_LONG = "質問が長すぎます（{letters:,}字）。{most:,}字までに縮めてください。"


class Asked(NamedTuple):
    """The earlier turns, the next one if there is one, what was typed otherwise, and what is wrong."""

    thread: tuple[Turn, ...] = ()
    turn: Turn | None = None
    draft: str = ""
    notice: str = ""
    act: str = ""
    """What is to be done with the last answer."""
    reason: str = ""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns to be shown."""
        return (*self.thread, self.turn) if self.turn else self.thread


def read(form: MultiDict[str, str], desk: Desk, today: date) -> Asked:
    """The next question of a form; a pressed button (example or choice) goes before the text field."""
    # An example is a question of its own: read with the thread in mind it might mean something else.
    thread = () if form.get("example") else unpacked(form.getlist("turn"))
    draft = whole(form.get("question", ""))
    if thread and form.get("act"):
        reason = form.get("reason", "") if form.get("reason", "") in REASONS else ""
        return Asked(thread, None, draft, "", form["act"], reason)
    question = whole(form.get("choice") or form.get("example") or draft).strip()
    if not question:
        return Asked(thread, None, draft, NO_QUESTION)
    if len(question) > MOST_LETTERS:
        return Asked(thread, None, draft, TOO_LONG.format(letters=len(question), most=MOST_LETTERS))
    try:
        day = date.fromisoformat(form.get("today") or today.isoformat())
    except ValueError:
        return Asked(thread, None, draft, NO_DAY)
    return Asked(thread, Turn(question, chosen_body(form, desk), day))


def chosen_body(form: Mapping[str, str], desk: Desk) -> str | None:
    """The rulebook chosen in the form, if it is one that is there."""
    name = form.get("rulebook", "")
    return name if name in desk.heads else None


def first_body(desk: Desk) -> str | None:
    """The rulebook chosen at first: the body whose rules settle the most sorts of question."""
    bodies = [name for name in desk.heads if name != NATIONAL]
    return max(bodies, key=lambda name: len(desk.book(name).records), default=None)
