"""A question put to each body in turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.answering.replies import Asked
from knowledge.calculation import Form
from knowledge.comparison.means import Bodies
from knowledge.comparison.one_matter import Answered
from knowledge.comparison.wanted import Asking
from knowledge.model import Answer
from knowledge.rulebook.book import Rulebook
from knowledge.understanding.normalise import normalise
from knowledge.understanding.reading import Reading, read

PERIODS = frozenset({"days", "months", "years"})
FIGURES_WANTED = frozenset({Form.AMOUNT, Form.DAY})


def ask_each(text: str, earlier: Sequence[str], bodies: Bodies, today: date) -> Answered:
    """The answers under each body's rules to its own part of a question and of its thread."""

    def of(book: Rulebook) -> Answer:
        own = bodies.own(text, book.id)
        thread = [bodies.own(told, book.id) for told in earlier]
        return bodies.means.answer(Asked(own, book.id, today), own, thread)

    return [(book, of(book)) for book in bodies.books]


def tells_figures(reading: Reading, earlier: Sequence[str], asked: Asked) -> bool:
    """Whether a question, or an earlier one it goes on from, tells what to calculate with."""
    before = [read(normalise(text), asked.today) for text in earlier]
    if not _figures(reading) and not any(map(_figures, before)):
        return False
    return _figures(reading) or not reading.forms


def _figures(reading: Reading) -> bool:
    return bool(reading.amounts or reading.days) or any(c.unit in PERIODS for c in reading.counts)


def with_form(text: str, reading: Reading, wanted: Asking) -> str:
    """The text as a question for a figure: 「どっちが重い?」 asks each body 「いくら?」."""
    if reading.forms & FIGURES_WANTED or not (wanted.more or wanted.less or wanted.same):
        return text
    return f"{text} {'いつまで?' if reading.days and not reading.amounts else 'いくら?'}"
