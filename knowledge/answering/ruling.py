"""Which of a provision's rulings (効果) answers a question of yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.calculation import Form
from knowledge.model import Effect
from knowledge.rulebook.articles import Ruling, Unit
from knowledge.search import Hit
from knowledge.understanding.reading import Reading
from knowledge.understanding.vocabulary import vocabulary


def ruling_for(reading: Reading, hits: Sequence[Hit], source: str, unit: Unit) -> Ruling | None:
    """The best ruling of the provision found, else its first.

    An exception at somebody's discretion gives way to the ban it is an exception from, unless
    the question itself speaks of a reason for the exception. 「承諾は要る?」 is not answered by the
    ban where the provision also says what must be done.
    """
    own = (source, unit.locator)
    ranked = [
        hit.document.ruling
        for hit in hits
        if hit.document.ruling
        and hit.document.unit
        and (hit.document.source, hit.document.unit.locator) == own
    ]
    rulings = [*ranked, *(r for r in unit.passage.rulings if r not in ranked)]
    rulings = rulings or _of_parent(unit)
    if not rulings:
        return None
    best = rulings[0]
    if best.effect == "duty" and Form.VALID in reading.forms:
        return _first(rulings, "void", "prohibited") or best
    with_reason = _with_reason(reading)
    if best.effect == "prohibited" and with_reason and _asks_duty(reading):
        return _first(rulings, "duty", "exempt", "conditional") or best
    if best.effect == "permitted" and _asks_duty(reading):
        best = _first(ranked, "duty", "exempt") or best
    wanted: Effect = "conditional" if with_reason else "prohibited"
    if {best.effect, wanted} == {"conditional", "prohibited"}:
        return _first(rulings, wanted) or best
    return best


def _of_parent(unit: Unit) -> list[Ruling]:
    """What holds for an item that says nothing of itself: its 号's rulings, else its 項's."""
    item = next((i for i in unit.paragraph.items if i.number == unit.locator.item), None)
    above = item.rulings if item is not None and unit.passage is not item else ()
    return list(above or unit.paragraph.rulings)


def _first(rulings: Sequence[Ruling], *effects: Effect) -> Ruling | None:
    return next((ruling for ruling in rulings if ruling.effect in effects), None)


def _asks_duty(reading: Reading) -> bool:
    return Form.MUST in reading.forms and not reading.forms & {Form.VALID, Form.MAY_NOT_DO}


def _with_reason(reading: Reading) -> bool:
    """Whether a question speaks of a reason or of leave for the exception, not of doing without."""
    if re.search("|".join(vocabulary().without), reading.text):
        return False
    return bool(reading.says(*vocabulary().exceptions))
