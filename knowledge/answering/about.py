"""Questions about the desk itself and about a rulebook: how to use it, what to beware of."""

from __future__ import annotations

import re

from knowledge.answering.replies import Asked, unreadable
from knowledge.model import Answer
from knowledge.rulebook.book import Rulebook
from knowledge.search import content
from knowledge.understanding.normalise import MOST_CHARACTERS, clean
from knowledge.understanding.vocabulary import vocabulary

_MATTER = re.compile(r"[一-龥ァ-ヶ0-9]")


def usage(asked: Asked, text: str) -> Answer | None:
    """How to ask, with examples as buttons, or None if the text asks something else."""
    if not any(re.search(word, text) for word in vocabulary().help):
        return None
    return asked.reply(
        kind="clarification",
        headline="契約事務の質問を、ふだんの言葉で書いてください。条文を示して答えます。",
        missing=("質問",),
        choices=vocabulary().help_examples,
    )


def unaskable(asked: Asked, cleaned: str) -> Answer | None:
    """What to say of a text that is no question: empty, or far too long."""
    if not any(c.isalnum() for c in content(cleaned)):
        return unreadable(
            asked, "質問を書いてください。例: 「予定価格60万円の物品購入は随意契約できる?」"
        )
    if len(cleaned) > MOST_CHARACTERS:
        return unreadable(
            asked,
            f"質問が長すぎます。{MOST_CHARACTERS:,}字以内で、聞きたいことを一つ書いてください。",
        )
    return None


def caveats(asked: Asked, text: str, book: Rulebook) -> Answer | None:
    """The faults and limits of a rulebook's sources, or None if the text asks something else."""
    if not any(word in text for word in vocabulary().caveats) and not _beware(text, book):
        return None
    source, first = next(iter(book.units()))
    history = [line for source in book.head.sources for line in source.history]
    return asked.reply(
        kind="article",
        topic="caveats",
        headline=f"{book.head.name}のルールブックの注意点（{len(book.head.faults)}件）",
        steps=book.head.faults,
        citations=tuple(c for c in (book.cite(f"{source} {first.locator}"),) if c),
        notes=tuple(f"出典: {line}" for line in history),
    )


def _beware(text: str, book: Rulebook) -> bool:
    """Whether a text asks what to beware of in the body's documents, and nothing more special.

    「○○の契約書、気をつけるところある?」 does; 「契約保証金の注意点は?」 asks for the deposit.
    """
    words = vocabulary().caveat
    if not any(word in text for word in words.words):
        return False
    names = {clean(name) for name in (book.head.name, *book.head.nicknames, *book.documents)}
    told = any(name in text for name in (*names, *words.beside))
    for word in sorted((*names, *words.words, *words.beside), key=len, reverse=True):
        text = text.replace(word, " ")
    return told and not _MATTER.search(text)
