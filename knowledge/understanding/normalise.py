"""One normal form of what people type: NFKC, no control characters, the desk's own spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from knowledge.understanding.numerals import read_numeral
from knowledge.understanding.vocabulary import vocabulary

MOST_CHARACTERS = 2_000
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"〜": "~", "～": "~", "¥": "¥", "＼": "¥"})


_MARKUP = re.compile(r"<[^<>]{1,80}>")
"""What comes along with copied text: HTML, and Slack's marks for people and channels."""


_KANJI_DATE = re.compile(
    r"(?:(?<=令和)|(?<=平成)|(?<=昭和)|(?<=年)|(?<=月)|(?<![一-龥]))"
    r"[一二三四五六七八九十]{1,4}(?=年|月|日(?!本))"
)
"""Numerals of a date written in kanji: 令和十二年三月."""


def _in_digits(match: re.Match[str]) -> str:
    number = read_numeral(match.group())
    return match.group() if number is None else str(int(number))


@cache
def _variants() -> re.Pattern[str]:
    longest_first = sorted(vocabulary().variants, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def clean(text: str) -> str:
    r"""Printable text in NFKC with plain spaces.

    >>> clean("４５０万\t円 ")
    '450万 円'
    """
    text = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    printable = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join(printable.split())


def normalise(text: str) -> str:
    """`clean`, then abbreviations and spelling variants as `vocabulary.yaml` writes them.

    >>> normalise("随契で３ヶ月、税別４５万円")
    '随意契約で3か月、税抜45万円'
    """
    variants = vocabulary().variants
    plain = _KANJI_DATE.sub(_in_digits, _MARKUP.sub("", clean(text).lower()))
    return _variants().sub(lambda m: variants[m.group()], plain)
