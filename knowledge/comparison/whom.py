"""Which bodies a question compares, if it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    for number, text in enumerate(texts):
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
            before = (
                compared(texts[number + 1 :], bodies, given)
                if _joins(text, named[0], names)
                else ()
            )
            return tuple(dict.fromkeys((*before, *named))) if before else ()
    return ()


def _joins(text: str, body: str, names: Mapping[str, Sequence[str]]) -> bool:
    """Whether a body is to be added to those compared before: 「○○も入れて」."""
    ends = (mention.end for mention in mentions(text, names) if mention.body == body)
    return compares_without_names(text) or any(text.startswith("も", end) for end in ends)


def compares_without_names(text: str) -> bool:
    """Whether a text wants something laid side by side without saying whose: 「率を一覧で」."""
    return bool(pattern(vocabulary().comparison.side_by_side).search(text))
