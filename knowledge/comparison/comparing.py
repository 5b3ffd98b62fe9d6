"""A question to several bodies -> one answer: figures worked out for each, or a table of points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering.replies import Asked, clarification
from knowledge.calculation import Form
from knowledge.calculators import calculators
from knowledge.comparison.answers import COMPUTED, Answered, same_fact, settled, side_by_side
from knowledge.comparison.points import Matched, matching, too_close
from knowledge.comparison.tables import point_table, spoken_by_several, which_point
from knowledge.comparison.weighing import Asking, asking
from knowledge.comparison.whom import (
    LEAST,
    compared,
    compares_without_names,
    names_no_matter,
    names_of,
    without_comparing,
    without_everyone,
)
from knowledge.errors import MissingInput
from knowledge.model import Answer
from knowledge.rulebook.book import Rulebook
from knowledge.rulebook.library import NATIONAL, Library
from knowledge.search import Hit
from knowledge.understanding.bodies import mentions
from knowledge.understanding.normalise import normalise
from knowledge.understanding.parting import parted
from knowledge.understanding.reading import Reading, read

PERIODS = frozenset({"days", "months", "years"})
FIGURES_WANTED = frozenset({Form.AMOUNT, Form.DAY})


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


def together(asked: Asked, text: str, earlier: Sequence[str], means: Means) -> Answer | None:
    """The one answer of several bodies, or None where a question is not for several."""
    library, texts = means.library, (text, *reversed(earlier))
    names = compared(texts, library.bodies, asked.rulebook)
    unnamed = not names and asked.rulebook is None and not any(map(library.named_in, texts))
    if unnamed and compares_without_names(text):
        names = tuple(head.id for head in library.bodies)
    if len(names) < LEAST:
        return None
    beside = [library.get(NATIONAL)] if NATIONAL in library.named_in(text) else []
    bodies = Bodies([library.get(name) for name in names], beside, means)
    if unnamed and not _points(text, earlier, bodies):
        return None
    return compare(Asked(asked.text, None, asked.today), text, earlier, bodies)


def own_part(text: str, body: str, library: Library) -> str:
    """What a text asks of one body, without names and words for all bodies."""
    return without_everyone(parted(text, mentions(text, names_of(library.heads.values())), body))


def compare(asked: Asked, text: str, earlier: Sequence[str], bodies: Bodies) -> Answer:
    """The answer of several bodies to a cleaned text; `earlier` are the thread's questions."""
    reading = read(normalise(text), asked.today)
    wanted = asking(text)
    documents = [name for book in bodies.books for name in book.documents]
    heads = bodies.means.library.heads.values()
    if not earlier and names_no_matter(text, heads, documents) and spoken_by_several(bodies.books):
        return which_point(asked, bodies.books)
    points = _points(text, earlier, bodies)
    if not _tells_figures(reading, earlier, asked):
        return _by_points(asked, points, bodies, wanted) or _by_answers(
            asked, _ask_each(text, earlier, bodies, asked.today), wanted
        )
    answered = _ask_each(_with_form(text, reading, wanted), earlier, bodies, asked.today)
    if _computed(answered):
        return side_by_side(asked, answered, wanted)
    one = same_fact(asked, answered)
    if one is not None and (not points or reading.forms & FIGURES_WANTED):
        return one
    return _by_points(asked, points, bodies, wanted) or _by_answers(asked, answered, wanted)


def _points(text: str, earlier: Sequence[str], bodies: Bodies) -> list[Matched]:
    """The points a question may be about, best first; else those of an earlier one of its thread."""
    for told in (text, *reversed(earlier)):
        hits = {
            book.id: bodies.means.search(
                book.id, normalise(without_comparing(bodies.own(told, book.id)))
            )
            for book in bodies.books
        }
        found = matching(normalise(bodies.plain(told)), bodies.books, hits)
        if found:
            return found
    return []


def _by_points(
    asked: Asked, found: Sequence[Matched], bodies: Bodies, wanted: Asking
) -> Answer | None:
    close = too_close(found)
    if close:
        choices = tuple(matched.point.title for matched in close)
        return clarification(asked, MissingInput("比べる点", "どの点を比べますか。", choices))
    if not found or not any(found[0].point.id in book.points for book in bodies.books):
        return None
    books = (*bodies.books, *bodies.beside)
    return point_table(asked, found[0].point, books, bodies.means.library, wanted)


def _by_answers(asked: Asked, answered: Answered, wanted: Asking) -> Answer:
    if settled(answered):
        return side_by_side(asked, answered, wanted)
    one = same_fact(asked, answered)
    if one is not None:
        return one
    names = "、".join(book.head.name for book, _ in answered)
    return asked.reply(
        kind="unknown",
        headline="お答えできる規定が、どの団体にも見つかりませんでした",
        notes=(f"{names}の収録した文書を調べました。", *_told(answered)),
    )


def _told(answered: Answered) -> list[str]:
    """What each body is silent about, where it says more than that nothing was found."""
    silent = [(book, answer) for book, answer in answered if answer.topic or answer.missing]
    return [f"{book.head.name}: {answer.headline}" for book, answer in silent]


def _ask_each(text: str, earlier: Sequence[str], bodies: Bodies, today: date) -> Answered:
    def of(book: Rulebook) -> Answer:
        own = bodies.own(text, book.id)
        thread = [bodies.own(told, book.id) for told in earlier]
        return bodies.means.answer(Asked(own, book.id, today), own, thread)

    return [(book, of(book)) for book in bodies.books]


def _computed(answered: Answered) -> bool:
    """Whether some body's rules make a calculation of the question."""
    return any(a.kind in COMPUTED and a.topic in calculators() for _, a in answered)


def _tells_figures(reading: Reading, earlier: Sequence[str], asked: Asked) -> bool:
    """Whether a question, or an earlier one it goes on from, tells what to calculate with."""
    before = [read(normalise(text), asked.today) for text in earlier]
    if not _figures(reading) and not any(map(_figures, before)):
        return False
    return _figures(reading) or not reading.forms


def _figures(reading: Reading) -> bool:
    return bool(reading.amounts or reading.days) or any(c.unit in PERIODS for c in reading.counts)


def _with_form(text: str, reading: Reading, wanted: Asking) -> str:
    """The text as a question for a figure: 「どっちが重い?」 asks each body 「いくら?」."""
    if reading.forms & FIGURES_WANTED or not (wanted.more or wanted.less or wanted.same):
        return text
    return f"{text} {'いつまで?' if reading.days and not reading.amounts else 'いくら?'}"
