"""Provisions a text names: 6条2項, 施行令167条の2第1項3号, 別表第五, 入札説明書7(1), 特記事項第9, 様式5-1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.rulebook.locators import Locator
from knowledge.understanding.numerals import read_numeral

_N = r"[0-9〇一二三四五六七八九十百]+"
_GAP = r"\s*の?\s*"
_SUB = r"(?P<{0}>[ア-コイロハニホヘト](?![ァ-ヶー一-龥]))?"
_LAW = (
    r"(?P<law>施行令|政令|令|(?<![一-龥])法|[一-龥]{1,14}(?:法施行令|法施行規則|法)"
    r"|(?:[一-龥]{1,4}[都道府県市])?(?:財務|会計)規則の?)"
)
_PROVISION = (
    rf"(?:第?(?P<article>{_N})条(?P<branch>(?:の{_N}(?![0-9項号]))*)"
    rf"(?:{_GAP}第?(?P<paragraph>{_N})項)?(?:{_GAP}第?(?P<item>{_N})号)?{_SUB.format('sub')}"
    rf"|(?P<table>別表第?(?P<table_number>{_N}))"
    rf"|(?P<sheet>様式第?(?P<sheet_number>{_N})(?P<sheet_branch>-[0-9]+)?号?)"
    rf"|(?P<label>(?<![一-龥])注|別紙|(?<![a-z])no\.?)\s*(?P<label_number>{_N}))"
)
_POINT = (
    r"(?:の|\s)*第?(?P<point>[0-9]{1,2})(?![-0-9,.%年月日円時分回件人社台枚個通冊部本名者種字週倍万千億割条か])(?:[番項])?"
    rf"(?:{_GAP}第?(?P<point_paragraph>[0-9]{{1,2}})項)?"
    rf"(?:{_GAP}\((?P<point_item>[0-9]{{1,2}})\)|{_GAP}第?(?P<point_number>[0-9]{{1,2}})号)?(?:の)?{_SUB.format('point_sub')}"
)
"""A numbered point of a notice or an annex: only behind the document's name."""
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


_LABELS = {"注": "注", "別紙": "別紙", "n": "No."}


@dataclass(frozen=True)
class Reference:
    """A provision as named: `source` is None where no document is named (the rulebook's own).

    `own`: it is one of the body's documents. `others`: further ways its documents may number it.
    """

    locator: Locator
    source: str | None
    start: int
    end: int
    own: bool = True
    others: tuple[Locator, ...] = ()

    @property
    def locators(self) -> tuple[Locator, ...]:
        """What the provision may be called, the likeliest first."""
        return (self.locator, *self.others)


def _number(text: str) -> int:
    value = read_numeral(text)
    return int(value) if value is not None else 0


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


@lru_cache(maxsize=64)
def _pattern(documents: tuple[str, ...], places: tuple[str, ...]) -> re.Pattern[str]:
    """Provisions behind a law's name, behind one of the body's documents, or alone.

    `places` are what a document calls its parts by name (前文, 別紙), found only behind the document.
    """
    names = _any_of(documents)
    named, behind, document = (
        rf"(?P<{group}>(?>{names}))\s*の?\s*" for group in ("named", "behind", "document")
    )
    return re.compile(
        rf"{named}(?P<place>{_any_of(places)})|{document}{_POINT}"
        rf"|(?:{behind}|{_LAW})?\s*{_PROVISION}"
    )


def _provision(match: re.Match[str]) -> tuple[Locator, ...]:
    if match["table"]:
        number = _number(match["table_number"])
        kanji = dict(enumerate(_KANJI_DIGITS)).get(number, str(number))
        return (Locator(f"別表第{kanji}"),)
    if match["sheet"]:
        number, branch = _number(match["sheet_number"]), match["sheet_branch"] or ""
        full, short = Locator(f"様式第{number}号"), Locator(f"様式{number}{branch}")
        return (short,) if branch else (full, short)
    if match["label"]:
        label = _LABELS[match["label"][:1] if match["label"].isascii() else match["label"]]
        return (Locator(f"{label}{_number(match['label_number'])}"),)
    branch = "".join(f"の{_number(part)}" for part in match["branch"].split("の") if part)
    paragraph = _number(match["paragraph"]) if match["paragraph"] else None
    item = str(_number(match["item"])) if match["item"] else None
    return (Locator(f"第{_number(match['article'])}条{branch}", paragraph, item, match["sub"]),)


def _point(match: re.Match[str]) -> tuple[Locator, ...]:
    """The ways a document may number a point: 7(1), 第9第1項, 第7条第1項, 注5, No.2, 様式3."""
    number, item = match["point"], match["point_item"] or match["point_number"]
    paragraph = int(match["point_paragraph"]) if match["point_paragraph"] else None
    sub = match["point_sub"]
    plain = (
        ()
        if item or paragraph
        else tuple(f"{label}{number}" for label in ("注", "No.", "様式", "別紙"))
    )
    return (
        Locator(number, paragraph, item, sub),
        Locator(f"第{number}", paragraph, item, sub),
        Locator(f"第{number}条", paragraph, item, sub),
        *map(Locator, plain),
    )


@dataclass(frozen=True)
class Documents:
    """A body's documents as people call them: name -> source, and the parts that have names.

    `body`: the names of the body itself, which say nothing of the matter asked about.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Locator] = field(default_factory=dict)
    body: tuple[str, ...] = ()


NO_DOCUMENTS = Documents()


def find_references(text: str, documents: Documents = NO_DOCUMENTS) -> tuple[Reference, ...]:
    """The provisions named in a normalised text; `documents` are the body's.

    >>> [(r.source, str(r.locator)) for r in find_references("6条2項と施行令167条の2第1項3号")]
    [(None, '第6条第2項'), ('地方自治法施行令', '第167条の2第1項第3号')]
    >>> [str(r.locator) for r in find_references("第三十五条は? 様式2号")]
    ['第35条', '様式第2号']
    >>> [(r.source, str(r.locator)) for r in find_references("説明書7(1)は?",
    ...     Documents({"説明書": "入札説明書"}))]
    [('入札説明書', '7(1)')]
    """
    found = []
    for match in _pattern(tuple(documents.names), tuple(documents.places)).finditer(text):
        if match["sheet"] in documents.names:
            continue  # a form that is a document of its own (様式8) is no provision of another
        name = match["named"] or match["document"] or match["behind"]
        if match["place"]:
            locators: tuple[Locator, ...] = (documents.places[match["place"]],)
        else:
            locators = _point(match) if match["document"] else _provision(match)
        source = documents.names.get(name) if name else None
        if source is None and match["law"]:
            source = LAWS.get(match["law"], match["law"].removesuffix("の"))
        own = bool(name) or source is None
        found.append(Reference(locators[0], source, *match.span(), own=own, others=locators[1:]))
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
