"""`keiyaku rulebook`: which rulebooks there are, and what one of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.terminal.articles import article_page
from bot.terminal.inputs import known_rulebook, readable
from bot.terminal.session import session_of
from bot.terminal.width import column

if TYPE_CHECKING:
    from knowledge import Rulebook

Id = Annotated[
    str, typer.Argument(metavar="ID", help="ルールブックのID（一覧: keiyaku rulebook list）")
]
Place = Annotated[
    str | None, typer.Argument(metavar="条", help="条の番号（例: 第6条、6、6条2項、167条の2）")
]


def list_rulebooks(context: typer.Context) -> None:
    """List the rulebooks with their sources."""
    for name, head in session_of(context).desk.heads.items():
        sources = "、".join(source.name for source in head.sources)
        print(column(name, 18) + f"{head.name}（{sources}）")


def show_rulebook(context: typer.Context, name: Id, place: Place = None) -> None:
    """Show a rulebook's head, sources, history, articles and faults; or one article."""
    desk = session_of(context).desk
    known_rulebook(desk, name)
    book = desk.book(name)
    print("\n".join(_overview(book) if place is None else article_page(book, readable(place))))


def _overview(book: Rulebook) -> list[str]:
    head = book.head
    lines = [f"{head.name}（{head.id}）"]
    if head.nicknames:
        lines.append("別名: " + "、".join(head.nicknames))
    lines += ["問い合わせ先: " + head.contact, ""]
    for source in head.sources:
        lines += _of_source(book, source)
    if head.faults:
        lines += ["注意点", *(f"  ・{fault}" for fault in head.faults)]
    return lines


def _of_source(book: Rulebook, source: Any) -> list[str]:
    lines = [" ".join(part for part in (source.title, source.number) if part)]
    lines += [f"  {event}" for event in source.history]
    chapter = ""
    for number, article in book.articles.get(source.name, {}).items():
        if article.chapter != chapter:
            chapter = article.chapter
            lines.append(f"  {chapter}")
        caption = "（削除）" if article.deleted else article.caption
        lines.append("    " + column(number, 14) + caption)
    return [*lines, ""]
