"""Whether a question is for the published contracts at all, or for the rules behind them."""

from __future__ import annotations

from knowledge.precedents.query import Query
from knowledge.precedents.words import Want, says, words
from knowledge.understanding.reading import Reading

_WHOLE_LIST: tuple[Want, ...] = (
    "all", "count", "total", "highest", "lowest", "by_department", "by_party", "by_month", "by_method",
    "latest", "earliest",
)  # fmt: skip
LONG = 3
"""A word of so many characters is no chance find in the criteria or reasons of an entry."""
OVERALL = frozenset(_WHOLE_LIST)
"""What can be asked of the whole list."""


def claims_precedents(query: Query, reading: Reading, *, only: bool = False) -> bool:
    """Whether published contracts answer the question, rather than provisions or calculations.

    A body may have rules and a published list: there a bare amount or month is no question for the
    list. `only`: the list is all that is recorded of the body.
    """
    if query.numbers or query.not_numbers or _plainly(query, reading, only=only):
        return True
    if asks_for_rules(query):
        return False
    known, text = words(), reading.text
    done, counts = says(text, known.done), bool(query.wants & OVERALL)
    told = done or counts or says(text, known.past)
    if reading.yes_no and not told:
        return False
    if query.scan.unknown:
        near = query.about or says(text, known.contracts) if only else False
        return done or near or (query.names and (told or says(text, known.cues)))
    if query.names or query.about or not query.narrows:
        whole = (counts and says(text, known.whole)) or (query.other_year is not None and done)
        return query.names or query.about or whole
    return (only or says(text, known.contracts)) and (told or _picks(query) or only)


def _plainly(query: Query, reading: Reading, *, only: bool) -> bool:
    """Whether it asks for what the list does not tell of an entry, or for a list of another item."""
    untold = (query.names or (only and query.about)) and says(reading.text, words().unpublished)
    other = query.other_item is not None and not reading.yes_no
    return untold or (other and says(reading.text, words().whole))


def _picks(query: Query) -> bool:
    """Whether the question picks contracts by months, provisions, a range of amounts or a long word."""
    ranges = any(bound.relation != "equal" for bound in query.bounds)
    long = any(len(term.word) >= LONG for term in query.scan.terms)
    return bool(query.months or query.laws) or ranges or long


def asks_for_rules(query: Query) -> bool:
    """Whether a question is for what the law asks, not for what was contracted."""
    if query.rules or says(query.text, words().law):
        return True
    counts = bool(query.wants & OVERALL)
    return bool(query.items) and not (counts and query.narrows) and not _both_items(query)


def _both_items(query: Query) -> bool:
    """Whether 「3号・4号」 is just what the whole list is called."""
    apart = any(word in query.text for word in words().items_apart)
    return len(query.items) > 1 and not apart and bool(query.wants & OVERALL)
