"""Whether what a question has just named is to be left out: 以外, ではない, は除いて, 抜きで."""

from __future__ import annotations

from knowledge.precedents.words import pattern, words
from knowledge.understanding.presence import negated_after


def left_out_after(text: str, end: int) -> bool:
    """Whether what stands before `end` is left out by what follows.

    >>> left_out_after("財政課は除いて", 3), left_out_after("財政課以外", 3), left_out_after("財政課は", 3)
    (True, True, False)
    """
    return negated_after(text, end) or pattern(words().left_out).match(text, end) is not None
