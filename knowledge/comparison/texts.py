"""A question without what is not its matter: names of bodies, words that compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from knowledge.rulebook.book import Head
from knowledge.rulebook.library import Library
from knowledge.understanding.bodies import mentions
from knowledge.understanding.normalise import clean
from knowledge.understanding.parting import parted
from knowledge.understanding.vocabulary import vocabulary


def names_of(heads: Iterable[Head]) -> Mapping[str, tuple[str, ...]]:
    """The names and nicknames of bodies as they stand in a cleaned text."""
    return {head.id: tuple(map(clean, (head.name, *head.nicknames))) for head in heads}


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for several."""
    return re.compile("|".join(words))


def without_everyone(text: str) -> str:
    """The text without the words for all bodies.

    >>> without_everyone("各団体の契約保証金の率は?"), without_everyone("はい")
    ('契約保証金の率は?', 'はい')
    """
    words = pattern((*vocabulary().comparison.everyone, *vocabulary().comparison.others))
    rest = words.sub("", text)
    return re.sub(r"^[のでは、\s]+", "", rest) if words.match(text) else rest


def without_comparing(text: str) -> str:
    """The text without the words that compare.

    >>> without_comparing("違約金はどっちが高い?"), without_comparing("率は同じ?")
    ('違約金は  ?', '率は ?')
    """
    words = vocabulary().comparison
    told = (*words.side_by_side, *words.same, *words.which, *words.more, *words.less)
    return pattern(told).sub(" ", text)


def own_part(text: str, body: str, library: Library) -> str:
    """What a text asks of one body, without names and words for all bodies."""
    return without_everyone(parted(text, mentions(text, names_of(library.heads.values())), body))
