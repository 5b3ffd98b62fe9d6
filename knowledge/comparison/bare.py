"""Questions that say nothing but whose rules are meant, or only that they are to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.comparison.texts import names_of, without_comparing, without_everyone
from knowledge.rulebook.book import Head
from knowledge.understanding.bodies import mentions
from knowledge.understanding.normalise import clean
from knowledge.understanding.vocabulary import vocabulary

_MATTER = re.compile(r"[一-龥ァ-ヶ0-9a-zA-Z]")
_ABOUT_NOTHING = re.compile(
    r"(?:の(?:規則|契約書|ほう|方))?(?:では|だと|でも|なら|の場合|は|も|って|で|の)*"
    r"(?:どう(?:なる|なります|です)?か?|お願いします|教えて)?[\s。、?!]*"
)


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
    return not _MATTER.search(rest)


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
