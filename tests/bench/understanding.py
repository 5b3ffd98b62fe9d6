"""How many questions the desk answers rightly, beside what a plain search would find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from knowledge import Desk, Rulebook
from tests.bench.judging import cites_all, is_among, judge, names_of
from tests.bench.plain_bm25 import Place, PlainIndex
from tests.bench.questions import Question
from tests.bench.tables import share, table

_DEPTH = 40
_TOP = 3
Provision = tuple[str, str, str]
"""Source, article and locator."""


def understanding(desk: Desk, sets: Mapping[str, Sequence[Question]]) -> list[str]:
    """The tables of answers and of searches."""
    return [_answers(desk, sets), _searches(desk, sets)]


def _answers(desk: Desk, sets: Mapping[str, Sequence[Question]]) -> str:
    rows = []
    for name, questions in sets.items():
        tally: Counter[str] = Counter()
        for question in questions:
            answer = desk.ask(question.text, rulebook=question.rulebook, today=question.today)
            tally[judge(question.expect, answer)] += 1
            cites = question.expect.get("cites") or []
            tally["due"] += bool(cites)
            tally["cited"] += bool(cites) and cites_all(cites, answer)
        counts = [tally[word] for word in ("right", "asked", "wrong")]
        right = share(tally["right"], len(questions))
        rows.append([name, len(questions), *counts, right, share(tally["cited"], tally["due"])])
    columns = ["questions", "number", "right", "asked", "wrong", "right", "all provisions cited"]
    note = "asked: a clarification or 'unknown' where an answer was due"
    return table("1a. Understanding: the desk's answers", columns, rows, note)


def _searches(desk: Desk, sets: Mapping[str, Sequence[Question]]) -> str:
    searching = _Searching(desk)
    rows = []
    for name, questions in sets.items():
        due = [q for q in questions if q.expect.get("cites") and q.rulebook]
        for label, rank in searching.ways.items():
            ranks = [rank(question) for question in due]
            first = share(sum(place == 1 for place in ranks), len(due))
            top = share(sum(place <= _TOP for place in ranks), len(due))
            rows.append([f"{name}: {label}", len(due), first, top])
    columns = ["search", "questions", "right one first", f"in the top {_TOP}"]
    note = "of the questions with expected provisions; any of those counts as the right one"
    return table("1b. Understanding: the search alone", columns, rows, note)


class _Searching:
    """The ways to search, each giving the place of the first right one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plain = cache(lambda name: PlainIndex(desk.book(name)))
        self.ways: dict[str, Callable[[Question], int]] = {
            "plain BM25, article": self._plain_article,
            "desk's index, article": self._article,
            "desk's index, exact provision": self._provision,
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
        text = self._desk._read(question.text, question.today).text
        found = []
        for hit in self._desk._index(_body(question)).search(text, _DEPTH):
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
        if is_among(cite, names_of(book.id, source, str(unit.locator)))
    ]
    found = None if meant else book.find(cite)
    return [(found[0], found[1].article.number, str(found[1].locator))] if found else meant


def _rank(found: Sequence[Hashable], wanted: AbstractSet[Hashable]) -> int:
    """The place of the first wanted one, each counted once."""
    places = {each: place for place, each in enumerate(dict.fromkeys(found), 1)}
    return min((place for each, place in places.items() if each in wanted), default=_DEPTH + 1)
