"""Provisions a text names: 6条2項, 第35条, 施行令167条の2第1項3号, 別表第五, 様式第2号."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.rulebook.locators import Locator
from knowledge.understanding.numerals import read_numeral

_N = r"[0-9〇一二三四五六七八九十百]+"
_GAP = r"\s*の?\s*"
_REFERENCE = re.compile(
    r"(?P<law>施行令|政令|令|(?<![一-龥])法|[一-龥]{1,14}(?:法施行令|法施行規則|法))?\s*"
    rf"(?:第?(?P<article>{_N})条(?P<branch>(?:の{_N}(?![0-9項号]))*)"
    rf"(?:{_GAP}第?(?P<paragraph>{_N})項)?(?:{_GAP}第?(?P<item>{_N})号)?"
    rf"|(?P<table>別表第?(?P<table_number>{_N}))|(?P<sheet>様式第?(?P<sheet_number>{_N})号?))"
)
_SAME = re.compile(
    r"同条(?:の?第?(?P<paragraph>[0-9]+)項)?(?:の?第?(?P<item>[0-9]+)号)?|(?:同|前)項"
)
LAWS = {
    "地方自治法施行令": "地方自治法施行令", "施行令": "地方自治法施行令", "政令": "地方自治法施行令",
    "令": "地方自治法施行令", "地方自治法施行規則": "地方自治法施行規則", "地方自治法": "地方自治法",
    "自治法": "地方自治法", "法": "地方自治法", "民法": "民法", "支払遅延防止法": "支払遅延防止法",
    "遅延防止法": "支払遅延防止法",
}  # fmt: skip
_KANJI_DIGITS = "〇一二三四五六七八九十"


@dataclass(frozen=True)
class Reference:
    """A provision as named: `source` is None where no law is named (the rulebook's own)."""

    locator: Locator
    source: str | None
    start: int
    end: int


def _number(text: str) -> int:
    value = read_numeral(text)
    return int(value) if value is not None else 0


def find_references(text: str) -> tuple[Reference, ...]:
    """The provisions named in a normalised text.

    >>> [(r.source, str(r.locator)) for r in find_references("6条2項と施行令167条の2第1項3号")]
    [(None, '第6条第2項'), ('地方自治法施行令', '第167条の2第1項第3号')]
    >>> [str(r.locator) for r in find_references("第三十五条は? 様式2号")]
    ['第35条', '様式第2号']
    """
    found = []
    for match in _REFERENCE.finditer(text):
        if match["table"]:
            number = _number(match["table_number"])
            kanji = dict(enumerate(_KANJI_DIGITS)).get(number, str(number))
            locator = Locator(f"別表第{kanji}")
        elif match["sheet"]:
            locator = Locator(f"様式第{_number(match['sheet_number'])}号")
        else:
            branch = "".join(f"の{_number(part)}" for part in match["branch"].split("の") if part)
            paragraph = _number(match["paragraph"]) if match["paragraph"] else None
            item = str(_number(match["item"])) if match["item"] else None
            locator = Locator(f"第{_number(match['article'])}条{branch}", paragraph, item)
        source = LAWS.get(match["law"], match["law"]) if match["law"] else None
        found.append(Reference(locator, source, *match.span()))
    return tuple(found)


def same_article(text: str, earlier: Locator) -> Locator | None:
    """What 「同条」「同条2項」「同項」 means after `earlier` was spoken of.

    >>> str(same_article("同条2項は?", Locator("第6条", 1)))
    '第6条第2項'
    """
    match = _SAME.search(text)
    if match is None:
        return None
    if match.group().endswith("項") and not match.group().startswith("同条"):
        return Locator(earlier.article, earlier.paragraph)
    paragraph = int(match["paragraph"]) if match["paragraph"] else None
    return Locator(earlier.article, paragraph, match["item"])
