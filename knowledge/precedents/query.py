"""A question about published contracts as read: which entries are meant and what is wanted of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from knowledge.precedents.amounts import Bound, bounds_in
from knowledge.precedents.denial import kept_after, left_out_after
from knowledge.precedents.months import FIRST_MONTH, Month, months_in, within_year, years_in
from knowledge.precedents.naming import Named, departments_in, parties_in
from knowledge.precedents.numbers import numbers_in, numbers_left_out
from knowledge.precedents.spelling import spelt
from knowledge.precedents.terms import Scan, TermIndex
from knowledge.precedents.words import PriceSort, Time, Want, literal, pattern, says, words
from knowledge.search import content
from knowledge.understanding.reading import Reading

_NOTHING = Scan("", (), ())


class Law(NamedTuple):
    """A provision that entries name in their criteria; `denied` where it is not to be named."""

    locator: str
    denied: bool


@dataclass(frozen=True)
class Query:
    """What a question asks of the entries; empty fields leave all entries in.

    `laws` are provisions that entries name, `rules` says that others are named; `time`: which day of an entry `months` are compared with, None for the day of signing;
    `items` of the law it names (3号), which no entry does; `other_item` is one the list is not for.
    """

    text: str
    numbers: tuple[int, ...] = ()
    not_numbers: tuple[int, ...] = ()
    bounds: tuple[Bound, ...] = ()
    months: tuple[Month, ...] = ()
    time: Time | None = None
    other_year: int | None = None
    departments: Named = field(default_factory=Named)
    parties: Named = field(default_factory=Named)
    prices: frozenset[PriceSort] = frozenset()
    not_prices: frozenset[PriceSort] = frozenset()
    contracted: bool | None = None
    laws: tuple[Law, ...] = ()
    rules: bool = False
    scan: Scan = _NOTHING
    items: tuple[int, ...] = ()
    other_item: int | None = None
    wants: frozenset[Want] = frozenset()

    @property
    def names(self) -> bool:
        """Whether it names a party or a department, how prices are given, or contracts not made."""
        named = (
            self.departments != Named() or self.parties != Named() or self.contracted is not None
        )
        return named or bool(self.prices or self.not_prices)

    @property
    def leaves_out(self) -> bool:
        """Whether anything that was read is to be left out."""
        named = (self.parties.denied, self.departments.denied, self.not_prices, self.not_numbers)
        times = any(m.denied for m in self.months) or any(law.denied for law in self.laws)
        return any(named) or times or any(term.denied for term in self.scan.terms)

    @property
    def about(self) -> bool:
        """Whether it says what an entry is about, in the words of its title or content."""
        return any(term.chief for term in self.scan.terms)

    @property
    def narrows(self) -> bool:
        """Whether the question picks entries out by anything at all."""
        return bool(
            self.names
            or self.numbers
            or self.not_numbers
            or self.bounds
            or self.months
            or self.laws
            or self.scan.terms
        )


def fiscal_year_of(day: date) -> int:
    """The fiscal year (会計年度) a day lies in.

    >>> fiscal_year_of(date(2025, 3, 14)), fiscal_year_of(date(2024, 4, 1))
    (2024, 2024)
    """
    return day.year - (day.month < FIRST_MONTH)


def understand(reading: Reading, index: TermIndex, body: tuple[str, ...] = ()) -> Query:
    """Read a question against a published list; `body` are the names of the body itself."""
    of = index.precedents
    fiscal_year = fiscal_year_of(of.from_)
    wants = frozenset(want for want, forms in words().asks.items() if says(reading.text, forms))
    bounds, text = bounds_in(reading.text, reading.amounts)
    not_numbers = numbers_left_out(text)
    numbers, text = numbers_in(text)
    items, text = _items(text)
    laws, rules, text = _laws(text, reading, index)
    months, text = months_in(text, fiscal_year)
    start, text = within_year(text, fiscal_year)
    other, text = _other_year(text, fiscal_year, reading.today)
    text = spelt(_without(body, text), of.same)
    parties, text = parties_in(text, of)
    departments, text = departments_in(text, of)
    prices, not_prices, text = _prices("" if numbers else text)
    contracted, text = _contracted(text)
    if not_prices & {"rates", "unit_price"}:
        wants -= {
            "hourly"
        }  # 「単価のものは除いて」 names prices by the hour without asking for them
    query = Query(
        text=reading.text,
        numbers=numbers,
        not_numbers=not_numbers,
        bounds=bounds,
        months=(*months, *start),
        time=next((t for t, forms in words().times.items() if says(reading.text, forms)), None),
        other_year=other,
        departments=departments,
        parties=parties,
        prices=prices,
        not_prices=not_prices,
        contracted=contracted,
        laws=laws,
        rules=rules,
        scan=_NOTHING if numbers else index.scan(content(text)),
        items=items,
        other_item=next((item for item in items if of.items and item not in of.items), None),
        wants=wants,
    )
    return _with_unread(query, text)


def _with_unread(query: Query, text: str) -> Query:
    """The query; what it leaves out without a word that was read counts as unknown."""
    said = pattern(words().excluding).search(text)
    if said is None or kept_after(text, said.start()) or query.leaves_out:
        return query
    unknown = (*query.scan.unknown, said.group().strip())
    return replace(query, scan=replace(query.scan, unknown=unknown))


_WITHOUT = re.compile(r"[^。、?0-9]{0,10}?(?:ない|なし|無い|以外|抜け|欠け)")


def _laws(text: str, reading: Reading, index: TermIndex) -> tuple[tuple[Law, ...], bool, str]:
    """The provisions a question names that entries name too, whether it names others, the text without."""
    named, others = [], False
    for reference in reading.references:
        place = str(reference.locator)
        if not text[reference.start : reference.end].strip():
            continue  # read already: the number of an entry, an item of the law
        if index.entries_with(place):
            denied = _WITHOUT.match(reading.text, reference.end) is not None
            named.append(Law(place, denied))
        else:
            others = True
        text = (
            text[: reference.start]
            + " " * (reference.end - reference.start)
            + text[reference.end :]
        )
    return tuple(named), others, text


def _items(text: str) -> tuple[tuple[int, ...], str]:
    """The items of law a text names (3号, 4号), and the text without them."""
    found = list(pattern((words().items,)).finditer(text))
    for match in found:
        text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return tuple(int(match["item"]) for match in found), text


def _without(body: tuple[str, ...], text: str) -> str:
    """The text without the body's own name, where that is no part of a longer one (〇〇市立…)."""
    if not body:
        return text
    own = re.compile(rf"(?:{literal(body).pattern})(?![一-龥々ァ-ヺー])")
    return own.sub(lambda match: " " * len(match.group()), text)


