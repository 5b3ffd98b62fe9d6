"""Which of the points that can be compared a question is about.

Two kinds of evidence, as for calculations: the words a point declares, and the provisions that
each body's search finds for the question: a point whose cells cite them is the one meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.rulebook.book import Head, Rulebook, Silence
from knowledge.rulebook.points import Point, shared_points
from knowledge.search import ArticleIndex, Hit

FULL_EVIDENCE = 8
"""What provisions found in every body weigh beside the length of the words found."""
FOUND = 0.55
"""From this share of the best score on a provision cited by a point bears its words out."""
ITS_OWN = 0.9
"""From here on provisions alone, with words like those of the point, make it the one."""
CLOSE = 0.9
"""From this share of the strongest claim on another point is too close to choose."""


@dataclass(frozen=True)
class Matched:
    """A point with the weight of its claim and whether its words stand in the question."""

    point: Point
    weight: float
    by_words: bool


def matching(
    text: str, books: Sequence[Rulebook], hits: Mapping[str, Sequence[Hit]]
) -> list[Matched]:
    """The points a normalised question may be about, best first; none if none is near enough."""
    likeness = _likeness(text)
    found = []
    for point in shared_points().values():
        words = _words(point, text)
        shares = [_share(book, point, hits[book.id]) for book in books if point.id in book.points]
        best = max(shares, default=0.0)
        like = likeness.get(point.id, 0.0)
        borne_out = best >= FOUND or not shares
        if (words and borne_out) or (best >= ITS_OWN and like >= FOUND):
            proof = sum(shares) / len(shares) if shares else 0.0
            weight = words + FULL_EVIDENCE * (proof + like) / 2
            found.append(Matched(point, weight, by_words=words > 0))
    return sorted(found, key=lambda matched: -matched.weight)


def too_close(found: Sequence[Matched]) -> tuple[Matched, ...]:
    """The points between which a question leaves the choice; empty where one is clearly meant."""
    close = tuple(m for m in found if m.weight >= CLOSE * found[0].weight)
    return close if len(close) > 1 else ()


def _words(point: Point, text: str) -> float:
    """The length of the longest words of the point that all stand in the text."""
    if any(all(word in text for word in words.split("+")) for words in point.unless):
        return 0.0
    told = [words.split("+") for words in point.words]
    return max((sum(map(len, t)) for t in told if all(word in text for word in t)), default=0.0)


def _share(book: Rulebook, point: Point, hits: Sequence[Hit]) -> float:
    """The best share of the highest score that a provision cited by the body's cell has."""
    cited = {(c.source, c.locator) for c in map(book.cite, book.points[point.id].cites) if c}
    articles = {
        (s, unit.locator.article)
        for s, unit in filter(None, map(book.find, book.points[point.id].cites))
    }
    for hit in hits:
        unit, source = hit.document.unit, hit.document.source
        if unit and (
            (source, str(unit.locator)) in cited or (source, unit.locator.article) in articles
        ):
            return hit.score / hits[0].score
    return 0.0


@cache
def _index() -> ArticleIndex:
    """An index of the points by the ways to ask for them."""
    head = Head(id="points", name="", main_source="", sources=())
    documents = tuple(
        Silence(topic=point.id, title=point.title, asks=(*point.asks, point.title), says="")
        for point in shared_points().values()
    )
    return ArticleIndex(Rulebook(head=head, articles={}, records={}, silences=documents))


def _likeness(text: str) -> dict[str, float]:
    """How much a text is like the ways to ask for each point: its share of the best score."""
    hits = _index().search(text)
    return {
        hit.document.silence.topic: hit.score / hits[0].score
        for hit in hits
        if hit.document.silence
    }
