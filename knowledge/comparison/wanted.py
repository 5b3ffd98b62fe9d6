"""What a question wants of a comparison."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.comparison.texts import pattern
from knowledge.understanding.vocabulary import vocabulary


@dataclass(frozen=True)
class Asking:
    """What a question wants of a comparison: whether it is the same, which is more, which is less."""

    same: bool = False
    more: bool = False
    less: bool = False


def asking(text: str) -> Asking:
    """What a text wants of a comparison.

    >>> asking("どっちが重い?"), asking("率は同じ?")
    (Asking(same=False, more=True, less=False), Asking(same=True, more=False, less=False))
    """
    words = vocabulary().comparison
    which = bool(pattern(words.which).search(text))
    return Asking(
        same=bool(pattern(words.same).search(text)),
        more=which and bool(pattern(words.more).search(text)),
        less=which and bool(pattern(words.less).search(text)),
    )
