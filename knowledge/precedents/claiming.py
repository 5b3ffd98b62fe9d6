"""Whether a question is for the published contracts at all, or for the rules behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.precedents.naming import Named
from knowledge.precedents.query import Query
from knowledge.precedents.words import Want, says, words
from knowledge.understanding.reading import Reading

SHORT = 16
"""A question of so few characters may lean on the one before it."""
OVERALL: frozenset[Want] = frozenset(
    {"all", "count", "total", "highest", "lowest"}
    | {"by_department", "by_party", "by_month", "by_method"}
)
"""What can be asked of the whole list."""


def claims_precedents(query: Query, reading: Reading) -> bool:
    """Whether published contracts answer the question, rather than provisions or calculations."""
    text, known = reading.text, words()
    if query.numbers:
        return True
    if says(text, known.law):
        return False
    counts = bool(query.wants & OVERALL)
    if query.items and (not counts or not query.narrows) and not _both_items(query):
        return False
    past = says(text, known.past)
    if query.other_year is not None and past:
        return True
    if not query.narrows:
        strange = bool(query.scan.unknown)
        return past and not reading.yes_no if strange else counts and says(text, known.whole)
    if reading.yes_no and not (past or counts):
        return False
    return not query.scan.unknown or past or counts or says(text, known.cues)


def _both_items(query: Query) -> bool:
    """Whether 「3号・4号」 is just what the whole list is called."""
    apart = any(word in query.text for word in words().items_apart)
    return query.items > 1 and not apart and bool(query.wants & OVERALL)


def continuing(queries: Sequence[Query]) -> Query:
    """A question that leans on the one before it in the thread, made whole."""
    current, *earlier = queries
    before = next((query for query in earlier if query.narrows), None)
    if before is None or current.numbers or current.scan.unknown:
        return current
    narrowed = any(word in current.text for word in words().narrowing)
    shifted = any(current.text.startswith(word) for word in words().shifting)
    if current.narrows and not (narrowed or shifted):
        return current
    if not current.narrows and len(current.text) > SHORT:
        return current
    wants = current.wants or (before.wants if shifted else frozenset())
    kept = replace(before, text=current.text, wants=wants)
    nobody = Named()
    return replace(
        kept,
        numbers=() if current.narrows else before.numbers,
        bounds=current.bounds or before.bounds,
        months=current.months or before.months,
        departments=current.departments if current.departments != nobody else before.departments,
        parties=current.parties if current.parties != nobody else before.parties,
        prices=current.prices or before.prices,
        not_prices=current.not_prices or before.not_prices,
        contracted=before.contracted if current.contracted is None else current.contracted,
        scan=current.scan if current.scan.terms else before.scan,
    )
