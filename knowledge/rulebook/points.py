"""The points on which bodies are compared, and what each body's documents say on them.

The list of points is shared (`rulebooks/points.yaml`); each body's own `points.yaml` answers by
id. A body without an entry has no provision within what is recorded of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from knowledge.errors import FaultyRulebook
from knowledge.model import Frozen, Value
from knowledge.rulebook.files import read_yaml, validated

SHARED = Path(__file__).parent.parent / "rulebooks" / "points.yaml"


class Point(Frozen):
    """One matter that can be laid side by side.

    `words`: alternatives, each the words that must all occur, joined by `+`; `unless`: words (or
    words joined so) of another point. `asks`: ways to ask for it. `see`: points near it.
    """

    id: str
    title: str
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


class Said(Frozen):
    """What a body's documents say on a point: `says` is short enough for a cell of a table."""

    point: str
    says: str
    values: tuple[Value, ...] = ()
    cites: tuple[str, ...] = Field(min_length=1)


class _Points(Frozen):
    points: tuple[Point, ...]


class _SaidFile(Frozen):
    points: tuple[Said, ...] = ()


@cache
def shared_points() -> Mapping[str, Point]:
    """All points by id, in the order in which they are listed."""
    listed = validated(_Points, read_yaml(SHARED), SHARED.name).points
    points = {point.id: point for point in listed}
    for point in listed:
        for near in (near for near in point.see if near not in points):
            raise FaultyRulebook(f"{SHARED.name}: {point.id}: see: {near}: no such point")
    return points


def load_points(folder: Path) -> dict[str, Said]:
    """What a body says, by point; raises FaultyRulebook for a point that is unknown or stands twice."""
    path = folder / "points.yaml"
    if not path.exists():
        return {}
    where = f"{folder.name}/{path.name}"
    content = read_yaml(path)
    # The file may be a bare list, as there is nothing else to say in it.
    content = {"points": content} if isinstance(content, list) else content
    said: dict[str, Said] = {}
    for number, entry in enumerate(validated(_SaidFile, content, where).points):
        key = f"{where}: points.{number}.point: {entry.point}"
        if entry.point not in shared_points():
            raise FaultyRulebook(f"{key}: no such point")
        if entry.point in said:
            raise FaultyRulebook(f"{key} stands twice")
        said[entry.point] = entry
    return said
