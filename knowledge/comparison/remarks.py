"""What is to be said beside a table: faults of the provisions, bodies without any, points near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.answering.replies import Asked
from knowledge.comparison.cells import label
from knowledge.rulebook.articles import Article
from knowledge.rulebook.book import Rulebook
from knowledge.rulebook.points import Point, Said, shared_points


def remarks(
    asked: Asked, point: Point, said: Sequence[tuple[Rulebook, Said | None]]
) -> tuple[str, ...]:
    """All that is to be said beside the table of a point."""
    spoken = [(book, words) for book, words in said if words is not None]
    return (*_of_provisions(asked, spoken), *_missing(said), *_near(point))


def _of_provisions(asked: Asked, spoken: Sequence[tuple[Rulebook, Said]]) -> Iterable[str]:
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
