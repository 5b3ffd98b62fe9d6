"""A question to several bodies -> one answer: figures worked out for each, or a table of points."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answering.replies import Asked
from knowledge.comparison.answers import same_fact, settled, side_by_side
from knowledge.comparison.bare import names_no_matter
from knowledge.comparison.choosing import spoken_by_several, which_point
from knowledge.comparison.each import FIGURES_WANTED, ask_each, tells_figures, with_form
from knowledge.comparison.means import Bodies, Means
from knowledge.comparison.one_matter import Answered, computed
from knowledge.comparison.points import Matched, matching, too_close
from knowledge.comparison.tables import point_table
from knowledge.comparison.texts import without_comparing
from knowledge.comparison.wanted import Asking, asking
from knowledge.comparison.whom import LEAST, compared, compares_without_names
from knowledge.model import Answer
from knowledge.rulebook.library import NATIONAL
from knowledge.understanding.normalise import normalise
from knowledge.understanding.reading import read


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


def compare(asked: Asked, text: str, earlier: Sequence[str], bodies: Bodies) -> Answer:
    """The answer of several bodies to a cleaned text; `earlier` are the thread's questions."""
    reading = read(normalise(text), asked.today)
    wanted = asking(text)
    documents = [name for book in bodies.books for name in book.documents]
    heads = bodies.means.library.heads.values()
    shared = spoken_by_several(bodies.books)
    if not earlier and shared and names_no_matter(text, heads, documents):
        return which_point(asked, shared)
    points = _points(text, earlier, bodies)
    if reading.yes_no and not (wanted.same or wanted.more or wanted.less):
        agreed = _one_verdict(asked, ask_each(text, earlier, bodies, asked.today), wanted)
        if agreed is not None:
            return agreed
    if not tells_figures(reading, earlier, asked):
        return _by_points(asked, points, bodies, wanted) or _by_answers(
            asked, ask_each(text, earlier, bodies, asked.today), wanted
        )
    answered = ask_each(with_form(text, reading, wanted), earlier, bodies, asked.today)
    if computed(answered):
        return side_by_side(asked, answered, wanted)
    one = same_fact(asked, answered)
    if one is not None and (not points or reading.forms & FIGURES_WANTED):
        return one
    return _by_points(asked, points, bodies, wanted) or _by_answers(asked, answered, wanted)


def _one_verdict(asked: Asked, answered: Answered, wanted: Asking) -> Answer | None:
    """The answer to a question of yes or no that every body settles alike, or None."""
    verdicts = {answer.verdict for _, answer in answered}
    if len(verdicts) != 1 or None in verdicts:
        return None
    return side_by_side(asked, answered, wanted)


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
        return which_point(asked, [matched.point for matched in close])
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
