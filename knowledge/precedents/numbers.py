"""Numbers of entries in a question: No.12, №3, 8番, No.22・23, No.26〜29."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.precedents.denial import left_out_after

_NUMBER = re.compile(
    r"(?:(?<![a-z])no\.?|ナンバー|番号は?|項番|整理番号)\s*(?P<first>[0-9]{1,3})(?![0-9,]|年|月|日|円)"
    r"(?P<more>(?:\s*(?:・|、|,|と|や|&|から|より|~|-|番)\s*(?:no\.?|ナンバー|番号)?\s*[0-9]{1,3}(?![0-9,]|年|月|日|円|時|件|号|人))*)(?:番(?!目|地|線))?"
    r"|(?<![0-9.第])(?P<plain>[0-9]{1,3})番(?!目|地|線)"
    r"(?P<others>(?:\s*(?:・|、|,|と|や|から|より|~|-)\s*[0-9]{1,3}番(?!目|地|線))*)"
)
_MORE = re.compile(
    r"(?P<link>・|、|,|と|や|&|から|より|~|-|番)\s*(?:no\.?|ナンバー|番号)?\s*(?P<number>[0-9]{1,3})"
)
_SPAN = frozenset({"から", "より", "~", "-"})


def numbers_in(text: str) -> tuple[tuple[int, ...], str]:
    """The numbers a normalised text names, and the text with them blanked out.

    >>> numbers_in("no.22・23とno.5")[0], numbers_in("8番は?")[0], numbers_in("no.26から28")[0]
    ((22, 23, 5), (8,), (26, 27, 28))
    >>> numbers_in("5番から8番まで")[0]
    (5, 6, 7, 8)
    >>> numbers_in("2番目に高い")[0]
    ()
    """
    named = [match for match in _NUMBER.finditer(text) if not left_out_after(text, match.end())]
    blank = _NUMBER.sub(lambda m: " " * len(m.group()), text)
    return _numbers(named), blank


def numbers_left_out(text: str) -> tuple[int, ...]:
    """The numbers that a text leaves out.

    >>> numbers_left_out("no.4以外と5番"), numbers_left_out("no.4と5番以外")
    ((4,), (4, 5))
    """
    return _numbers([m for m in _NUMBER.finditer(text) if left_out_after(text, m.end())])


def _numbers(matches: Iterable[re.Match[str]]) -> tuple[int, ...]:
    found: list[int] = []
    for match in matches:
        found.append(int(match["first"] or match["plain"]))
        for more in _MORE.finditer(match["more"] or match["others"] or ""):
            number = int(more["number"])
            first = found[-1] + 1 if more["link"] in _SPAN else number
            found += range(first, number + 1)
    return tuple(dict.fromkeys(found))


def number_of(name: str) -> int:
    """The number in an entry's name.

    >>> number_of("No.12")
    12
    """
    digits = "".join(c for c in name if c.isdigit())
    return int(digits) if digits else 0
