"""Whether to speak without having been spoken to, in a thread where people also talk to each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import normalize

from bot.replies.continuing import Continuation
from bot.wording import phrases

if TYPE_CHECKING:
    from bot.replies.asking import Asking

_PLAIN = re.compile(r"[\W\d_]+")
_AMOUNT = re.compile(r"\d *(?:円|万|千|億|%)")
MOST_BESIDE = 3
"""So many letters beside the words of asking on make it still nothing but asking on (いつまで)."""


def has_something_to_say(asking: Asking, asked: Continuation, day: date) -> bool:
    """Not what it does not know, and not once more what it said already to somebody else's talk."""
    answer = asking.answer(asked, day)
    if answer.kind == "unknown" or (answer.kind == "clarification" and not answer.choices):
        return False
    if not asked.earlier or only_asks_on(asked.question):
        return True
    before = replace(asked, question=asked.earlier[-1], earlier=asked.earlier[:-1])
    return asking.answer(before, day).headline != answer.headline


def only_asks_on(question: str) -> bool:
    """Whether a message says nothing but that the last question goes on, or with which amount.

    >>> only_asks_on("いつまで？"), only_asks_on("明日は何時に行きますか")
    (True, False)
    """
    said = normalize("NFKC", question)
    if _AMOUNT.search(said):
        return True
    plain = _PLAIN.sub("", said)
    for word in (*phrases("follow_up.cues"), *phrases("follow_up.going_on")):
        plain = plain.replace(word, "")
    return len(plain) <= MOST_BESIDE
