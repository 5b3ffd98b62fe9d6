"""The rows of a comparison: a body, what it says, and where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.model import Cell, Citation
from knowledge.rulebook.book import Head

NOT_THERE = "規定なし（収録範囲）"
NO_PLACE = "－"


def label(head: Head) -> str:
    """A body's name for the middle of a sentence: without what stands in brackets.

    >>> label(Head(id="a", name="青葉市（総務課）", main_source="規則", sources=()))
    '青葉市'
    """
    return re.split(r"[（(]", head.name)[0] or head.name


def row(head: Head, text: str, cites: Iterable[Citation]) -> tuple[Cell, ...]:
    """A body's row: name, statement, provisions."""
    bare = tuple(cite.model_copy(update={"gist": ""}) for cite in cites)
    places = "、".join(cite.place for cite in bare)
    return (
        Cell(text=head.name),
        Cell(text=text, cites=bare),
        Cell(text=places or NO_PLACE, cites=bare),
    )
