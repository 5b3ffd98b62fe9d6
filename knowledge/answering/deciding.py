"""A question -> an answer: a calculation if one fits, else an article, else honestly none.

The order of decision: published contracts answer for themselves; a provision named is looked up;
what cannot be read is said; a calculation that claims the question answers it or asks for the one
missing fact; else the best provision answers, unless the rulebook is silent on the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.beside import Found, national_answer, with_national
from knowledge.answering.combining import cases, combined
from knowledge.answering.lookup import look_up
from knowledge.answering.precedents import no_near_miss, precedents_answer
from knowledge.answering.replies import (
    Asked,
    article_reply,
    clarification,
    not_in_force,
    unknown,
    unreadable,
    with_notes,
    worked_reply,
)
from knowledge.answering.routing import QUANTITY, Claim, able, rivals
from knowledge.answering.ruling import ruling_for
from knowledge.answering.shown import read_as
from knowledge.answering.verdicts import claimed, verdict_for
from knowledge.calculation import Calculator, Form
from knowledge.errors import MissingInput, NothingInForce, NotRegulated, UnreadableInput
from knowledge.model import Answer
from knowledge.reckoning.carrying import carried_by, carrier_of
from knowledge.rulebook.articles import Unit
from knowledge.rulebook.book import Rulebook, Rules, Silence, terms_of
from knowledge.search import Hit, strength
from knowledge.understanding.reading import Reading
from knowledge.understanding.slots import Filled, fill
from knowledge.understanding.vocabulary import vocabulary

WEAKEST = 4.0
"""Least score per pair of characters (to the power 3/4) at which a provision counts as found."""
WEAKEST_OFF_SUBJECT = 12.0
"""The same for a short question without any word of the desk's subjects."""
LONG = 30
"""Characters from which on a question is long."""
CLOSE = 0.62
"""A further provision is named beside the best one from this share of its score on."""
CLOSE_IN_ARTICLE = 0.4
"""The same for provisions of the same article."""
CLEARLY = 1.06
"""So much better than any provision a silence must fit to keep the question unanswered."""
PLAINLY = 2.0
"""The same, to do so before any calculation."""
MOST_PROVISIONS = 4


def answer(asked: Asked, readings: Sequence[Reading], found: Found, rules: Rules) -> Answer:
    """Answer a question as read (`readings[0]`, then earlier ones of the thread)."""
    reading = readings[0]
    first = (
        precedents_answer(asked, readings, rules)
        or look_up(asked, reading, rules)
        or _problem(asked, reading)
        or national_answer(asked, reading, rules, found)
        or _plainly_silent(asked, reading, rules, found)
        or _rivals(asked, found)
    )
    if first is not None:
        return first
    for claim in able(found.claimed, rules.book)[:3]:
        calculated = _calculated(asked, readings, claim, rules, found.hits)
        if calculated is not None:
            return calculated
    settled = _from_articles(asked, reading, rules, found.hits)
    settled = no_near_miss(settled, asked, readings, rules)
    if settled.kind == "unknown" and found.claimed:
        settled = _told_where(settled, found.claimed[0], rules)
    if settled.kind != "unknown" or rules.book is rules.national:
        return settled
    return with_national(settled, reading, rules, found)


def _told_where(answer: Answer, claim: Claim, rules: Rules) -> Answer:
    """An `unknown` with the document that settles the matter, where that is not recorded here."""
    calculator = claim.calculator
    document = rules.book.head.settled_in(calculator.name)
    if calculator.name in rules.book.records or not document:
        return answer
    return with_notes(
        answer, f"{calculator.title}は、{document}で定められている事柄です（収録していません）。"
    )


def _problem(asked: Asked, reading: Reading) -> Answer | None:
    return unreadable(asked, reading.problems[0]) if reading.problems else None


def _plainly_silent(asked: Asked, reading: Reading, rules: Rules, found: Found) -> Answer | None:
    """That the rulebook is silent, where no provision comes anywhere near: before any sum is tried."""
    silence = _silence(found.hits, PLAINLY)
    if silence is None or not grounded(reading, found.hits, rules.book):
        return None
    return with_national(unknown(asked, rules.book, silence), reading, rules, found)


def _rivals(asked: Asked, found: Found) -> Answer | None:
    """The question which calculation is meant, where several fit equally well."""
    close = rivals(found.claimed)
    if len(close) <= 1:
        return None
    choices = tuple(claim.calculator.title for claim in close)
    return clarification(asked, MissingInput("計算の種類", "どれについてのお尋ねですか。", choices))


def _calculated(
    asked: Asked, readings: Sequence[Reading], claim: Claim, rules: Rules, hits: Sequence[Hit]
) -> Answer | None:
    """The claiming calculation's answer, or None where articles answer better."""
    reading, calculator = readings[0], claim.calculator
    filled = _fill(calculator, readings, hits)
    try:
        _need_totals(filled)
        worked = combined(
            [
                (label, calculator.calculate(calculator.inputs.checked(values), rules, rules.on))
                for label, values in cases(calculator, reading, filled)
            ]
        )
    except MissingInput as missing:
        ask = calculator.route.alone or _wants_fact(reading, filled)
        if reading.forms & QUANTITY == {Form.COUNT} and not reading.told and _shows_figures(hits):
            ask = False  # the provision itself says how many
        return clarification(asked, missing, calculator.name) if ask else None
    except UnreadableInput as error:
        return unreadable(asked, error.sentence)
    except NothingInForce as error:
        return not_in_force(asked, rules.book, error.sentence)
    except NotRegulated:
        return None
    wanted = reading.forms & QUANTITY and worked.kind == "calculation"
    verdict = (
        None
        if wanted and worked.effect != "prohibited"
        else verdict_for(worked.effect, reading.forms)
    )
    if worked.kind in ("article", "checklist", "schedule") and not reading.yes_no:
        verdict = None
    return worked_reply(asked, calculator, worked, verdict, read_as(calculator, filled))


