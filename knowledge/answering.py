"""A question -> an answer: a calculation if one fits, else an article, else honestly none.

The order of decision: what cannot be read is said; a provision named is looked up; a
calculation that claims the question answers it or asks for the one missing fact; else the best
provision answers, unless the rulebook is silent on the matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from knowledge.calculation import Calculator, Form
from knowledge.carrying import carrier_of
from knowledge.errors import MissingInput, NothingInForce, NotRegulated, UnreadableInput
from knowledge.kinds import Titled
from knowledge.lookup import look_up
from knowledge.model import Answer
from knowledge.money import rate
from knowledge.replies import Asked, article_reply, clarification, unknown, unreadable, worked_reply
from knowledge.routing import QUANTITY, Claim
from knowledge.rulebook.articles import Ruling, Unit
from knowledge.rulebook.book import Rules, Silence
from knowledge.search import ArticleIndex, Hit, content, pairs
from knowledge.understanding.reading import Reading
from knowledge.understanding.slots import Filled, fill
from knowledge.verdicts import verdict_for

WEAKEST = 4.0
"""Least score per pair of characters (to the power 3/4) at which a provision counts as found."""
CLOSE = 0.62
"""A further provision is named beside the best one from this share of its score on."""
MOST_PROVISIONS = 4


def answer(
    asked: Asked,
    readings: Sequence[Reading],
    claimed: Sequence[Claim],
    rules: Rules,
    index: ArticleIndex,
) -> Answer:
    """Answer a question as read (`readings[0]`, then earlier ones of the thread)."""
    reading = readings[0]
    looked_up = look_up(asked, reading, rules)
    if looked_up is not None:
        return looked_up
    if reading.problems:
        return unreadable(asked, reading.problems[0])
    hits = index.search(reading.text, 16)
    for claim in claimed[:3]:
        calculated = _calculated(asked, readings, claim, rules, hits)
        if calculated is not None:
            return calculated
    return _from_articles(asked, reading, rules, hits)


def _calculated(
    asked: Asked, readings: Sequence[Reading], claim: Claim, rules: Rules, hits: Sequence[Hit]
) -> Answer | None:
    """The claiming calculation's answer, or None where articles answer better."""
    reading, calculator = readings[0], claim.calculator
    filled = _fill(calculator, readings)
    try:
        worked = calculator.calculate(calculator.inputs.checked(filled.values), rules, rules.on)
    except MissingInput as missing:
        return clarification(asked, missing, calculator.name) if _wants_fact(reading, filled) else None
    except UnreadableInput as error:
        return unreadable(asked, error.sentence)
    except NothingInForce as error:
        return unknown(asked, rules.book, notes=(error.sentence,))
    except NotRegulated:
        return None
    wanted = reading.forms & QUANTITY and worked.kind == "calculation"
    verdict = None if wanted and worked.effect != "prohibited" else verdict_for(worked.effect, reading.forms)
    if worked.kind in ("article", "checklist") and not reading.yes_no:
        verdict = None
    return worked_reply(asked, calculator, worked, verdict, read_as(calculator, filled))


def _fill(calculator: Calculator, readings: Sequence[Reading]) -> Filled:
    """Inputs from the question, and from earlier ones of the thread where it is silent."""
    filled = fill(calculator.inputs, readings[0])
    for earlier in readings[1:]:
        before = fill(calculator.inputs, earlier)
        for name, value in before.values.items():
            filled.values.setdefault(name, value)
        for name, amount in before.amounts.items():
            filled.amounts.setdefault(name, amount)
    return filled


def _wants_fact(reading: Reading, filled: Filled) -> bool:
    """Whether a missing fact should be asked for: a figure is wanted, or facts were told."""
    told = any(not isinstance(value, str | bool) for value in filled.values.values())
    return bool(reading.forms & {Form.AMOUNT, Form.DAY}) or told


def read_as(calculator: Calculator, filled: Filled) -> dict[str, int | str | bool]:
    """The inputs as they were read, for the answer: yen as numbers, the rest as words."""
    slots = calculator.inputs.slots()
    shown: dict[str, int | str | bool] = {}
    for name, value in filled.values.items():
        if slots[name].unit == "text":
            continue
        shown[name] = _shown(value, slots[name].unit)
    if "tax" in slots and "tax" not in shown and filled.amounts:
        shown["tax"] = "税込とみなした"
    return shown


def _shown(value: Any, unit: str) -> int | str | bool:
    if isinstance(value, Titled):
        return value.title_ja
    if isinstance(value, Fraction):
        return rate(value)
    if isinstance(value, date):
        return value.isoformat()
    counted = {"days": "日", "months": "か月", "years": "年"}
    return f"{value}{counted[unit]}" if unit in counted else value


def _from_articles(asked: Asked, reading: Reading, rules: Rules, hits: Sequence[Hit]) -> Answer:
    silence = _silence(hits)
    if silence is not None:
        return unknown(asked, rules.book, silence)
    best = hits[0] if hits else None
    size = len(pairs(content(reading.text))) or 1
    if best is None or best.document.unit is None or best.score / size**0.75 < WEAKEST:
        return unknown(asked, rules.book)
    found = _provisions(hits)
    ruling = _ruling(hits, found[0][1]) if reading.yes_no and not _wants_text(reading) else None
    verdict = verdict_for(ruling.effect, reading.forms) if ruling else None
    carrier = carrier_of(rules, f"{found[0][0]} {found[0][1].locator}", reading.method)
    return article_reply(
        asked, rules.book, found, ruling, verdict, rules.cite(carrier) if carrier else None
    )


def _wants_text(reading: Reading) -> bool:
    return Form.WHERE in reading.forms


def _silence(hits: Sequence[Hit]) -> Silence | None:
    return hits[0].document.silence if hits else None


def _provisions(hits: Sequence[Hit]) -> list[tuple[str, Unit]]:
    """The best provision and the others that come close to it, each once."""
    found: list[tuple[str, Unit]] = []
    for hit in hits:
        unit, source = hit.document.unit, hit.document.source
        if unit is None or hit.score < CLOSE * hits[0].score:
            continue
        if all(u.locator != unit.locator or s != source for s, u in found):
            found.append((source, unit))
    return found[:MOST_PROVISIONS]


def _ruling(hits: Sequence[Hit], unit: Unit) -> Ruling | None:
    """The best ruling of the provision found, else its first."""
    for hit in hits:
        if hit.document.ruling and hit.document.unit and hit.document.unit.locator == unit.locator:
            return hit.document.ruling
    return unit.passage.rulings[0] if unit.passage.rulings else None
