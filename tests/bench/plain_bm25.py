"""The baseline: plain BM25 of the articles over pairs of characters, without ways to ask."""

from __future__ import annotations

import re
import unicodedata

import tantivy

from knowledge import Rulebook

_WORD = re.compile(r"\w+")
Place = tuple[str, str]
"""An article: the short name of its source, its number."""


def bigrams(text: str) -> list[str]:
    """The pairs of characters of a text's words.

    >>> bigrams("入札は、Ｒ8")
    ['入札', '札は', 'r8']
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    return [word[i : i + 2] for word in words for i in range(max(1, len(word) - 1))]


class PlainIndex:
    """One document per article: its caption and the gists of its provisions."""

    def __init__(self, book: Rulebook) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace")
        builder.add_unsigned_field("number", stored=True)
        self._index = tantivy.Index(builder.build())
        self._places: list[Place] = []
        writer = self._index.writer(heap_size=15_000_000, num_threads=1)
        for source, articles in book.articles.items():
            for article in articles.values():
                texts = [article.caption, *(unit.passage.gist for unit in article.units())]
                pairs = " ".join(bigrams(" ".join(texts)))
                writer.add_document(tantivy.Document(number=len(self._places), text=pairs))
                self._places.append((source, article.number))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, text: str, limit: int) -> list[Place]:
        """The best articles for a text as it was typed."""
        pairs = bigrams(text)
        if not pairs:
            return []
        query = self._index.parse_query(" ".join(f'"{pair}"' for pair in pairs), ["text"])
        found = self._searcher.search(query, limit).hits
        return [self._places[self._searcher.doc(address)["number"][0]] for _, address in found]
