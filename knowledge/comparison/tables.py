"""The table of one point: what each body's documents say on it, each cell with its provisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from knowledge.answering.replies import Asked, clarification
from knowledge.comparison.weighing import Asking, verdict_on
from knowledge.errors import MissingInput, UnreadableInput
from knowledge.model import Answer, Cell, Citation, Table
from knowledge.rulebook.articles import Article
from knowledge.rulebook.book import Head, Rulebook
from knowledge.rulebook.library import NATIONAL, Library
from knowledge.rulebook.points import Point, Said, shared_points

NOT_THERE = "規定なし（収録範囲）"
COLUMNS = ("団体", "定め", "根拠")
MOST_CHOICES = 12
MOST_IN_HEADLINE = 3
"""So many bodies' provisions stand in the headline; of more only the table tells."""


def label(head: Head) -> str:
    """A body's name for the middle of a sentence: without what stands in brackets.

    >>> label(Head(id="a", name="青葉市（総務課）", main_source="規則", sources=()))
    '青葉市'
    """
    return re.split(r"[（(]", head.name)[0] or head.name


def compare_on(point: str, bodies: Sequence[str], library: Library, today: date) -> Answer:
    """The table of a point, by id or title, for the bodies named, else for all and national law.

    Raises UnreadableInput for a point that is not listed, UnknownRulebook for a body.
    """
    listed = shared_points()
    found = listed.get(point) or next((p for p in listed.values() if p.title == point), None)
    if found is None:
        known = "、".join(listed)
        raise UnreadableInput(f"「{point[:40]}」という比べる点はありません。使える点: {known}")
    names = bodies or [*(head.id for head in library.bodies), NATIONAL]
    asked = Asked(found.title, None, today)
    return point_table(asked, found, [library.get(name) for name in names], library, Asking())


def point_table(
    asked: Asked, point: Point, books: Sequence[Rulebook], library: Library, asking: Asking
) -> Answer:
    """What the bodies say on a point; unknown where none of them says anything."""
    said = [(book, book.points.get(point.id)) for book in books]
    spoken = [(book, words) for book, words in said if words is not None]
    if not spoken:
        names = "、".join(label(book.head) for book in books)
        return asked.reply(
            kind="unknown",
            topic=point.id,
            headline=f"{point.title}の定めは、{names}の収録範囲にありません",
            notes=("収録した文書のほかに定めがあるかは、各団体の契約担当に確かめてください。",),
        )
    cites = {book.id: _citations(book, words, library.get(NATIONAL)) for book, words in spoken}
    rows = tuple(_row(book, words, cites.get(book.id, ())) for book, words in said)
    notes = [*_notes(asked, spoken), *_missing(said), *_near(point)]
    return asked.reply(
        kind="comparison",
        topic=point.id,
        headline=_headline(point, said, asking),
        values=tuple(
            value.model_copy(update={"name": f"{label(book.head)} {value.name}"})
            for book, words in spoken
            for value in words.values
        ),
        citations=tuple(dict.fromkeys(c for of in cites.values() for c in of)),
        notes=tuple(notes),
        table=Table(columns=COLUMNS, rows=rows),
    )


def spoken_by_several(books: Sequence[Rulebook]) -> list[Point]:
    """The points on which at least two of the bodies say something, those of most bodies first."""
    count = {p.id: sum(p.id in book.points for book in books) for p in shared_points().values()}
    several = (p for p in shared_points().values() if count[p.id] > 1)
    return sorted(several, key=lambda point: -count[point.id])


def which_point(asked: Asked, books: Sequence[Rulebook]) -> Answer:
    """The question on which point to compare the bodies."""
    choices = tuple(point.title for point in spoken_by_several(books)[:MOST_CHOICES])
    return clarification(asked, MissingInput("比べる点", "どの点を比べますか。", choices))


def place(citation: Citation) -> str:
    """A citation as it stands in a cell."""
    return f"{citation.source} {citation.locator}"


def row(head: Head, text: str, cites: Iterable[Citation]) -> tuple[Cell, ...]:
    """A body's row: name, statement, provisions."""
    bare = tuple(cite.model_copy(update={"gist": ""}) for cite in cites)
    places = "、".join(place(cite) for cite in bare)
    return (
        Cell(text=head.name),
        Cell(text=text, cites=bare),
        Cell(text=places or "－", cites=bare),
    )


def _row(book: Rulebook, words: Said | None, cites: tuple[Citation, ...]) -> tuple[Cell, ...]:
    return row(book.head, words.says if words else NOT_THERE, cites)


def _citations(book: Rulebook, words: Said, national: Rulebook) -> tuple[Citation, ...]:
    found = (book.cite(cite) or national.cite(cite) for cite in words.cites)
    return tuple(cite for cite in found if cite)


def _headline(point: Point, said: Sequence[tuple[Rulebook, Said | None]], asking: Asking) -> str:
    said = [(book, words) for book, words in said if book.id != NATIONAL]
    told = [(label(book.head), words) for book, words in said if words]
    compared = [(name, words.values[0] if words.values else None) for name, words in told]
    alone = len(told) < len(said)
    conclusion = verdict_on(asking, compared, {words.says for _, words in told}, alone=alone)
    if len(said) > MOST_IN_HEADLINE:
        return f"{point.title}: {conclusion}{len(said)}団体のうち{len(told)}団体に定めがあります"
    each = "、".join(f"{label(b.head)} {words.says if words else '規定なし'}" for b, words in said)
    return f"{point.title}: {conclusion}{each}"


def _notes(asked: Asked, spoken: Sequence[tuple[Rulebook, Said]]) -> Iterable[str]:
    """The faults of the provisions cited, and that they are of another time than asked about."""
    for book, words in spoken:
        found = [book.find(cite) for cite in words.cites]
        articles = {(s, unit.article.number): unit.article for s, unit in filter(None, found)}
        for article in articles.values():
            yield from (f"{label(book.head)}: {note}" for note in _of_article(asked, article))


def _of_article(asked: Asked, article: Article) -> Iterable[str]:
    if article.note:
        yield article.note
    if asked.today < article.from_:
        yield f"{article.number}は{article.from_.isoformat()}からの版です。"


def _near(point: Point) -> Iterable[str]:
    near = "」「".join(shared_points()[id_].title for id_ in point.see)
    return [f"近い点に「{near}」があります。"] if near else []


def _missing(said: Sequence[tuple[Rulebook, Said | None]]) -> Iterable[str]:
    silent = [label(book.head) for book, words in said if words is None]
    if silent:
        yield f"{'、'.join(silent)}: 収録した文書に定めが見つかりません。定めがないとは限りません。"
