"""Whether a question is for the published contracts at all, or for the rules behind them."""

from __future__ import annotations

from knowledge.precedents.query import Query
from knowledge.precedents.words import Want, says, words
from knowledge.understanding.reading import Reading

_WHOLE_LIST: tuple[Want, ...] = (
    "all", "count", "total", "highest", "lowest", "by_department", "by_party", "by_month", "by_method",
)  # fmt: skip
OVERALL = frozenset(_WHOLE_LIST)
"""What can be asked of the whole list."""


def claims_precedents(query: Query, reading: Reading) -> bool:
    """Whether published contracts answer the question, rather than provisions or calculations."""
    if query.numbers or asks_for_rules(query):
        return bool(query.numbers)
    counts, past = bool(query.wants & OVERALL), says(reading.text, words().past)
    if query.other_year is not None and past:
        return True
    if not query.narrows and query.scan.unknown:
        return past and not reading.yes_no
    if not query.narrows:
        return counts and says(reading.text, words().whole)
    told = past or counts
    if reading.yes_no or query.scan.unknown:
        return told or (not reading.yes_no and says(reading.text, words().cues))
    return True


def asks_for_rules(query: Query) -> bool:
    """Whether a question is for what the law asks, not for what was contracted."""
    if says(query.text, words().law):
        return True
    counts = bool(query.wants & OVERALL)
    return bool(query.items) and not (counts and query.narrows) and not _both_items(query)


def _both_items(query: Query) -> bool:
    """Whether 「3号・4号」 is just what the whole list is called."""
    apart = any(word in query.text for word in words().items_apart)
    return query.items > 1 and not apart and bool(query.wants & OVERALL)
