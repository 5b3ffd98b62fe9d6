"""Numerals as staff write them: 450万, 四百五十万, 3万3千, 4.5百万, 1億2000万, 4,500千.

Whole kanji numerals are read by the kanjize library; mixed ones by their parts.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

import kanjize

_FORMAL = str.maketrans("壱弐参伍拾萬", "一二三五十万")
_KANJI = re.compile(r"[〇零一二三四五六七八九十百千万億兆]+")
_BIG = {"万": 10**4, "億": 10**8, "兆": 10**12}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_PART = re.compile(r"([0-9.]*)([十百千]?)")

_DIGIT = "[0-9〇零一二三四五六七八九壱弐参伍十拾百千万萬億兆]"
NUMERAL = rf"(?<!{_DIGIT}){_DIGIT}(?:[,.]?{_DIGIT})*+"
"""A whole numeral; possessive and with nothing of it before, so that long runs are read once."""


def _below_ten_thousand(text: str) -> Decimal:
    total, rest = Decimal(0), text
    while rest:
        match = _PART.match(rest)
        if match is None or not match.group():
            raise InvalidOperation(text)
        digits, small = match.groups()
        total += Decimal(digits or 1) * _SMALL.get(small, 1)
        rest = rest[match.end() :]
    return total


def read_numeral(text: str) -> Decimal | None:
    """The number a numeral stands for, or None if it is not one (1.2.3万).

    >>> [int(read_numeral(t)) for t in ("450万", "四百五十万", "3万3千", "4.5百万", "1億2000万", "4,500千")]
    [4500000, 4500000, 33000, 4500000, 120000000, 4500000]
    >>> read_numeral("1.2.3万") is None
    True
    """
    text = text.translate(_FORMAL).replace(",", "")
    if _KANJI.fullmatch(text):
        try:
            return Decimal(int(kanjize.kanji2number(text)))
        except (ValueError, KeyError, IndexError):
            return None
    total, rest = Decimal(0), text
    try:
        for big in ("兆", "億", "万"):
            head, found, tail = rest.partition(big)
            if found:
                total += (_below_ten_thousand(head) if head else Decimal(1)) * _BIG[big]
                rest = tail
        return total + (_below_ten_thousand(rest) if rest else 0)
    except InvalidOperation:
        return None
