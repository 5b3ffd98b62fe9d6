"""One body's rulebook, and the view of it that a calculation gets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal, TypeVar

from pydantic import Field

from knowledge.dates import OfficeCalendar
from knowledge.errors import NotRegulated
from knowledge.kinds import BidMethod
from knowledge.model import Citation, Frozen
from knowledge.precedents.model import Precedents
from knowledge.rulebook.articles import Article, Unit
from knowledge.rulebook.figures import RuleRecord
from knowledge.rulebook.locators import Locator, split_cite
from knowledge.rulebook.points import Said
from knowledge.rulebook.references import cites_in

_TERM = re.compile(r"[一-龥ァ-ヶー]{2,}")
_SEVERAL = 3
"""A word counts as one of a body's terms if so many of its provisions are asked for by it."""


def terms_of(text: str) -> list[str]:
    """The terms of a text: its runs of kanji and katakana.

    >>> terms_of("再委託先のパソコンは?")
    ['再委託先', 'パソコン']
    """
    return _TERM.findall(text)


class Source(Frozen):
    """A document of the rulebook: its short name for citations and where it comes from.

    `sort` says what sort of document it is (規則, 契約書（案）, 様式); `aliases` are other names for it.
    """

    name: str
    title: str
    number: str = ""
    history: tuple[str, ...] = ()
    sort: str = "規則"
    aliases: tuple[str, ...] = ()


class Silence(Frozen):
    """A matter staff ask about that this rulebook does not settle, and what comes near it."""

    topic: str
    title: str
    asks: tuple[str, ...]
    says: str
    look_at: str = ""
    near: tuple[str, ...] = ()
    national: str | None = None


class Head(Frozen):
    """The head of a rulebook (`rulebook.yaml`): who the body is, before any article is read.

    `carriers`: the 準用 provisions that speak for a method of tendering.
    `elsewhere`: documents of the body that are not recorded, with the calculations they settle.
    `ceiling` names the column of 別表第五 that binds the body; `head` is its 長 (市長, 広域連合長).
    """

    id: str
    name: str
    nicknames: tuple[str, ...] = ()
    head: str = "長"
    ceiling: Literal["prefecture", "municipality"] | None = None
    main_source: str
    sources: tuple[Source, ...]
    faults: tuple[str, ...] = ()
    contact: str = "契約担当課"
    carriers: Mapping[BidMethod, tuple[str, ...]] = Field(default_factory=dict)
    elsewhere: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)

    def settled_in(self, calculation: str) -> str:
        """The document, not recorded here, that settles a calculation's matter; empty if none is known."""
        named = (doc for doc, names in self.elsewhere.items() if calculation in names)
        return next(named, "")


