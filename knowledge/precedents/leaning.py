"""A question that leans on the one before it in a thread: 「そのうちトイレは?」「合計は?」「じゃあ財政課は?」"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.precedents.claiming import asks_for_rules, claims_precedents
from knowledge.precedents.naming import Named
from knowledge.precedents.query import Query
from knowledge.precedents.terms import Scan
from knowledge.precedents.words import says, words
from knowledge.understanding.reading import Reading

SHORT = 16
"""A question of so few characters that picks nothing out leans on the one before it."""


def leaning(queries: Sequence[Query], readings: Sequence[Reading]) -> Query | None:
    """The question made whole by the latest earlier one on contracts; None where it does not lean."""
    current = queries[0]
    earlier = zip(queries[1:], readings[1:], strict=True)
    before = next(
        (q for q, reading in earlier if q.narrows and claims_precedents(q, reading)), None
    )
    if before is None or not _leans(current, readings[0]):
        return None
    narrowed = _narrows(current)
    return replace(
        before,
        text=current.text,
        wants=current.wants or before.wants,
        numbers=() if current.narrows else before.numbers,
        bounds=current.bounds or before.bounds,
        months=current.months or before.months,
        departments=before.departments if current.departments == Named() else current.departments,
        parties=before.parties if current.parties == Named() else current.parties,
        prices=current.prices or before.prices,
        not_prices=current.not_prices or before.not_prices,
        contracted=before.contracted if current.contracted is None else current.contracted,
        scan=_joined(before.scan, current.scan) if narrowed else _latest(before.scan, current.scan),
    )


def _narrows(query: Query) -> bool:
    return any(word in query.text for word in words().narrowing)


def _leans(current: Query, reading: Reading) -> bool:
    if current.numbers or current.scan.unknown or asks_for_rules(current) or reading.yes_no:
        return False
    if current.narrows:
        return _narrows(current) or current.text.startswith(words().shifting)
    asks = bool(current.wants) or says(current.text, words().cues)
    return asks and len(current.text) <= SHORT


def _latest(before: Scan, current: Scan) -> Scan:
    return current if current.terms else before


def _joined(before: Scan, current: Scan) -> Scan:
    """The terms of both, as if they stood in one text."""
    text = f"{before.text}。"
    by = len(text)
    moved = (replace(t, start=t.start + by, end=t.end + by) for t in current.terms)
    return Scan(text + current.text, (*before.terms, *moved), ())
