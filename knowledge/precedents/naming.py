"""Parties and departments in a question: by name, alias, sort, and with a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.precedents.denial import left_out_after
from knowledge.precedents.model import Precedents
from knowledge.precedents.spelling import plain_name, record_text
from knowledge.precedents.words import literal

_DEPARTMENT = re.compile(r"[一-龥々ァ-ヺー・]{2,12}?(?:課|事務局|事務所)(?![題税程長目外])")
_GENERAL = re.compile(r"(?:担当|何|各|同|全|所管|発注|依頼)(?:課|事務局|事務所)$")
_WORD = re.compile(r"[一-龥々ァ-ヺーぁ-んa-z]{4,24}")
MOST_FOR_SLIPS = 200
"""In a longer text names are only looked for as they are written."""
_LONG_ENOUGH = 5
"""A shorter name is not looked for with a slip: one character off is another word."""


@dataclass(frozen=True)
class Named:
    """Ids a question names, those it leaves out, and a name of the sort that nobody has."""

    wanted: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    stranger: str = ""


def _found(text: str, names: Mapping[str, tuple[str, ...]]) -> tuple[Named, str]:
    """Names in a text, the longest first; what is found is blanked out."""
    wanted: list[str] = []
    denied: list[str] = []
    matches = list(literal(tuple(names)).finditer(text))
    for match in matches:
        (denied if left_out_after(text, match.end()) else wanted).extend(names[match.group()])
    for match in matches:
        text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return Named(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(denied))), text


def _party_names(of: Precedents) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for sort, aliases in of.sorts.items():
        members = tuple(p.id for p in of.parties if p.sort == sort) or of.party_sorts.get(sort, ())
        names |= {record_text(alias, of.same): members for alias in (sort, *aliases)}
    for party in of.parties:
        names |= {record_text(a, of.same): (party.id,) for a in (party.name, *party.aliases)}
    return names


def parties_in(text: str, of: Precedents) -> tuple[Named, str]:
    """The parties a text names, and the text with them blanked out."""
    names = _party_names(of)
    named, left = _found(text, names)
    if named.wanted or named.denied or len(text) > MOST_FOR_SLIPS:
        return named, left
    close = _close(text, [name for name in names if len(name) >= _LONG_ENOUGH])
    if close is None:
        return named, text
    name, start, end = close
    denied = left_out_after(text, end)
    ids = names[name]
    blank = text[:start] + " " * (end - start) + text[end:]
    return Named(() if denied else ids, ids if denied else ()), blank


def _close(text: str, names: Iterable[str]) -> tuple[str, int, int] | None:
    """The one name that a text writes with a slip, and where."""
    plain = {plain_name(name): name for name in names}
    for word in _WORD.finditer(text):
        found = _best(plain_name(word.group()), plain)
        if found:
            name, at, size = found
            return plain[name], word.start() + at, word.start() + at + size
    return None


def _best(word: str, names: Mapping[str, str]) -> tuple[str, int, int] | None:
    for name in sorted(names, key=len, reverse=True):
        for size in (len(name), len(name) - 1, len(name) + 1):
            for at in range(max(0, len(word) - size + 1)):
                piece = word[at : at + size]
                if piece[0] == name[0] and OSA.distance(piece, name, score_cutoff=1) <= 1:
                    return name, at, size
    return None


def _is_told(name: str, of: Precedents) -> bool:
    """Whether entries have a name elsewhere than as their department."""
    told = (part for e in of.entries for part in (e.title, e.place, e.written, *e.subjects))
    return any(name in record_text(part, of.same) for part in told)


def departments_in(text: str, of: Precedents) -> tuple[Named, str]:
    """The departments a text names, and the text with them blanked out."""
    names = {
        record_text(alias, of.same): (department,)
        for department, aliases in of.departments.items()
        for alias in (department, *aliases)
    }
    named, left = _found(text, names)
    if named.wanted or named.denied:
        return named, left
    for match in _DEPARTMENT.finditer(text):
        if _GENERAL.search(match.group()) or _is_told(match.group(), of):
            continue
        long = [name for name in names if len(name) >= _LONG_ENOUGH]
        own = process.extract(match.group(), long, scorer=OSA.distance, score_cutoff=1)
        blank = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
        if own:
            return Named(names[own[0][0]]), blank
        return Named(stranger=match.group()), blank
    return named, text
