"""Whether what a question has just named is to be left out: 以外, ではない, は除いて, 抜きで."""

from __future__ import annotations

from knowledge.precedents.words import pattern, words
from knowledge.understanding.presence import negated_after


def kept_after(text: str, end: int) -> bool:
    """Whether what is named is only said to be taken in as well: 清掃じゃないのも入れて."""
    return pattern(words().kept).match(text, end) is not None


def left_out_after(text: str, end: int) -> bool:
    """Whether what stands before `end` is left out by what follows.

    >>> left_out_after("財政課は除いて", 3), left_out_after("財政課以外", 3), left_out_after("財政課は", 3)
    (True, True, False)
    """
    if kept_after(text, end):
        return False
    return negated_after(text, end) or pattern(words().left_out).match(text, end) is not None
