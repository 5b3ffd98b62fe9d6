"""Answers put side by side must be on one matter: what merely comes near stands beside no figure."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answering.replies import Asked
from knowledge.calculators import calculators
from knowledge.comparison.cells import NOT_THERE
from knowledge.model import Answer
from knowledge.rulebook.book import Rulebook

COMPUTED = frozenset({"calculation", "verdict", "schedule", "checklist"})
Answered = Sequence[tuple[Rulebook, Answer]]


def computed(answered: Answered) -> bool:
    """Whether some body's rules make a calculation of the question."""
    return any(a.kind in COMPUTED and a.topic in calculators() for _, a in answered)


def on_one_matter(asked: Asked, answered: Answered) -> Answered:
    """The answers, where some are worked out, without what the other bodies' nearest words are.

    A body without the rule of that calculation says what it has on the point of the same name, or
    nothing: a provision that merely comes near must not stand beside a figure.
    """
    matters = {answer.topic for _, answer in answered if answer.kind in COMPUTED} & {*calculators()}
    if len(matters) != 1:
        return answered
    matter = next(iter(matters)) or ""
    return [
        (book, answer if matter in book.records else _without_rule(asked, book, matter, answer))
        for book, answer in answered
    ]


def _without_rule(asked: Asked, book: Rulebook, matter: str, answer: Answer) -> Answer:
    if answer.kind in COMPUTED or answer.kind == "unknown":
        return answer
    said = book.points.get(matter)
    cites = tuple(filter(None, map(book.cite, said.cites))) if said else ()
    if said is None or not cites:
        return asked.reply(kind="unknown", headline=NOT_THERE)
    return asked.reply(kind="article", topic=matter, headline=said.says, citations=cites)
