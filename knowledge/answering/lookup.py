"""Provisions asked for by number: found, deleted, not existing, or of a law not recorded here."""

from __future__ import annotations

import re

from knowledge.answering.replies import Asked, article_reply, with_notes
from knowledge.answering.routing import QUANTITY
from knowledge.calculation import Form
from knowledge.model import Answer
from knowledge.rulebook.articles import Unit
from knowledge.rulebook.book import Rulebook, Rules
from knowledge.rulebook.locators import Locator
from knowledge.search import content
from knowledge.understanding.reading import Reading
from knowledge.understanding.references import Reference

_SMALL_TALK = re.compile(
    r"[はがをのにってとも、。?!・「」\s]|です|ます|か|何|なに|内容|条文|全文|本文|要旨|規定|規則|契約規則|見せ|表示|読み|読ん|開い|確認|どんな|書いて|ある|あり|教え|して|たい|ほしい|くれ|だっけ|っけ|よろしく|について|とは|説明|お願い|中身|この|その|ください|項|号|条|第"
)
_MOST_REST = 5
"""Up to so many characters beside the number, a question is for the provision itself."""


def look_up(asked: Asked, reading: Reading, rules: Rules) -> Answer | None:
    """The reply to a question for a provision by number, or None if it asks for more than that."""
    if not reading.references:
        return None
    reference = reading.references[0]
    rest = content(reading.text[: reference.start] + " " + reading.text[reference.end :])
    if len(_SMALL_TALK.sub("", rest)) > _MOST_REST or reading.amounts or reading.days:
        return None
    if reading.forms & {Form.MAY_NOT_DO, Form.MUST}:
        return None
    if reading.forms & QUANTITY and not _has_figures(reference, rules):
        return None
    return _found(asked, reference, rules) or _not_found(asked, reference, rules)


def _book_of(reference: Reference, rules: Rules) -> tuple[Rulebook, str]:
    """The book that holds the law named, and its name there; the body's own where none is."""
    if reference.source and reference.source not in rules.book.articles:
        return rules.national, reference.source
    return rules.book, reference.source or rules.book.head.main_source


def provisions_named(reference: Reference, rules: Rules) -> list[tuple[str, Unit]]:
    """The provisions a reference may mean: of the document named, else of the main one first."""
    book, source = _book_of(reference, rules)
    others = [] if reference.source else [name for name in book.articles if name != source]
    found = [
        book.find(f"{name} {locator}")
        for name in (source, *others)
        for locator in reference.locators
    ]
    return [pair for pair in found if pair is not None]


def _has_figures(reference: Reference, rules: Rules) -> bool:
    """Whether the provision named holds figures: 「第14条第2項の率は?」 asks for them."""
    named = provisions_named(reference, rules)
    return bool(named and named[0][1].passage.figures)


def _found(asked: Asked, reference: Reference, rules: Rules) -> Answer | None:
    named = provisions_named(reference, rules)
    if not named:
        return None
    book, _ = _book_of(reference, rules)
    (source, unit), *elsewhere = named
    whole = unit.locator == Locator(unit.locator.article)
    units = (
        [u for u in unit.article.units() if u.passage in unit.article.paragraphs]
        if whole
        else [unit]
    )
    if not whole and unit.passage is unit.paragraph:
        units += [
            u
            for u in unit.article.units()
            if u.paragraph is unit.paragraph and u.passage in unit.paragraph.items
        ]
    if whole and len(units) == 1:
        units += [u for u in unit.article.units() if u.passage in unit.paragraph.items]
    if unit.article.deleted:
        return asked.reply(
            kind="unknown",
            headline=f"{source} {unit.locator.article} は削除されています",
            notes=(unit.article.note,) if unit.article.note else (),
        )
    cite = rules.cite if book is rules.book else None
    reply = article_reply(asked, book, [(source, u) for u in units], cite=cite)
    also = "、".join(f"{name} {other.locator}" for name, other in elsewhere)
    return with_notes(reply, f"同じ番号は {also} にもあります。") if also else reply


def _not_found(asked: Asked, reference: Reference, rules: Rules) -> Answer:
    book, source = _book_of(reference, rules)
    articles = book.articles.get(source, {})
    if not articles:
        return asked.reply(
            kind="unknown",
            headline=f"「{source}」は収録していません",
            notes=(f"収録しているのは {'、'.join(s.name for s in book.head.sources)} です。",),
        )
    article = articles.get(reference.locator.article)
    if article is None:
        numbers = list(articles)
        complete = book is rules.book
        headline = (
            f"{source}に{reference.locator.article}はありません"
            if complete
            else f"{source} {reference.locator.article} は収録していません"
        )
        return asked.reply(
            kind="unknown",
            headline=headline,
            notes=(f"収録しているのは {numbers[0]} から {numbers[-1]} までです。",),
        )
    return asked.reply(
        kind="unknown",
        headline=f"{source}{reference.locator.article}に「{str(reference.locator).removeprefix(article.number)}」はありません",
        notes=(f"{article.number}（{article.caption}）は{len(article.paragraphs)}項です。",),
    )
