"""Whether an answer is the expected one: right, asked (no answer where one was due) or wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge import Answer

SAFE = frozenset({"clarification", "unknown"})
LISTS = frozenset({"comparison", "schedule", "checklist", "precedents"})
MOST_VALUES, MOST_CITATIONS = 6, 8


def judge(expect: Mapping[str, Any], answer: Answer) -> str:
    """right, asked or wrong."""
    if expect["kind"] in SAFE:
        if answer.kind == expect["kind"]:
            return "right"
        return "asked" if answer.kind in SAFE else "wrong"
    if answer.kind in SAFE:
        return "asked"
    listed = answer.kind in LISTS
    values = {str(value.value) for value in answer.values[: None if listed else MOST_VALUES]}
    due = {str(value) for value in (*expect.get("numbers", ()), *expect.get("dates", ()))}
    fits = (
        due <= values
        and expect.get("verdict") in (None, answer.verdict)
        and (listed or len(answer.citations) <= MOST_CITATIONS)
        and cites_all(expect.get("cites") or (), answer)
    )
    return "right" if fits else "wrong"


def cites_all(wanted: Iterable[str], answer: Answer) -> bool:
    """Whether an answer cites every provision that is wanted."""
    names = [name for c in answer.citations for name in names_of(c.rulebook, c.source, c.locator)]
    return all(is_among(each, names) for each in wanted)


def names_of(rulebook: str, source: str, locator: str) -> tuple[str, ...]:
    """The names a provision goes by."""
    return tuple(_plain(name) for name in (locator, source + locator, rulebook + source + locator))


def is_among(wanted: str, names: Iterable[str]) -> bool:
    """Whether a provision is named, exactly or by one of its parts.

    >>> is_among("第6条第1項", ["第6条第1項第1号"]), is_among("第6条", ["第6条の2"])
    (True, False)
    """
    finer = re.compile(re.escape(_plain(wanted)) + r"(?!\d|条の|の\d)")
    return any(name.endswith(_plain(wanted)) or finer.search(name) for name in names)


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
