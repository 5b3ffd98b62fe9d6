"""Ranks the provisions of a rulebook for a question: BM25 over pairs of characters, by tantivy.

Documents are the provisions (gist, caption, ways to ask), their rulings, and the matters the
rulebook is silent about: a silence that ranks first keeps a near miss from being an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import tantivy

from knowledge.rulebook.articles import Ruling, Unit
from knowledge.rulebook.book import Rulebook, Silence
from knowledge.rulebook.locators import Locator
from knowledge.understanding.normalise import normalise
from knowledge.understanding.vocabulary import vocabulary

FAVOUR = 1.6
"""How much more a provision counts that the question names by number."""
AGAINST = 0.7
"""What is left of the score of a ruling on the opposite of what is asked."""
SHORTEST_CODE = 3
_FIELDS = ("asks", "gist", "caption")
_BOOSTS = {"asks": 3.0, "gist": 1.0, "caption": 2.0}
_WORD = re.compile(r"[0-9a-z]+|[^\W_0-9a-z]+")


@dataclass(frozen=True)
class Document:
    """Something a question may be about: a provision, one of its rulings, or a silence."""

    source: str = ""
    unit: Unit | None = None
    ruling: Ruling | None = None
    silence: Silence | None = None


@dataclass(frozen=True)
class Hit:
    """A document with its score and its share of the question's own pairs of characters."""

    document: Document
    score: float


def pairs(text: str) -> list[str]:
    """The overlapping pairs of characters of a text's words (a lone character stands for itself).

    >>> pairs("入札は 3 社")
    ['入札', '札は', '社']
    """
    tokens = []
    for word in _WORD.findall(text):
        if word.isascii() and len(word) < SHORTEST_CODE:
            continue  # a bare 1 or 12 says nothing of the matter
        if word.isascii() or len(word) == 1:
            tokens.append(word)
        else:
            tokens.extend(word[i : i + 2] for i in range(len(word) - 1))
    return tokens


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(vocabulary().fillers, key=len, reverse=True))))


def content(text: str) -> str:
    """A normalised question without greetings and fillers."""
    return _fillers().sub(" ", text)


def rule_words(text: str) -> str:
    """The rules' own words for what a text says in the desk's.

    >>> rule_words("丸投げのペナルティは?")
    '一括 請け負わせ 違約金'
    """
    return " ".join(rule for word, rule in vocabulary().synonyms.items() if word in text)


class ArticleIndex:
    """The search index of one rulebook, in memory."""

    def __init__(self, book: Rulebook, outside: Iterable[Silence] = ()) -> None:
        builder = tantivy.SchemaBuilder()
        for field in _FIELDS:
            builder.add_text_field(field, tokenizer_name="whitespace")
        builder.add_unsigned_field("number", stored=True)
        self._index = tantivy.Index(builder.build())
        self._documents: list[Document] = []
        writer = self._index.writer(heap_size=15_000_000, num_threads=1)
        for source, unit in book.units():
            article = unit.article
            self._add(
                writer,
                Document(source, unit),
                unit.passage.asks,
                unit.passage.gist,
                article.caption,
            )
            for ruling in unit.passage.rulings:
                texts = (*ruling.asks, ruling.act)
                self._add(
                    writer,
                    Document(source, unit, ruling),
                    texts,
                    unit.passage.gist,
                    article.caption,
                )
        for silence in (*book.silences, *outside):
            self._add(writer, Document(silence=silence), silence.asks, silence.title, silence.title)
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _add(
        self,
        writer: tantivy.IndexWriter,
        document: Document,
        asks: tuple[str, ...],
        gist: str,
        caption: str,
    ) -> None:
        texts = {"asks": " ".join(asks), "gist": gist, "caption": caption}
        fields = {name: " ".join(pairs(normalise(text))) for name, text in texts.items()}
        writer.add_document(tantivy.Document(number=len(self._documents), **fields))
        self._documents.append(document)

    def search(self, text: str, limit: int = 10) -> list[Hit]:
        """The best documents for a normalised text."""
        tokens = pairs(content(f"{text} {rule_words(text)}"))
        if not tokens:
            return []
        query = self._index.parse_query(
            " ".join(f'"{token}"' for token in tokens), list(_FIELDS), field_boosts=_BOOSTS
        )
        found = self._searcher.search(query, limit).hits
        hits = []
        for score, address in found:
            number = self._searcher.doc(address)["number"][0]
            document = self._documents[number]
            hits.append(Hit(document, score * (AGAINST if opposed(text, document) else 1)))
        return sorted(hits, key=lambda hit: -hit.score)


def opposed(text: str, document: Document) -> bool:
    """Whether a ruling speaks only of the opposite of what a text asks: of a part, not of the whole."""
    act = document.ruling.act if document.ruling else ""
    return any(
        _only(one, other, text) and _only(other, one, act)
        for pair in vocabulary().opposites
        for one, other in (pair, pair[::-1])
    )


def _only(words: Sequence[str], others: Sequence[str], text: str) -> bool:
    return any(w in text for w in words) and not any(o in text for o in others)


def strength(text: str, hits: Sequence[Hit]) -> float:
    """The best score for a text, made comparable between short and long questions."""
    return hits[0].score / (len(pairs(content(text))) or 1) ** 0.75 if hits else 0.0


def favoured(hits: Sequence[Hit], named: Sequence[Locator]) -> list[Hit]:
    """The hits with those in an article that the question names moved up."""
    articles = {locator.article for locator in named}
    weighed = [
        Hit(hit.document, hit.score * FAVOUR)
        if hit.document.unit and hit.document.unit.locator.article in articles
        else hit
        for hit in hits
    ]
    return sorted(weighed, key=lambda hit: -hit.score)
