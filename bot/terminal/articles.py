"""One article of a rulebook as a page of text: its 項 and 号 with gist and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from bot.terminal.inputs import shown
from bot.terminal.session import Refused
from bot.terminal.width import column

if TYPE_CHECKING:
    from knowledge import Rulebook

_NUMERALS = re.compile("[一二三四五六七八九十百]+")
_PLACE = re.compile(r"第?(\d+)条?((?:の\d+)*)(?:第?(\d+)項)?(?:第?(\d+)号)?")
_ROOM = 14
NOT_THERE = "「{place}」は{name}のルールブックにありません。条の一覧: keiyaku rulebook show {id}"


def article_number(text: str) -> tuple[str, str] | None:
    """The article meant, and the rest of the locator, as the rulebook writes them.

    >>> article_number("6条2項"), article_number("６"), article_number("167条の2第1項3号")
    (('第6条', '第2項'), ('第6条', ''), ('第167条の2', '第1項第3号'))
    >>> article_number("第十条の二"), article_number("別表第五")
    (('第10条の2', ''), None)
    """
    plain = normalize("NFKC", text).replace(" ", "")
    match = _PLACE.fullmatch(plain) or _PLACE.fullmatch(_NUMERALS.sub(_in_digits, plain))
    if match is None:
        return None
    number, branch, paragraph, item = match.groups()
    rest = (f"第{paragraph}項" if paragraph else "") + (f"第{item}号" if item else "")
    return f"第{number}条{branch}", rest


def _in_digits(numerals: re.Match[str]) -> str:
    from kanjize import kanji2number

    return str(kanji2number(numerals.group()))


def article_page(book: Rulebook, place: str) -> list[str]:
    """The lines for an article, or for one 項 or 号 of it; of every source that has one so numbered."""
    number, rest = article_number(place) or (place.strip(), "")
    # An article of one unnumbered paragraph is asked for with 第1項 as often as without.
    found = _units(book, number, rest) or _units(book, number, rest.removeprefix("第1項"))
    if not found:
        raise Refused(NOT_THERE.format(place=shown(place), name=book.head.name, id=book.id))
    lines: list[str] = []
    source = ""
    for named, unit in found:
        if named != source:
            source = named
            lines += (
                ["", *_heading(source, unit.article)] if lines else _heading(source, unit.article)
            )
        lines += _provision(unit, number)
    return lines


def _units(book: Rulebook, number: str, rest: str) -> list[tuple[str, Any]]:
    return [
        (source, unit)
        for source, unit in book.units()
        if unit.locator.article == number and str(unit.locator).startswith(number + rest)
    ]


def _heading(source: str, article: Any) -> list[str]:
    caption = "（削除）" if article.deleted else article.caption
    days = f"{article.from_.isoformat()}から"
    days += f"{article.until.isoformat()}まで" if article.until else ""
    days += (
        f"（{article.verified_until.isoformat()}まで確認済み）" if article.verified_until else ""
    )
    return [
        f"{source} {article.number} {caption}".rstrip(),
        days,
        *([article.note] if article.note else []),
        "",
    ]


def _provision(unit: Any, number: str) -> list[str]:
    from bot.blocks.figures import figure

    place = str(unit.locator).removeprefix(number) or "本文"
    figures = [f"{each.name}: {figure(each.value, each.unit)}" for each in unit.passage.figures]
    return [
        "  " + column(place, _ROOM) + unit.passage.gist,
        *("    " + " " * _ROOM + text for text in figures),
    ]
