"""Which bodies a question compares, if it does."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.comparison.texts import names_of, pattern
from knowledge.rulebook.book import Head
from knowledge.understanding.bodies import mentions
from knowledge.understanding.vocabulary import vocabulary

LEAST = 2
"""So many bodies make a comparison."""


def compared(texts: Sequence[str], bodies: Sequence[Head], given: str | None) -> tuple[str, ...]:
    """The ids of the bodies a question asks about together; none where it compares nothing.

    `texts`: the question, then the earlier ones of its thread, latest first; `given` is the body
    it is asked under.
    """
    names = names_of(bodies)
    words = vocabulary().comparison
    for text in texts:
        named = tuple(dict.fromkeys(m.body for m in mentions(text, names)))
        if len(named) >= LEAST:
            return named
        from_here = (*named, *(body for body in names if body == given))
        if pattern(words.everyone).search(text) or (
            from_here and pattern(words.others).search(text)
        ):
            everybody = tuple(dict.fromkeys((*from_here, *names)))
            return everybody if len(everybody) >= LEAST else ()
        if named:
            break
    return ()


def compares_without_names(text: str) -> bool:
    """Whether a text wants something laid side by side without saying whose: 「率を一覧で」."""
    return bool(pattern(vocabulary().comparison.side_by_side).search(text))
