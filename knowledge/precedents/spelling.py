"""One spelling for question and record, so that plain comparison of characters is enough."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from knowledge.precedents.words import literal, words
from knowledge.understanding.normalise import normalise

_SMALL_KANA = str.maketrans("ァィゥェォッャュョ", "アイウエオツヤユヨ")
_NOISE = re.compile(r"[\s　]+")


@lru_cache(maxsize=4096)
def _spelt(text: str, own: tuple[tuple[str, str], ...]) -> str:
    same = {**words().same, **dict(own)}
    return literal(tuple(same)).sub(lambda match: same[match.group()], text)


def spelt(text: str, own: Mapping[str, str]) -> str:
    """A normalised text in the one spelling; `own` are a list's further spellings.

    >>> spelt("お手洗いの掃除", {})
    'トイレの清掃'
    """
    return _spelt(text, tuple(own.items()))


def record_text(text: str, own: Mapping[str, str]) -> str:
    """A text of the record in that spelling, without spaces.

    >>> record_text("令和６年度　お手洗い掃除", {})
    '令和6年度トイレ清掃'
    """
    return _NOISE.sub("", spelt(normalise(text), own))


def plain_name(text: str) -> str:
    """A name for fuzzy comparison: small kana as large ones.

    >>> plain_name("ウィズ") == plain_name("ウイズ")
    True
    """
    return text.translate(_SMALL_KANA)
