"""Names of provisions: 「契約規則 第6条第2項第1号」「入札説明書 6(3)ア」「特記事項 第9第1項」 and their parts.

Convention: an article with one unnumbered paragraph is cited without 第1項.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SUB = r"[ア-ン]"
_ARTICLE = re.compile(
    r"^(様式第[0-9]+号|別表第[0-9一二三四五六七八九十]+|第[0-9]+条(?:の[0-9]+)*|第[0-9]+|[^第].*?)"
    rf"(?:第([0-9]+)項)?(?:第([0-9]+)号({_SUB})?)?$"
)
_POINT = re.compile(rf"^([0-9]+)(?:\(([0-9]+)\))?({_SUB})?$")
"""Notices are numbered by digits: 7, 7(1), 6(3)ア."""


class Locator(NamedTuple):
    """One provision: `article` as printed (第6条, 第9, 7, 別表第五), paragraph, item and sub-item where named."""

    article: str
    paragraph: int | None = None
    item: str | None = None
    sub: str | None = None

    def __str__(self) -> str:
        paragraph = f"第{self.paragraph}項" if self.paragraph else ""
        return f"{self.article}{paragraph}{self._item}{self.sub or ''}"

    @property
    def _item(self) -> str:
        if not self.item or not self.item.isdecimal():
            return self.item or ""
        return f"({self.item})" if self.article.isdigit() else f"第{self.item}号"

    @classmethod
    def parse(cls, text: str) -> Locator | None:
        """Read a locator.

        >>> Locator.parse("第167条の2第1項第3号")
        Locator(article='第167条の2', paragraph=1, item='3', sub=None)
        >>> str(Locator.parse("6(3)ア")), Locator.parse("第28条第1号").item, Locator.parse("第9第1項").article
        ('6(3)ア', '1', '第9')
        """
        point = _POINT.match(text)
        if point is not None:
            article, item, sub = point.groups()
            return cls(article, None, item, sub)
        match = _ARTICLE.match(text)
        if match is None:
            return None
        article, paragraph, item, sub = match.groups()
        return cls(article, int(paragraph) if paragraph else None, item, sub)


def split_cite(cite: str, default_source: str) -> tuple[str, str]:
    """Split 「SOURCE LOCATOR」; without a source, the rulebook's own main one.

    >>> split_cite("支払遅延防止法 第8条第1項", "契約規則"), split_cite("第6条", "契約規則")
    (('支払遅延防止法', '第8条第1項'), ('契約規則', '第6条'))
    """
    source, _, locator = cite.rpartition(" ")
    return (source or default_source, locator)