def _shows_figures(hits: Sequence[Hit]) -> bool:
    best = next((hit.document.unit for hit in hits if hit.document.unit), None)
    return best is not None and bool(best.passage.figures or best.paragraph.figures)


def _fill(calculator: Calculator, readings: Sequence[Reading], hits: Sequence[Hit]) -> Filled:
    """Inputs from the question, and from earlier ones of the thread where it is silent."""
    filled = fill(calculator.inputs, readings[0])
    for earlier in readings[1:]:
        before = fill(calculator.inputs, earlier)
        for name, value in before.values.items():
            filled.values.setdefault(name, value)
        for name, amount in before.amounts.items():
            filled.amounts.setdefault(name, amount)
    for name, slot in calculator.inputs.slots().items():
        if slot.unit == "provisions":
            filled.values[name] = tuple(str(unit.locator) for _, unit in _provisions(hits))
        if slot.unit == "text":
            filled.values[name] = "。".join(reading.text for reading in readings)
    return filled


_TERMS = {
    "month": ("契約期間", "月額と読みました。何か月の契約ですか。", ("12か月", "36か月", "60か月")),
    "unit": ("予定数量", "単価と読みました。予定数量はいくつですか（例: 5,000個）。", ()),
    "day": ("契約期間", "日額と読みました。全部でいくらになるか、総額を書いてください。", ()),
}


def _need_totals(filled: Filled) -> None:
    """Ask for the term of a monthly price and the like: limits and rates hold for the total."""
    for amount in filled.amounts.values():
        if amount.per in _TERMS:
            raise MissingInput(*_TERMS[amount.per])


def _wants_fact(reading: Reading, filled: Filled) -> bool:
    """Whether a missing fact should be asked for: a figure is wanted, or facts were told."""
    told = any(
        not isinstance(value, str | bool | tuple | frozenset) for value in filled.values.values()
    )
    return bool(reading.forms & QUANTITY) or told


def _from_articles(asked: Asked, reading: Reading, rules: Rules, hits: Sequence[Hit]) -> Answer:
    if not grounded(reading, hits, rules.book):
        return unknown(asked, rules.book)
    silence = _silence(hits, CLEARLY)
    if silence is not None:
        return unknown(asked, rules.book, silence)
    found = _provisions(hits)
    ruling = (
        ruling_for(reading, hits, *found[0])
        if reading.yes_no and not _wants_text(reading)
        else None
    )
    may = Form.MAY in reading.forms and Form.MAY_NOT_DO not in reading.forms
    claiming = may and bool(re.search(vocabulary().demanding, reading.text))
    effect = claimed(ruling.effect, claiming=claiming) if ruling else None
    verdict = verdict_for(effect, reading.forms)
    carrier = carrier_of(rules, f"{found[0][0]} {found[0][1].locator}", reading.method)
    named = [*_with_items(found), *carried_by(rules, found[0][1])]
    return article_reply(
        asked,
        rules.book,
        named,
        ruling=ruling,
        verdict=verdict,
        carrier=rules.cite(carrier) if carrier else None,
        cite=rules.cite,
    )


def grounded(reading: Reading, hits: Sequence[Hit], book: Rulebook) -> bool:
    """Whether the best document found is near enough to count."""
    return strength(reading.subject, hits) >= _floor(reading, book)


def _floor(reading: Reading, book: Rulebook) -> float:
    """The least score for a provision to count as found: a short question off the subject needs more."""
    spoken = any(word in reading.text for word in vocabulary().subjects)
    on_subject = spoken or not book.words.isdisjoint(terms_of(reading.subject))
    return WEAKEST if on_subject or len(reading.text) >= LONG else WEAKEST_OFF_SUBJECT


def _wants_text(reading: Reading) -> bool:
    return Form.WHERE in reading.forms


def _silence(hits: Sequence[Hit], margin: float) -> Silence | None:
    """The matter the rulebook is silent about, where that fits clearly better than any provision."""
    if not hits or hits[0].document.silence is None:
        return None
    spoken = next((hit.score for hit in hits if hit.document.unit), 0.0)
    return hits[0].document.silence if hits[0].score >= margin * spoken else None


def _provisions(hits: Sequence[Hit]) -> list[tuple[str, Unit]]:
    """The best provision and the others that come close to it, each once."""
    found: list[tuple[str, Unit]] = []
    best = next((hit.score for hit in hits if hit.document.unit), 0.0)
    for hit in hits:
        unit, source = hit.document.unit, hit.document.source
        if unit is None:
            continue
        same = bool(found) and unit.article is found[0][1].article
        if hit.score < (CLOSE_IN_ARTICLE if same else CLOSE) * best:
            continue
        if all(u.locator != unit.locator or s != source for s, u in found):
            found.append((source, unit))
    return found[:MOST_PROVISIONS]


def _with_items(found: list[tuple[str, Unit]]) -> list[tuple[str, Unit]]:
    """The provisions found; a short list of items follows the paragraph it belongs to."""
    source, first = found[0]
    items = first.paragraph.items if first.passage is first.paragraph else ()
    if not items or len(items) > MOST_PROVISIONS:
        return found
    own = [
        u for u in first.article.units() if u.paragraph is first.paragraph and u.passage in items
    ]
    rest = [pair for pair in found[1:] if pair[1].locator not in {u.locator for u in own}]
    return [found[0], *((source, unit) for unit in own), *rest]
