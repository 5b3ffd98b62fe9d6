"""What is to be said of published contracts, before it is cited."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Value
from knowledge.precedents.model import Entry


@dataclass(frozen=True)
class Reply:
    """Headline, figures, lines and notes, with the entries to cite."""

    headline: str
    entries: tuple[Entry, ...]
    values: tuple[Value, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
