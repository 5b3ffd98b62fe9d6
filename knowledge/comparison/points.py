"""Which of the points that can be compared a question is about.

Two kinds of evidence, as for calculations: the words a point declares, and the provisions that
each body's search finds for the question: a point whose cells cite them is the one meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.comparison.evidence import everywhere, likeness, share, stands_in
from knowledge.rulebook.book import Rulebook
from knowledge.rulebook.points import Point, shared_points
from knowledge.search import Hit
from knowledge.understanding.normalise import normalise

FULL_EVIDENCE = 8
"""What provisions found in every body weigh beside the length of the words found."""
FOUND = 0.55
"""From this share of the best score on a provision cited by a point bears its words out."""
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
    like_each, alike = likeness(text)
    found = []
    for point in shared_points().values():
        if stands_in(point.unless, text):
            continue
        words = stands_in(point.words, text)
        shares = [share(book, point, hits[book.id]) for book in books if point.id in book.points]
        best = max(shares, default=0.0)
        like = like_each.get(point.id, 0.0)
        borne_out = best >= FOUND or not shares
        by_likeness = alike >= LEAST_LIKE and like >= FOUND and everywhere(shares)
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
