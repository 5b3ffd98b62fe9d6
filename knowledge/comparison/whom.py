"""Which bodies a question compares, if it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from knowledge.rulebook.book import Head
from knowledge.understanding.bodies import mentions
from knowledge.understanding.normalise import clean
from knowledge.understanding.vocabulary import vocabulary

LEAST = 2
"""So many bodies make a comparison."""
_ABOUT_NOTHING = re.compile(
    r"(?:の(?:規則|契約書|ほう|方))?(?:では|だと|でも|なら|の場合|は|も|って|で|の)*"
    r"(?:どう(?:なる|なります|です)?か?|お願いします|教えて)?[\s。、?!]*"
)


def names_of(heads: Iterable[Head]) -> Mapping[str, tuple[str, ...]]:
    """The names and nicknames of bodies as they stand in a cleaned text."""
    return {head.id: tuple(map(clean, (head.name, *head.nicknames))) for head in heads}


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words))


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
        if _pattern(words.everyone).search(text) or (
            from_here and _pattern(words.others).search(text)
        ):
            everybody = tuple(dict.fromkeys((*from_here, *names)))
            return everybody if len(everybody) >= LEAST else ()
        if named:
            break
    return ()


def compares_without_names(text: str) -> bool:
    """Whether a text wants something laid side by side without saying whose: 「率を一覧で」."""
    return bool(_pattern(vocabulary().comparison.side_by_side).search(text))


def without_everyone(text: str) -> str:
    """The text without the words for all bodies.

    >>> without_everyone("各団体の契約保証金の率は?")
    '契約保証金の率は?'
    """
    words = vocabulary().comparison
    told = _pattern((*words.everyone, *words.others)).sub("", text)
    return re.sub(r"^[のでは、\s]+", "", told)


def without_comparing(text: str) -> str:
    """The text without the words that compare.

    >>> without_comparing("違約金はどっちが高い?"), without_comparing("率は同じ?")
    ('違約金は  ?', '率は ?')
    """
    words = vocabulary().comparison
    told = (*words.side_by_side, *words.same, *words.which, *words.more, *words.less)
    return _pattern(told).sub(" ", text)


def names_no_matter(text: str, heads: Iterable[Head], documents: Iterable[str]) -> bool:
    """Whether a text compares bodies, or their `documents`, as such: 「○○と△△の契約書、違いは?」.

    >>> head = Head(id="a", name="青葉市", main_source="規則", sources=())
    >>> names_no_matter("青葉市と比べて", [head], []), names_no_matter("青葉市の検査と比べて", [head], [])
    (True, False)
    """
    rest = without_everyone(text)
    for mention in reversed(mentions(rest, names_of(heads))):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    rest = without_comparing(rest)
    beside = {*vocabulary().caveat.beside, *map(clean, documents)}
    for word in sorted(beside, key=len, reverse=True):
        rest = rest.replace(word, " ")
    return not re.search(r"[一-龥ァ-ヶ0-9a-zA-Z]", rest)


def only_names(text: str, heads: Iterable[Head]) -> bool:
    """Whether a text says nothing but whose rules are meant: 「○○県では?」, a name from a button.

    >>> head = Head(id="a", name="青葉市", main_source="規則", sources=())
    >>> only_names("青葉市では?", [head]), only_names("青葉市では500万円?", [head])
    (True, False)
    """
    rest = text
    for mention in reversed(mentions(text, names_of(heads))):
        rest = rest[: mention.start] + rest[mention.end :]
    return bool(_ABOUT_NOTHING.fullmatch(rest.strip()))
