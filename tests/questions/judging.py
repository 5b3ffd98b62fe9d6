"""Judges an answer against what a question set expects.

right: everything expected is there. asked: the desk asked back or said that it does not know where
a result was expected, which misleads nobody. wrong: a confident answer other than the expected one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from knowledge import Answer, Desk
from knowledge.model import LISTS, MOST_CITATIONS, MOST_VALUES, UNSETTLED

Mark = Literal["right", "asked", "wrong"]
DAY = date(2026, 11, 20)


class Judged(NamedTuple):
    """A question's mark and, unless it is right, why."""

    mark: Mark
    why: str = ""


def judge(expect: Mapping[str, Any], answer: Answer) -> Judged:
    """The mark of an answer.

    Outside lists only the first six values count, and more than eight citations are a heap.
    """
    kind = expect["kind"]
    if kind in UNSETTLED:
        if answer.kind == kind:
            return Judged("right")
        return Judged(
            "asked" if answer.kind in UNSETTLED else "wrong", f"{answer.kind}, not {kind}"
        )
    if answer.kind in UNSETTLED:
        return Judged("asked", f"{answer.kind}: {answer.headline}")
    faults = [*_values(expect, answer), *_verdict(expect, answer), *_citations(expect, answer)]
    return Judged("wrong", "; ".join(faults)) if faults else Judged("right")


def _values(expect: Mapping[str, Any], answer: Answer) -> Iterable[str]:
    counted = answer.values if answer.kind in LISTS else answer.values[:MOST_VALUES]
    given = {str(value.value) for value in counted}
    wanted = [str(v) for name in ("numbers", "dates") for v in expect.get(name) or ()]
    return [f"no {value} among {sorted(given)}" for value in wanted if value not in given]


def _verdict(expect: Mapping[str, Any], answer: Answer) -> Iterable[str]:
    wanted = expect.get("verdict")
    return [f"{answer.verdict}, not {wanted}"] if wanted and answer.verdict != wanted else []


def _citations(expect: Mapping[str, Any], answer: Answer) -> Iterable[str]:
    if answer.kind not in LISTS and len(answer.citations) > MOST_CITATIONS:
        return [f"a heap of {len(answer.citations)} citations"]
    given = [plain(c.rulebook + c.source + c.locator) for c in answer.citations]
    wanted = expect.get("cites") or ()
    return [f"{w} not among {given}" for w in wanted if not any(serves(plain(w), g) for g in given)]


def plain(text: str) -> str:
    """Text in one width and without spaces, as citations are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def serves(wanted: str, given: str) -> bool:
    """Whether a citation is the wanted one or finer: 第6条第1項第1号 serves 第6条第1項.

    >>> serves("第6条第1項", "契約規則第6条第1項第1号"), serves("第6条", "契約規則第6条の2")
    (True, False)
    """
    return re.search(rf"{re.escape(wanted)}(?!\d|条の|の\d)", given) is not None


def questions_in(path: Path) -> list[dict[str, Any]]:
    """The questions of a set."""
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def ask(desk: Desk, question: Mapping[str, Any]) -> Answer:
    """The desk's answer to a question of a set, on the set's day."""
    book = question.get("rulebook")
    return desk.ask(
        question["question"],
        rulebook=None if book == "all" else book,
        today=question.get("today") or DAY,
        thread=question.get("thread") or (),
    )


def marks(desk: Desk, path: Path) -> tuple[Counter[str], list[str]]:
    """How many questions of a set got each mark, and a line for each that is not right."""
    tally: Counter[str] = Counter()
    misses = []
    for question in questions_in(path):
        judged = judge(question["expect"], ask(desk, question))
        tally[judged.mark] += 1
        if judged.mark != "right":
            misses.append(f"{judged.mark} {question['id']} {question['question']}: {judged.why}")
    return tally, misses
