"""The documents of a rulebook as people call them, for finding provisions in a question."""

from __future__ import annotations

import re

from knowledge.rulebook.book import Rulebook
from knowledge.understanding.normalise import normalise
from knowledge.understanding.references import Documents

_NUMBERED = re.compile(r"第\d|\d|注\d|No\.|様式第?\d|別表第")
"""Parts that are called by a number are found by it."""


def documents_of(book: Rulebook) -> Documents:
    """The names of a body's documents, and of those parts that have a name for a number."""
    names = {normalise(name): source for name, source in book.documents.items()}
    locators = [unit.locator for _, unit in book.units()]
    places = {normalise(str(at)): at for at in locators if not _NUMBERED.match(at.article)}
    return Documents(names, places)
