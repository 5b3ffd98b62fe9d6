"""The articles of a rulebook: 条 (Article), 項 (Paragraph), 号 (Item), イ (SubItem), each with our own gist.

A `Unit` is one citable provision, the finest level the text has. A `Ruling` says what a
provision means for a yes/no question: its effect upon an act.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field

from knowledge.model import Effect, Frozen, Value
from knowledge.rulebook.locators import Locator

Status = Literal["C", "S", "I", "B"]


class Ruling(Frozen):
    """What a provision says about an act: must, must not, may, need not, may if…, is void."""

    effect: Effect
    act: str
    says: str
    asks: tuple[str, ...] = ()


class Passage(Frozen):
    """What 項 and 号 have in common: gist, ways to ask for it, figures, rulings."""

    gist: str
    asks: tuple[str, ...] = ()
    figures: tuple[Value, ...] = ()
    rulings: tuple[Ruling, ...] = ()


class SubItem(Passage):
    """One イ, ロ, ハ or ア, イ, ウ within a 号."""

    number: str


class Item(Passage):
    """One 号, or one (1), (2) of a notice."""

    number: str
    items: tuple[SubItem, ...] = ()


class Paragraph(Passage):
    """One 項; an article's single unnumbered paragraph has number 1."""

    number: int
    items: tuple[Item, ...] = ()


class Article(Frozen):
    """One 条 (or 別表, 様式, 附則) with the days it is in force and known to be so.

    `applies`: the 準用 provisions that carry it over. `related`: provisions cited along with it,
    as the article that calls for a form.
    """

    number: str
    chapter: str = ""
    caption: str = ""
    topics: tuple[str, ...] = ()
    from_: date = Field(alias="from")
    until: date | None = None
    verified_until: date | None = None
    status: Status = "C"
    note: str = ""
    applies: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    deleted: bool = False
    paragraphs: tuple[Paragraph, ...]

    def units(self) -> Iterator[Unit]:
        """Every provision of the article, the paragraphs each before its items."""
        single = len(self.paragraphs) == 1
        for paragraph in self.paragraphs:
            number = None if single else paragraph.number
            yield Unit(Locator(self.number, number), self, paragraph, paragraph)
            for item in paragraph.items:
                place = Locator(self.number, number, item.number)
                yield Unit(place, self, paragraph, item)
                for sub in item.items:
                    yield Unit(place._replace(sub=sub.number), self, paragraph, sub)


class Unit(NamedTuple):
    """One provision: where it stands and what it says (`passage` is the 項, the 号 or what is below it)."""

    locator: Locator
    article: Article
    paragraph: Paragraph
    passage: Passage
