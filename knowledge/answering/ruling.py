"""Which of a provision's rulings (効果) answers a question of yes or no.

The search ranks them by the words of the question; the form of the question then chooses among
those that come near: 「要る?」 looks for a duty, 「有効?」 for what makes void, 「請求できる?」 for leave.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.calculation import Form
from knowledge.model import Effect
from knowledge.rulebook.articles import Ruling, Unit
from knowledge.search import Hit
from knowledge.understanding.reading import Reading
from knowledge.understanding.vocabulary import vocabulary

NEAR = 0.6
"""From this share of the best ruling's score on another is near enough for the form to choose it."""
NEAR_WITH_LEAVE = 0.4
"""The same for an exception, where the question itself speaks of leave for it."""


@dataclass(frozen=True)
class Ranked:
    """A ruling with its score; one that the search did not find has none."""

    ruling: Ruling
    score: float = 0.0


def ruling_for(reading: Reading, hits: Sequence[Hit], source: str, unit: Unit) -> Ruling | None:
    """The ruling of a provision that answers a question, or None where it has none."""
    ranked = _ranked(hits, source, unit)
    if not ranked:
        return None
    best = ranked[0].ruling
    chosen = _by_form(reading, best, ranked)
    if chosen is not None:
        return chosen
    return _by_leave(reading, best, ranked)


def _ranked(hits: Sequence[Hit], source: str, unit: Unit) -> list[Ranked]:
    """The provision's rulings as the search ranks them, then the others; else its parent's."""
    found: list[Ranked] = []
    for hit in hits:
        ruling, at = hit.document.ruling, hit.document.unit
        if ruling and at and (hit.document.source, at.locator) == (source, unit.locator):
            found.append(Ranked(ruling, hit.score))
    known = [ranked.ruling for ranked in found]
    rest = [Ranked(ruling) for ruling in unit.passage.rulings if ruling not in known]
    return [*found, *rest] or [Ranked(ruling) for ruling in _of_parent(unit)]


def _of_parent(unit: Unit) -> list[Ruling]:
    """What holds for an item that says nothing of itself: its 号's rulings, else its 項's."""
    item = next((i for i in unit.paragraph.items if i.number == unit.locator.item), None)
    above = item.rulings if item is not None and unit.passage is not item else ()
    return list(above or unit.paragraph.rulings)


def _by_form(reading: Reading, best: Ruling, ranked: Sequence[Ranked]) -> Ruling | None:
    """The ruling near the best one that the form of the question is after."""
    forms = reading.forms
    if Form.VALID in forms:
        return _any(ranked, "void", "prohibited") if best.effect == "duty" else None
    if _asks_duty(reading) and best.effect in ("permitted", "conditional"):
        return _near(ranked, NEAR, "duty", "exempt")
    claims = re.search(vocabulary().claiming, reading.text)
    if Form.MAY in forms and best.effect == "duty" and claims:
        return _near(ranked, NEAR, "permitted")
    return None


def _by_leave(reading: Reading, best: Ruling, ranked: Sequence[Ranked]) -> Ruling:
    """A ban gives way to its exception where the question speaks of leave or of a reason for it.

    The exception gives way to the ban where the question says that the leave was not given.
    """
    leave = _with_reason(reading)
    if not leave:
        without = best.effect == "conditional" and _without_leave(reading)
        return (_any(ranked, "prohibited") if without else None) or best
    if best.effect not in ("prohibited", "void"):
        return best
    if _asks_duty(reading):
        return _any(ranked, "duty", "exempt", "conditional") or best
    return (
        (_any(ranked, "conditional") if best.effect == "prohibited" else None)
        or _near(ranked, NEAR_WITH_LEAVE, "conditional")
        or _near(ranked, NEAR, "permitted")
        or best
    )


def _any(ranked: Sequence[Ranked], *effects: Effect) -> Ruling | None:
    return next((each.ruling for each in ranked if each.ruling.effect in effects), None)


def _near(ranked: Sequence[Ranked], share: float, *effects: Effect) -> Ruling | None:
    least = share * ranked[0].score
    return _any([each for each in ranked if each.score and each.score >= least], *effects)


def _asks_duty(reading: Reading) -> bool:
    return Form.MUST in reading.forms and not reading.forms & {Form.VALID, Form.MAY_NOT_DO}


def _with_reason(reading: Reading) -> bool:
    """Whether a question speaks of a reason or of leave for the exception, not of doing without."""
    return not _without_leave(reading) and bool(reading.says(*vocabulary().exceptions))


def _without_leave(reading: Reading) -> bool:
    return re.search("|".join(vocabulary().without), reading.text) is not None
