"""What comparing needs: the bodies, and the desk's search and answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.answering.replies import Asked
from knowledge.comparison.texts import own_part, without_comparing
from knowledge.model import Answer
from knowledge.rulebook.book import Rulebook
from knowledge.rulebook.library import Library
from knowledge.search import Hit

Search = Callable[[str, str], Sequence[Hit]]
Answering = Callable[[Asked, str, Sequence[str]], Answer]


@dataclass(frozen=True)
class Means:
    """What comparing needs of the desk.

    `search` finds a body's provisions for a text; `answer` answers a text under one body, with
    the earlier questions of its thread.
    """

    library: Library
    search: Search
    answer: Answering


@dataclass(frozen=True)
class Bodies:
    """The books compared, and `beside` them national law where it is asked for."""

    books: Sequence[Rulebook]
    beside: Sequence[Rulebook]
    means: Means

    def own(self, text: str, body: str) -> str:
        """What a text asks of one body."""
        return own_part(text, body, self.means.library)

    def plain(self, text: str) -> str:
        """A text without the names of bodies and the words that compare."""
        return without_comparing(self.own(text, ""))
