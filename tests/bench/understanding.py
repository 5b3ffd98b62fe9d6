"""How many questions the desk answers rightly, beside what a plain search would find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from knowledge import Desk, Rulebook
from knowledge.search import favoured
from tests.bench.plain_bm25 import Place, PlainIndex
from tests.bench.questions import Question
from tests.bench.tables import share, table
from tests.questions.judging import judge, plain, serves

_DEPTH = 40
_TOP = 3
_MARKS = ("right", "asked", "wrong")
Provision = tuple[str, str, str]
"""Source, article and locator."""
Sets = Mapping[str, Sequence[Question]]


def understanding(desk: Desk, sets: Sets) -> list[str]:
    """The tables of answers and of searches."""
    return [_answers(desk, sets), _searches(desk, sets)]


def _answers(desk: Desk, sets: Sets) -> str:
    tallies: dict[str, Counter[str]] = {
        name: Counter(judge(question.expect, question.asked(desk)).mark for question in questions)
        for name, questions in sets.items()
    }
    tallies["all"] = sum(tallies.values(), Counter())
    rows = [
        [
            name,
            tally.total(),
            *(tally[mark] for mark in _MARKS),
            share(tally["right"], tally.total()),
        ]
        for name, tally in tallies.items()
    ]
    note = "asked: a clarification or 'unknown' where an answer was due"
    columns = ["set", "questions", *_MARKS, "right"]
    return table("1a. Understanding: the desk's answers", columns, rows, note)


def _searches(desk: Desk, sets: Sets) -> str:
    ways = _Searching(desk).ways
    places = {
        name: [
            [way(question) for way in ways.values()] for question in questions if _is_due(question)
        ]
        for name, questions in sets.items()
    }
    places["all"] = [each for of_set in places.values() for each in of_set]
    rows = [[name, len(found), *_shares(found, len(ways))] for name, found in places.items()]
    columns = [
        "set",
        "questions",
        *(f"{way}: {top}" for way in ways for top in ("first", f"top {_TOP}")),
    ]
    note = (
        "Plain BM25 of the articles beside the desk's own index, by article and by exact provision; of the\n"
        "  questions that stand alone and expect a provision. Any expected one counts as found."
    )
    return table("1b. Understanding: the search alone", columns, rows, note)


def _is_due(question: Question) -> bool:
    return bool(question.expect.get("cites") and question.rulebook and not question.thread)


def _shares(found: Sequence[Sequence[int]], ways: int) -> list[str]:
    return [
        share(sum(places[way] <= top for places in found), len(found))
        for way in range(ways)
        for top in (1, _TOP)
    ]


class _Searching:
    """The ways to search, each giving the place of the first right one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plain = cache(lambda name: PlainIndex(desk.book(name)))
        self.ways: dict[str, Callable[[Question], int]] = {
            "plain": self._plain_article,
            "article": self._article,
            "exact": self._provision,
        }

    def _plain_article(self, question: Question) -> int:
        index: PlainIndex = self._plain(_body(question))
        return _rank(index.search(question.text, _DEPTH), self._wanted_articles(question))

    def _article(self, question: Question) -> int:
        articles = [provision[:2] for provision in self._found(question)]
        return _rank(articles, self._wanted_articles(question))

    def _provision(self, question: Question) -> int:
        return _rank(self._found(question), set(self._wanted(question)))

    def _found(self, question: Question) -> list[Provision]:
        """The desk's hits; a silence of the rulebook takes its place among them."""
        reading = question.read(self._desk)
        hits = self._desk._index(_body(question)).search(reading.subject, _DEPTH)
        found = []
        for hit in favoured(hits, reading.own_references):
            unit, silence = hit.document.unit, hit.document.silence
            if unit is not None:
                found.append((hit.document.source, unit.article.number, str(unit.locator)))
            elif silence is not None:
                found.append(("", "", silence.topic))
        return found

    def _wanted_articles(self, question: Question) -> set[Place]:
        return {provision[:2] for provision in self._wanted(question)}

    def _wanted(self, question: Question) -> list[Provision]:
        """The provisions that the expected citations mean."""
        book = self._desk.book(_body(question))
        return [place for cite in question.expect["cites"] for place in _meant(book, cite)]


def _body(question: Question) -> str:
    return str(question.rulebook)


def _meant(book: Rulebook, cite: str) -> list[Provision]:
    """The provision cited, or its parts."""
    meant = [
        (source, unit.article.number, str(unit.locator))
        for source, unit in book.units()
        if serves(plain(cite), plain(f"{book.id}{source}{unit.locator}"))
    ]
    found = None if meant else book.find(cite)
    return [(found[0], found[1].article.number, str(found[1].locator))] if found else meant


def _rank(found: Sequence[Hashable], wanted: AbstractSet[Hashable]) -> int:
    """The place of the first wanted one, each counted once."""
    places = {each: place for place, each in enumerate(dict.fromkeys(found), 1)}
    return min((place for each, place in places.items() if each in wanted), default=_DEPTH + 1)