def _other_year(text: str, fiscal_year: int, today: date) -> tuple[int | None, str]:
    """A fiscal year the text names that is not the list's."""
    named, left = years_in(text)
    relative = words().relative_years
    found = literal(tuple(relative)).search(left)
    then = fiscal_year_of(today) + relative[found.group()] if found else fiscal_year
    if found is not None:
        left = left[: found.start()] + " " * len(found.group()) + left[found.end() :]
    known = {fiscal_year, fiscal_year + 1} if "年度" not in text else {fiscal_year}
    if then != fiscal_year:
        return then, left
    return next((year for year in named if year not in known), None), left


def _prices(text: str) -> tuple[frozenset[PriceSort], frozenset[PriceSort], str]:
    wanted: set[PriceSort] = set()
    denied: set[PriceSort] = set()
    if says(text, words().spoken_back):
        return frozenset(), frozenset(), text  # 「何件で、そのうち総額があるのは」 asks for both
    for sort, forms in words().prices.items():
        for form in forms:
            for match in _find(form, text):
                (denied if left_out_after(text, match[1]) else wanted).add(sort)
                text = text[: match[0]] + " " * (match[1] - match[0]) + text[match[1] :]
    return frozenset(wanted), frozenset(denied), text


def _find(form: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern((form,)).finditer(text)]


def _contracted(text: str) -> tuple[bool | None, str]:
    if says(text, words().spoken_back):
        return None, text  # 「何件で、契約したのは何件」 asks for both
    for value, forms in ((False, words().not_contracted), (True, words().contracted)):
        spans = [span for form in forms for span in _find(form, text)]
        out = [left_out_after(text, end) for _, end in spans]
        for start, end in spans:
            text = text[:start] + " " * (end - start) + text[end:]
        if spans:
            return value != any(out), text
    return None, text
