"""The point chosen by name, or the question which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.answering.replies import Asked, clarification
from knowledge.comparison.tables import point_table
from knowledge.comparison.wanted import Asking
from knowledge.errors import MissingInput, UnreadableInput
from knowledge.model import Answer
from knowledge.rulebook.book import Rulebook
from knowledge.rulebook.library import NATIONAL, Library
from knowledge.rulebook.points import Point, shared_points

MOST_CHOICES = 12


def compare_on(point: str, bodies: Sequence[str], library: Library, today: date) -> Answer:
    """The table of a point, by id or title, for the bodies named, else for all and national law.

    Raises UnreadableInput for a point that is not listed, UnknownRulebook for a body.
    """
    listed = shared_points()
    found = listed.get(point) or next((p for p in listed.values() if p.title == point), None)
    if found is None:
        known = "、".join(listed)
        raise UnreadableInput(f"「{point[:40]}」という比べる点はありません。使える点: {known}")
    names = bodies or [*(head.id for head in library.bodies), NATIONAL]
    asked = Asked(found.title, None, today)
    return point_table(asked, found, [library.get(name) for name in names], library, Asking())


def spoken_by_several(books: Sequence[Rulebook]) -> list[Point]:
    """The points on which at least two of the bodies say something, those of most bodies first."""
    count = {p.id: sum(p.id in book.points for book in books) for p in shared_points().values()}
    several = (p for p in shared_points().values() if count[p.id] > 1)
    return sorted(several, key=lambda point: -count[point.id])


def which_point(asked: Asked, points: Sequence[Point]) -> Answer:
    """The question on which of several points to compare the bodies."""
    choices = tuple(point.title for point in points[:MOST_CHOICES])
    return clarification(asked, MissingInput("比べる点", "どの点を比べますか。", choices))