@dataclass(frozen=True)
class Rulebook:
    """A body's articles, rule records and silences, all resolved."""

    head: Head
    articles: Mapping[str, Mapping[str, Article]]
    records: Mapping[str, RuleRecord]
    silences: tuple[Silence, ...]
    points: Mapping[str, Said] = field(default_factory=dict)
    precedents: Precedents | None = None

    @property
    def id(self) -> str:
        """The rulebook's id, also its folder's name."""
        return self.head.id

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Every citable provision with the short name of its source."""
        for source, articles in self.articles.items():
            for article in articles.values():
                for unit in article.units():
                    yield source, unit

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Unit]:
        return {(source, str(unit.locator)): unit for source, unit in self.units()}

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """The names people have for the body's documents, each with the source it means."""
        names = {alias: source.name for source in self.head.sources for alias in source.aliases}
        return {**names, **{source.name: source.name for source in self.head.sources}}

    def find(self, cite: str) -> tuple[str, Unit] | None:
        """The provision called 「SOURCE LOCATOR」 or 「LOCATOR」 (of the main source).

        第1項 of an article that has just one paragraph may be named or not.
        """
        source, name = split_cite(cite, self.head.main_source)
        named = self._by_name.get((source, name))
        if named is not None:
            return source, named
        locator = Locator.parse(name)
        if locator is None:
            return None
        if locator.paragraph == 1:
            unit = self._by_name.get((source, str(locator._replace(paragraph=None))))
            if unit is not None:
                return source, unit
        article = self.articles.get(source, {}).get(locator.article)
        if article is not None and locator.item and locator.paragraph is None:
            return self._only_item(source, article, locator)
        if article is not None and locator == Locator(locator.article):
            first = article.paragraphs[0]
            return source, Unit(locator, article, first, first)
        return None

    @staticmethod
    def _only_item(source: str, article: Article, locator: Locator) -> tuple[str, Unit] | None:
        """The one item of that number in an article, for 「14条3号」 without its 項."""
        wanted = (locator.item, locator.sub)
        found = [u for u in article.units() if (u.locator.item, u.locator.sub) == wanted]
        return (source, found[0]) if len(found) == 1 else None

    @cached_property
    def stands_on(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """For each rule record the (source, locator) pairs of the provisions it cites."""
        main = self.head.main_source
        return {
            name: frozenset(split_cite(cite, main) for _, cite in cites_in(record))
            for name, record in self.records.items()
        }

    def cite(self, cite: str) -> Citation | None:
        """The citation of a provision with its gist, or None if there is no such provision."""
        found = self.find(cite)
        if found is None:
            return None
        source, unit = found
        return Citation(
            rulebook=self.id,
            source=source,
            locator=str(unit.locator),
            caption=unit.article.caption,
            gist=unit.passage.gist,
            sort=self.sort_of(source),
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The terms of the body's documents: words that several of its provisions are asked for by."""
        counted = Counter(
            word
            for _, unit in self.units()
            for word in {w for text in unit.passage.asks for w in terms_of(text)}
        )
        return frozenset(word for word, times in counted.items() if times >= _SEVERAL)

    def sort_of(self, source: str) -> str:
        """What sort of document a source is: 規則, 契約書（案）, 様式."""
        return next((s.sort for s in self.head.sources if s.name == source), "")


class OfficeDays(RuleRecord):
    """The year-end closing of offices, as (MM-DD) texts."""

    record: ClassVar[str] = "office_days"
    closed: tuple[str, ...] = ()
    cite: str = ""


R = TypeVar("R", bound=RuleRecord)


@dataclass(frozen=True)
class Rules:
    """What a calculation sees: one body's rules on one day, with national law beside them.

    `record` looks only into the body's own book; `national_record` only into the State's:
    neither can stand in for the other unnoticed.
    """

    book: Rulebook
    national: Rulebook
    on: date

    def has(self, kind: type[R]) -> bool:
        """Whether the body has a rule of that kind."""
        return self._name(kind) in self.book.records

    def record(self, kind: type[R]) -> R:
        """The body's own rule; raises NotRegulated if it has none."""
        found = self.book.records.get(self._name(kind))
        if not isinstance(found, kind):
            raise NotRegulated(f"{self.book.head.name}の規則には、この定めがありません。")
        return found

    def national_record(self, kind: type[R]) -> R:
        """The State's rule of that kind; raises NotRegulated if there is none."""
        found = self.national.records.get(self._name(kind))
        if not isinstance(found, kind):
            raise NotRegulated("国の法令のルールブックに、この定めがありません。")
        return found

    @staticmethod
    def _name(kind: type[RuleRecord]) -> str:
        return kind.record

    def cite(self, cite: str) -> Citation:
        """A provision of the body, or of national law where only that has it."""
        citation = self.book.cite(cite) or self.national.cite(cite)
        if citation is None:
            raise NotRegulated(f"「{cite}」は収録していません。")
        return citation

    @cached_property
    def calendar(self) -> OfficeCalendar:
        """The body's office days, or those of national law where it records none of its own."""
        name = OfficeDays.record
        record = self.book.records.get(name) or self.national.records.get(name)
        closed = record.closed if isinstance(record, OfficeDays) else ()
        return OfficeCalendar(frozenset((int(d[:2]), int(d[3:])) for d in closed))
