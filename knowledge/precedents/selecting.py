"""The entries a query means, and those that come near without being meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.precedents.entries import planned_day
from knowledge.precedents.model import Entry
from knowledge.precedents.naming import Named
from knowledge.precedents.numbers import number_of
from knowledge.precedents.query import Query
from knowledge.precedents.terms import Term, TermIndex, denied, groups
from knowledge.precedents.words import PriceSort, words

AMONG = "うち"
Test = Callable[[Entry], bool]
_PRICES: dict[PriceSort, Test] = {
    "unit_price": lambda e: e.unit_price,
    "rates": lambda e: e.sum is None and any(r.unit.endswith("/時") for r in e.rates),
    "estimate": lambda e: e.estimate is not None,
    "sums": lambda e: e.sum is not None,
    "included": lambda e: e.tax == "included",
    "excluded": lambda e: e.tax == "excluded",
    "ranges": lambda e: any(r.high is not None for r in e.rates),
    "early": lambda e: e.signed is not None and e.signed < planned_day(e),
}


@dataclass(frozen=True)
class Selection:
    """The entries meant; `only_content`: the words stand in the content, not in the title.

    `near`: entries of work that is akin (除草 beside 草刈); `estimates`: yearly estimates that
    the amount asked for would also fit; `taken_out`: entries left out for a word that stands in
    their content, not in the title; `missing`: numbers that are not in the list.
    """

    entries: tuple[Entry, ...]
    only_content: tuple[Entry, ...] = ()
    near: tuple[Entry, ...] = ()
    estimates: tuple[Entry, ...] = ()
    taken_out: tuple[Entry, ...] = ()
    missing: tuple[int, ...] = ()


def select(query: Query, index: TermIndex) -> Selection:
    """Which entries a query means, in the list's order."""
    entries = index.precedents.entries
    have = {number_of(entry.number) for entry in entries}
    hard = [entry for entry in entries if _passes(entry, query)]
    kept = _about(hard, query, index)
    bounded = [entry for entry in kept if _in_bounds(entry, query)]
    title = _title_only(bounded, query, index)
    return Selection(
        entries=tuple(bounded),
        only_content=tuple(e for e in bounded if e not in title) if title else (),
        near=tuple(_akin(hard, kept, query, index)),
        estimates=tuple(e for e in kept if e not in bounded and _estimate_fits(e, query))
        if sums_compared(query)
        else (),
        taken_out=tuple(e for e in hard if _out_by_content(e, query, index)),
        missing=tuple(number for number in query.numbers if number not in have),
    )


def _passes(entry: Entry, query: Query) -> bool:
    """Whether an entry is of the numbers, party, department, time and sort of price asked for."""
    made = not entry.not_contracted
    return (
        (not query.numbers or number_of(entry.number) in query.numbers)
        and number_of(entry.number) not in query.not_numbers
        and _of(query.parties, entry.party)
        and _of(query.departments, entry.department)
        and (not query.months or _on(entry, query))
        and query.contracted in (None, made)
        and _priced(entry, query)
        and not any(_PRICES[sort](entry) for sort in query.not_prices)
    )


def _priced(entry: Entry, query: Query) -> bool:
    """Whether its price is of the sorts asked for: all of them in 「単価契約のうち…」, else any."""
    every = all if AMONG in query.text else any
    return not query.prices or every(_PRICES[sort](entry) for sort in query.prices)


def _of(named: Named, value: str | None) -> bool:
    """Whether a party or department is one asked for and none left out."""
    if named.stranger or (named.denied and value is None):
        return False
    return (not named.wanted or value in named.wanted) and value not in named.denied


def _on(entry: Entry, query: Query) -> bool:
    """Whether the contract was signed, planned, begun or ended in the months named."""
    if query.time == "runs":
        term = entry.term
        inside = [m.first <= term.until and term.from_ <= m.last for m in query.months]
        return any(inside)
    day = {
        "planned": planned_day(entry),
        "ends": entry.term.until,
        "begins": entry.term.from_,
        None: entry.signed,
    }[query.time]
    if day is None:
        return False
    tests = [month.holds(day) for month in query.months]
    every = any(month.compare or month.denied for month in query.months)
    return all(tests) if every else any(tests)


