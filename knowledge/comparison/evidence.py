"""What speaks for a point: its words, the provisions found, and how like a question is to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from knowledge.rulebook.book import Head, Rulebook, Silence
from knowledge.rulebook.points import Point, shared_points
from knowledge.search import ArticleIndex, Hit, strength

IN_EACH, IN_ALL = 0.7, 0.85
"""The least share in each body, and on the average, for a point without its words."""


def everywhere(shares: Sequence[float]) -> bool:
    """Whether several bodies' searches lead to the point: enough to do without its words."""
    return len(shares) > 1 and min(shares) >= IN_EACH and sum(shares) / len(shares) >= IN_ALL


def stands_in(alternatives: Sequence[str], text: str) -> int:
    """The length of the longest alternative of which all words (joined by +) stand in the text."""
    split = (alternative.split("+") for alternative in alternatives)
    return max((sum(map(len, w)) for w in split if all(word in text for word in w)), default=0)


def share(book: Rulebook, point: Point, hits: Sequence[Hit]) -> float:
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


def likeness(text: str) -> tuple[dict[str, float], float]:
    """How much a text is like the ways to ask for each point: shares of the best score, and that."""
    hits = _index().search(text)
    best = strength(text, hits)
    topics = ((hit.document.silence, hit.score) for hit in hits)
    return {silence.topic: score / hits[0].score for silence, score in topics if silence}, best
