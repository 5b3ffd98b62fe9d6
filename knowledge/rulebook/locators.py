"""Names of provisions: 「契約規則 第6条第2項第1号」 and its parts.

Convention: an article with one unnumbered paragraph is cited without 第1項.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ARTICLE = re.compile(
    r"^(様式第[0-9]+号|別表第[0-9一二三四五六七八九十]+|第[0-9]+条(?:の[0-9]+)*|[^第].*?)"
    r"(?:第([0-9]+)項)?(?:第([0-9]+)号)?$"
)


class Locator(NamedTuple):
    """One provision: `article` as printed (第6条, 別表第五), paragraph and item where named."""

    article: str
    paragraph: int | None = None
    item: str | None = None

    def __str__(self) -> str:
        paragraph = f"第{self.paragraph}項" if self.paragraph else ""
        item = f"第{self.item}号" if self.item else ""
        return f"{self.article}{paragraph}{item}"

    @classmethod
    def parse(cls, text: str) -> Locator | None:
        """Read a locator.

        >>> Locator.parse("第167条の2第1項第3号")
        Locator(article='第167条の2', paragraph=1, item='3')
        >>> Locator.parse("第28条第1号")
        Locator(article='第28条', paragraph=None, item='1')
        """
        match = _ARTICLE.match(text)
        if match is None:
            return None
        article, paragraph, item = match.groups()
        return cls(article, int(paragraph) if paragraph else None, item)


def split_cite(cite: str, default_source: str) -> tuple[str, str]:
    """Split 「SOURCE LOCATOR」; without a source, the rulebook's own main one.

    >>> split_cite("支払遅延防止法 第8条第1項", "契約規則"), split_cite("第6条", "契約規則")
    (('支払遅延防止法', '第8条第1項'), ('契約規則', '第6条'))
    """
    source, _, locator = cite.rpartition(" ")
    return (source or default_source, locator)
