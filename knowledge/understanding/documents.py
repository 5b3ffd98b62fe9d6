"""The documents of a rulebook as people call them, for finding provisions in a question."""

from __future__ import annotations

import re

from knowledge.rulebook.book import Rulebook
from knowledge.understanding.normalise import normalise
from knowledge.understanding.references import Documents

_NUMBERED = re.compile(
    r"第\d+条?(?:の\d+)*(?:第\d+項)?(?:第\d+号[ア-ン]?)?|\d+(?:\(\d+\))?[ア-ン]?"
    r"|(?:注|別紙|No\.|様式)\d+(?:-\d+)?|様式第\d+号|別表第.+"
)
"""Parts that are called by a number alone are found by it."""


def documents_of(book: Rulebook) -> Documents:
    """The names of a body's documents, and of those parts that have a name for a number."""
    names = {normalise(name): source for name, source in book.documents.items()}
    locators = [unit.locator for _, unit in book.units()]
    places = {normalise(str(at)): at for at in locators if not _NUMBERED.fullmatch(str(at))}
    return Documents(names, places, tuple(map(normalise, (book.head.name, *book.head.nicknames))))
