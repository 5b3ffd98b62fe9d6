"""The table of one point: what each body's documents say on it, each cell with its provisions."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answering.replies import Asked
from knowledge.comparison.cells import NOT_THERE, label, row
from knowledge.comparison.remarks import remarks
from knowledge.comparison.wanted import Asking
from knowledge.comparison.weighing import verdict_on
from knowledge.model import Answer, Cell, Citation, Table
from knowledge.rulebook.book import Rulebook
from knowledge.rulebook.library import NATIONAL, Library
from knowledge.rulebook.points import Point, Said

COLUMNS = ("団体", "定め", "根拠")
MOST_IN_HEADLINE = 3
"""So many bodies' provisions stand in the headline; of more only the table tells."""


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
        notes=remarks(asked, point, said),
        table=Table(columns=COLUMNS, rows=rows),
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
