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
from knowledge.search import ArticleIndex, Hit, strength
from knowledge.understanding.normalise import normalise

FULL_EVIDENCE = 8
"""What provisions found in every body weigh beside the length of the words found."""
FOUND = 0.55
"""From this share of the best score on a provision cited by a point bears its words out."""
IN_EACH, IN_ALL = 0.7, 0.85
"""The least share in each body, and on the average, for a point without its words."""
LEAST_LIKE = 10.0
"""Least score per pair of characters (to the power 3/4) for a point without its words."""
CLOSE = 0.75
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
    titled = [p for p in shared_points().values() if normalise(p.title) == text]
    if titled:
        return [Matched(titled[0], 1.0, by_words=True)]
    likeness, alike = _likeness(text)
    found = []
    for point in shared_points().values():
        if _stands_in(point.unless, text):
            continue
        words = _stands_in(point.words, text)
        shares = [_share(book, point, hits[book.id]) for book in books if point.id in book.points]
        best = max(shares, default=0.0)
        like = likeness.get(point.id, 0.0)
        borne_out = best >= FOUND or not shares
        by_likeness = alike >= LEAST_LIKE and like >= FOUND and _everywhere(shares)
        if (words and borne_out) or by_likeness:
            proof = sum(shares) / len(shares) if shares else 0.0
            weight = words + FULL_EVIDENCE * (proof + like) / 2
            found.append(Matched(point, weight, by_words=words > 0))
    return sorted(found, key=lambda matched: -matched.weight)


def too_close(found: Sequence[Matched]) -> tuple[Matched, ...]:
    """The points between which a question leaves the choice; empty where one is clearly meant."""
    if not found or found[0].by_words:
        return ()
    close = tuple(m for m in found if m.weight >= CLOSE * found[0].weight)
    return close if len(close) > 1 else ()


def _everywhere(shares: Sequence[float]) -> bool:
    """Whether several bodies' searches lead to the point: enough to do without its words."""
    return len(shares) > 1 and min(shares) >= IN_EACH and sum(shares) / len(shares) >= IN_ALL


def _stands_in(alternatives: Sequence[str], text: str) -> int:
    """The length of the longest alternative of which all words (joined by +) stand in the text."""
    split = (alternative.split("+") for alternative in alternatives)
    return max((sum(map(len, w)) for w in split if all(word in text for word in w)), default=0)


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


def _likeness(text: str) -> tuple[dict[str, float], float]:
    """How much a text is like the ways to ask for each point: shares of the best score, and that."""
    hits = _index().search(text)
    best = strength(text, hits)
    topics = ((hit.document.silence, hit.score) for hit in hits)
    return {silence.topic: score / hits[0].score for silence, score in topics if silence}, best
