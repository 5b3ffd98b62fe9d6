"""Typing errors in the desk's terms: 入札保障金 -> 入札保証金, 予定価各 -> 予定価格.

A run of text is mended only if it is one character away from exactly one term of four or
more characters and is no term itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

EXACT = 100
NEAR = 2
_TERM = re.compile(r"[\u4e00-\u9fffァ-ヶー]{4,}")
_WRITTEN = re.compile(r"[\u4e00-\u9fffァ-ヶー]{3,}")


class Speller:
    """Mends typing errors in the terms of a lexicon.

    >>> speller = Speller(["入札保証金", "契約保証金", "予定価格"])
    >>> speller.mend("入札保障金と予定価各")
    '入札保証金と予定価格'
    >>> speller.mend("契約保証金")
    '契約保証金'
    """

    def __init__(self, terms: Iterable[str]) -> None:
        terms = frozenset(terms)
        self._words = terms
        self._terms = tuple(sorted({t for t in terms if _TERM.fullmatch(t)}, key=len))
        self._known = frozenset(self._terms)

    def mend(self, text: str) -> str:
        """`text` with mistyped terms put right."""
        close = process.extract(
            text, self._terms, scorer=fuzz.partial_ratio, score_cutoff=74, limit=12
        )
        for term, score, _ in sorted(close, key=lambda c: (-c[1], -len(c[0]))):
            if score < EXACT and term not in text:
                text = self._mend_term(text, term)
        return text

    def _mend_term(self, text: str, term: str) -> str:
        for length in (len(term), len(term) - 1, len(term) + 1):
            for start in range(len(text) - length + 1):
                run = text[start : start + length]
                if self._is_slip(run, term, text, start):
                    return text[:start] + term + text[start + length :]
        return text

    def _is_slip(self, run: str, term: str, text: str, start: int) -> bool:
        if OSA.distance(run, term, score_cutoff=1) != 1 or (
            run[0] != term[0] and run[-1] != term[-1]
        ):
            return False
        if not _WRITTEN.fullmatch(run) or any(
            run[:n] in self._words for n in (len(run), len(run) - 1)
        ):
            return False
        around = text[max(0, start - 3) : start + len(run) + 3]
        return not any(
            known in around and known not in term and OSA.distance(known, run) <= NEAR
            for known in self._known
        )
