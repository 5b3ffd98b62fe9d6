"""The desk: rulebooks, calculators and indexes together, made once and asked many times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from knowledge.answering.about import caveats, unaskable, usage
from knowledge.answering.beside import Found
from knowledge.answering.deciding import answer, grounded
from knowledge.answering.replies import Asked, clarification, unknown, unreadable, worked_reply
from knowledge.answering.routing import Claim, claims, thread_claims
from knowledge.answering.settling import settle, told_whose
from knowledge.answering.shown import read_as
from knowledge.answering.verdicts import verdict_for
from knowledge.calculation import Calculator
from knowledge.calculators import calculators, record_kinds
from knowledge.comparison.bare import only_names
from knowledge.comparison.choosing import compare_on
from knowledge.comparison.comparing import together
from knowledge.comparison.means import Answering, Means
from knowledge.comparison.texts import own_part
from knowledge.dates import OfficeCalendar
from knowledge.errors import (
    KeiyakuError,
    MissingInput,
    NothingInForce,
    NotRegulated,
    UnknownRulebook,
    UnlistedBody,
    UnreadableInput,
)
from knowledge.model import Answer
from knowledge.precedents.words import words as precedent_words
from knowledge.rulebook.book import Head, Rulebook
from knowledge.rulebook.library import NATIONAL, SHIPPED, Library
from knowledge.rulebook.locators import Locator
from knowledge.rulebook.points import Point, shared_points
from knowledge.search import ArticleIndex, Hit, favoured
from knowledge.timetable.deadlines import FACTS, Fact, Timetable
from knowledge.timetable.scheduling import timetable
from knowledge.understanding.documents import documents_of
from knowledge.understanding.normalise import MOST_CHARACTERS, clean, normalise
from knowledge.understanding.reading import Reading, completed, continued, read
from knowledge.understanding.references import Documents, Reference, same_article
from knowledge.understanding.slots import Filled
from knowledge.understanding.spelling import Speller
from knowledge.understanding.typed import typed_value
from knowledge.understanding.vocabulary import vocabulary

MOST_HITS = 16
LONGEST_CHOICE = 40
MOST_EARLIER = 8
"""So many earlier questions of a thread are looked at."""


class Desk:
    """Answers questions and runs calculations over a library of rulebooks.

    >>> desk = open_desk()
    >>> reply = desk.ask("一般競争、見積もる契約金額450万円の入札保証金は?", rulebook="nagasaki-kouiki",
    ...     today=date(2026, 11, 20))
    >>> reply.headline, reply.citations[0].locator
    ('入札保証金は 135,000円以上', '第6条第1項')
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = lru_cache(maxsize=None)(self._build_index)
        self._documents = lru_cache(maxsize=None)(self._documents_of)

    def _build_index(self, name: str) -> ArticleIndex:
        return ArticleIndex(self._library.get(name), self._library.get(NATIONAL).silences)

    @property
    def heads(self) -> Mapping[str, Head]:
        """Who has a rulebook here, national law first."""
        return self._library.heads

    @property
    def calculators(self) -> Mapping[str, Calculator]:
        """All calculations by name."""
        return calculators()

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The days of a tender that people know (公告日, 入札日 …), by key: what `timetable` takes."""
        return FACTS

    @property
    def points(self) -> Mapping[str, Point]:
        """The points on which bodies can be compared, by id: what `compare` takes."""
        return shared_points()

    def compare(self, point: str, bodies: Sequence[str] = (), *, today: date) -> Answer:
        """The table of what bodies say on a point (all bodies and national law by default).

        Raises UnreadableInput for a point that is not listed, UnknownRulebook for a body.
        """
        return compare_on(point, bodies, self._library, today)

    def book(self, name: str) -> Rulebook:
        """A rulebook by id; raises UnknownRulebook."""
        return self._library.get(name)

    def calendar(self, rulebook: str) -> OfficeCalendar:
        """The office days (開庁日) of a body: its own closing days, or those of national law."""
        # A calendar holds whatever the day is that the rules are asked of.
        return self._library.rules(rulebook, date.min).calendar

    @cached_property
    def _speller(self) -> Speller:
        words = [
            w for c in calculators().values() for about in c.route.about for w in about.split("+")
        ]
        labels = [
            w
            for c in calculators().values()
            for slot in c.inputs.slots().values()
            for w in slot.labels
        ]
        terms = [w for words in vocabulary().kinds.values() for w in words]
        of_contracts = precedent_words().stop
        return Speller(
            [*words, *labels, *terms, *vocabulary().money, *vocabulary().terms, *of_contracts]
        )

    def _read(self, text: str, asked: Asked) -> Reading:
        documents = self._documents(asked.rulebook or NATIONAL)
        return read(self._speller.mend(normalise(text)), asked.today, documents)

    def _documents_of(self, name: str) -> Documents:
        return documents_of(self._library.get(name))

    def ask(
        self, question: str, *, rulebook: str | None = None, today: date, thread: Sequence[str] = ()
    ) -> Answer:
        """Answer a question as of `today`; never raises, whatever the text."""
        cleaned = clean(question)
        asked = Asked(question[:MOST_CHARACTERS], rulebook, today)
        refused = usage(asked, cleaned.lower()) or unaskable(asked, cleaned)
        if refused is not None:
            return refused
        return self._answered(asked, cleaned, [clean(t) for t in thread], self._ask)

    def _search(self, name: str, text: str) -> Sequence[Hit]:
        return self._index(name).search(text, MOST_HITS)

    def _answered(self, asked: Asked, text: str, thread: Sequence[str], ask: Answering) -> Answer:
        try:
            return ask(asked, text, thread)
        except MissingInput as missing:
            return clarification(asked, missing)
        except KeiyakuError as error:
            if isinstance(error, UnlistedBody):
                return asked.reply(kind="unknown", headline=error.sentence)
            return unreadable(asked, error.sentence)

    def _ask(self, asked: Asked, text: str, thread: Sequence[str]) -> Answer:
        earlier = [t[:MOST_CHARACTERS] for t in thread if any(c.isalnum() for c in t)]
        earlier = earlier[-MOST_EARLIER:]
        means = Means(self._library, self._search, partial(self._answered, ask=self._ask_one))
        several = together(asked, text, earlier, means)
        if several is not None:
            return several
        name = settle(" ".join([text, *reversed(earlier)]), asked.rulebook, self._library)
        earlier = [own_part(t, name, self._library) for t in earlier]
        reply = self._ask_one(Asked(asked.text, name, asked.today), text, earlier)
        return told_whose(reply, asked.rulebook, self._library)

    def _ask_one(self, asked: Asked, text: str, earlier: Sequence[str]) -> Answer:
        """The answer under the one rulebook of `asked`."""
        name = asked.rulebook or NATIONAL
        if earlier and only_names(text, self._library.heads.values()):
            return self._ask_one(asked, earlier[-1], earlier[:-1])
        rules = self._library.rules(name, asked.today)
        warned = caveats(asked, text, rules.book)
        if warned is not None:
            return warned
        current = self._read(text, asked)
        leans = not current.forms
        before = [completed(self._read(t, asked), current) for t in reversed(earlier)]
        current = self._same_article(asked, current, before, earlier)
        if before and not current.references:
            current = continued(current, before[0])
        index = self._index(name)
        hits = favoured(index.search(current.subject, MOST_HITS), current.own_references)
        claimed = self._chosen(asked, text, earlier) or thread_claims(
            (self._claims(reading, rules.book) for reading in (current, *before)), leans=leans
        )
        found = Found(
            claimed, hits, lambda: self._index(NATIONAL).search(current.subject, MOST_HITS)
        )
        return answer(asked, [current, *before], found, rules)

    def _claims(self, reading: Reading, book: Rulebook) -> list[Claim]:
        hits = self._search(book.id, reading.subject)
        hits = favoured(hits, reading.own_references)
        return claims(calculators(), reading, book, hits if grounded(reading, hits, book) else [])

    def _chosen(self, asked: Asked, text: str, earlier: Sequence[str]) -> list[Claim]:
        """The calculation whose clarifying question `text` answers by one of its buttons, if any."""
        if not earlier or len(text) > LONGEST_CHOICE:
            return []
        last = self._ask_one(replace(asked, text=earlier[-1]), earlier[-1], earlier[:-1])
        if last.kind != "clarification" or text not in map(clean, last.choices):
            return []
        by_title = {c.title: c for c in calculators().values()}
        chosen = by_title.get(text) or calculators().get(last.topic or "")
        return [Claim(chosen, 1.0)] if chosen else []

    def _same_article(
        self, asked: Asked, current: Reading, before: Sequence[Reading], earlier: Sequence[str]
    ) -> Reading:
        """`current` with 「同条」 resolved: to the article named before, or cited in the last answer."""
        if not before or current.references:
            return current
        named = next((r.references[0].locator for r in before if r.references), None)
        if named is None and same_article(current.text, Locator("")) is not None:
            last = self._ask_one(replace(asked, text=earlier[-1]), earlier[-1], earlier[:-1])
            named = Locator.parse(last.citations[0].locator) if last.citations else None
        meant = same_article(current.text, named) if named else None
        if meant is None:
            return current
        size = len(current.text)
        return replace(current, references=(Reference(meant, None, 0, size),))

    def timetable(
        self,
        facts: Mapping[str, date],
        *,
        rulebook: str,
        today: date,
        construction: bool | None = None,
        printed: bool = True,
    ) -> Timetable:
        """The dates a rulebook fixes for one tender; `facts` are days by the keys of `FACTS`.

        `construction`: whether it is of works (建設工事); None gives the dates of either.
        `printed`: whether the days that a document prints are this tender's.

        Raises NotRegulated where the rulebook has no schedule, NothingInForce where a figure is
        not known for `today`, UnreadableInput for a key that is no fact of a tender.
        """
        unknown = next((key for key in facts if key not in FACTS), None)
        if unknown is not None:
            raise UnreadableInput(f"「{unknown[:40]}」という日は扱っていません。")
        rules = self._library.rules(rulebook, today)
        return timetable(rules, facts, today, construction=construction, printed=printed)

    def calculate(
        self, name: str, given: Mapping[str, str], *, rulebook: str | None = None, today: date
    ) -> Answer:
        """Run one calculation on values as people type them (450万, R8.12.3, はい).

        Raises UnreadableInput with a sentence for staff; a missing value gives a clarification.
        """
        calculator = calculators().get(name)
        if calculator is None:
            raise UnreadableInput(
                f"「{name[:40]}」という計算はありません。使える計算: {'、'.join(calculators())}"
            )
        body = settle("", rulebook, self._library)
        asked = Asked(calculator.title, body, today)
        slots, filled = calculator.inputs.slots(), Filled()
        for key, text in given.items():
            if key not in slots:
                raise UnreadableInput(
                    f"「{key[:40]}」という入力はありません。使える入力: {'、'.join(slots)}"
                )
            filled.values[key] = typed_value(slots[key], calculator.inputs, key, text, today)
        try:
            inputs = calculator.inputs.checked(filled.values)
            worked = calculator.calculate(inputs, self._library.rules(body, today), today)
        except MissingInput as missing:
            return clarification(asked, missing, name)
        except (NotRegulated, NothingInForce) as error:
            return unknown(asked, self.book(body), notes=(error.sentence,))
        return worked_reply(
            asked,
            calculator,
            worked,
            verdict_for(worked.effect, frozenset()),
            read_as(calculator, filled),
        )


def open_desk(folders: Sequence[Path] = ()) -> Desk:
    """A desk over the shipped rulebooks and those in `folders`."""
    return Desk(Library(record_kinds(), (SHIPPED, *folders)))


__all__ = ["Desk", "UnknownRulebook", "open_desk"]