def _in_bounds(entry: Entry, query: Query) -> bool:
    """Whether an amount of the entry is what is asked for: sums, or rates by the hour where said."""
    if not query.bounds:
        return True
    if "hourly" in query.wants:
        rates = [rate for rate in entry.rates if rate.unit.endswith("/時")]
        return any(all(b.holds(r.low) or b.holds(r.highest) for b in query.bounds) for r in rates)
    if "estimate" in query.wants:
        return _estimate_fits(entry, query)
    if not sums_compared(query):
        figures = {
            entry.sum,
            entry.estimate,
            *(r.low for r in entry.rates),
            *(r.high for r in entry.rates),
        }
        return any(bound.yen in figures for bound in query.bounds)
    return entry.sum is not None and all(bound.holds(entry.sum) for bound in query.bounds)


def sums_compared(query: Query) -> bool:
    """Whether amounts asked for are compared with sums alone: not an exact figure, nor a rate."""
    ranges = any(bound.relation != "equal" for bound in query.bounds)
    return ranges and not query.wants & {"hourly", "estimate"}


def _estimate_fits(entry: Entry, query: Query) -> bool:
    has = entry.estimate is not None and bool(query.bounds)
    return has and all(bound.holds(entry.estimate or 0) for bound in query.bounds)


def _about(entries: Sequence[Entry], query: Query, index: TermIndex) -> list[Entry]:
    """The entries that the subject words are about."""
    kept = {entry.number for entry in entries}
    for law in query.laws:
        naming = index.entries_with(law.locator)
        kept = kept - naming if law.denied else kept & naming
    if lacks_criteria(query):
        kept -= _all_of([index.criteria_with(term.word) for term in query.scan.terms])
        return [entry for entry in entries if entry.number in kept]
    for kind, terms in groups(query.scan):
        kept &= _group(kind, terms, index)
    for chain in denied(query.scan):
        kept -= _all_of([index.entries_with(term.word) for term in chain])
    return [entry for entry in entries if entry.number in kept]


def _out_by_content(entry: Entry, query: Query, index: TermIndex) -> bool:
    """Whether a word asked to be left out is only in an entry's content or place."""
    for chain in denied(query.scan):
        found = _all_of([index.entries_with(term.word) for term in chain])
        if entry.number in found and not any(entry.number in index.in_title(t.word) for t in chain):
            return True
    return False


def lacks_criteria(query: Query) -> bool:
    """Whether entries are asked for whose criteria do not say something (市内という条件がない)."""
    return "criteria" in query.wants and bool(query.scan.terms) and query.scan.terms[-1].denied


def _group(kind: str, terms: Sequence[Term], index: TermIndex) -> frozenset[str]:
    """The entries one group of terms is about: all of them joined by ・, any of a list."""
    found = [index.entries_with(term.word) for term in terms]
    either: frozenset[str] = frozenset().union(*found)
    if kind == "or":
        return either
    return _all_of(found) or (either if kind == "and" else frozenset())


def _all_of(found: Sequence[frozenset[str]]) -> frozenset[str]:
    return found[0].intersection(*found[1:])


def _title_only(entries: Iterable[Entry], query: Query, index: TermIndex) -> list[Entry]:
    wanted = query.scan.wanted
    return [e for e in entries if wanted and all(e.number in index.in_title(w) for w in wanted)]


def _akin(
    entries: Sequence[Entry], kept: Sequence[Entry], query: Query, index: TermIndex
) -> list[Entry]:
    """Entries of work akin to the one asked for that are not meant themselves."""
    wanted = query.scan.wanted
    akin = [(word, near) for word in wanted for near in words().near.get(word, ())]
    found = []
    for word, near in akin:
        others = [index.entries_with(near if w == word else w) for w in wanted]
        found += [e for e in entries if e not in kept and all(e.number in o for o in others)]
    return list(dict.fromkeys(found))
