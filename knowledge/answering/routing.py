"""Which calculation a question is for.

Two kinds of evidence: the words of the routes the calculators declare, and the provisions that
the search finds for the question, since a calculation's rule record cites the provisions it
stands on. A rulebook's own articles so route to the calculations that work by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.calculation import Calculator, Form
from knowledge.rulebook.book import Rulebook
from knowledge.search import Hit
from knowledge.understanding.reading import YES_NO, Reading

QUANTITY = frozenset({Form.AMOUNT, Form.DAY, Form.COUNT})
LEAST_EVIDENCE = 0.35
"""Words alone do not route a question whose best provisions are all other ones."""
FULL_EVIDENCE = 8
"""What the best provision weighs beside the length of the words found."""
ALONE = 12
"""What words that suffice weigh beside their length: more than any provision found."""
STRONG_EVIDENCE = 0.8
"""From here on provisions route a question that tells facts, even without the route's words."""
FOUND = 0.95
"""The provision found is the calculator's own from here on."""
LED_AWAY = 0.5
"""What a word that leads elsewhere leaves of a claim to a question for figures."""
CLOSE_CLAIM = 0.9
"""From this share of the strongest claim on another is too close to it."""


@dataclass(frozen=True)
class Claim:
    """A calculator's claim to a question."""

    calculator: Calculator
    strength: float
    by_words: bool = True


@cache
def _alternatives(about: tuple[str, ...]) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """The word combinations of a route with their weights, heaviest first."""
    split = [tuple(alternative.split("+")) for alternative in about]
    weighed = [(sum(map(len, words)) + 0.5 * (len(words) - 1), words) for words in split]
    return tuple(sorted(weighed, reverse=True))


def _words(calculator: Calculator, reading: Reading) -> float:
    for weight, words in _alternatives(calculator.route.about):
        if all(word in reading.text for word in words):
            return weight
    return 0.0


def _places(hits: Sequence[Hit]) -> list[tuple[str, str, str, float]]:
    """Of each provision found: source, locator, article, and its share of the best score."""
    return [
        (
            h.document.source,
            str(h.document.unit.locator),
            h.document.unit.locator.article,
            h.score / hits[0].score,
        )
        for h in hits
        if h.document.unit
    ]


def _evidence(
    cited: frozenset[tuple[str, str]], places: Sequence[tuple[str, str, str, float]]
) -> float:
    """The best share of a provision that the record cites."""
    for source, locator, article, share in places:
        if (source, locator) in cited or (source, article) in cited:
            return share
    return 0.0


def _fit(calculator: Calculator, reading: Reading) -> float:
    """How well the form of the question suits the calculator."""
    asked = reading.forms & QUANTITY or reading.forms
    if asked & frozenset(calculator.route.wants):
        return 1.0
    if reading.forms & (YES_NO | QUANTITY | {Form.WHERE}):
        return 0.0
    if reading.forms & {Form.WHAT}:
        return 0.3 if reading.amounts else 0.0
    return 0.5 if reading.told or calculator.route.alone else 0.0


def _weight(calculator: Calculator, reading: Reading, evidence: float) -> float:
    """What is left of a claim when a word leads elsewhere; all, where the provision is its own."""
    figures_asked = reading.told and bool(reading.forms & QUANTITY)
    if figures_asked and evidence >= FOUND and _fit(calculator, reading) == 1.0:
        return 1.0
    if not any(word in reading.text for word in calculator.route.unless):
        return 1.0
    return LED_AWAY if figures_asked else 0.0


def _claim(
    calculator: Calculator,
    reading: Reading,
    book: Rulebook,
    places: Sequence[tuple[str, str, str, float]],
) -> Claim:
    words = _words(calculator, reading)
    evidence = _evidence(book.stands_on.get(calculator.name, frozenset()), places)
    fit = _fit(calculator, reading) * _weight(calculator, reading, evidence)
    strength = fit * (words + FULL_EVIDENCE * evidence)
    if calculator.route.alone:
        strength = fit * (words + ALONE) if words else 0.0
    elif calculator.name not in book.records:
        strength = fit * words
    elif not _grounded(words, evidence, reading) or (calculator.route.worded and not words):
        strength = 0.0
    return Claim(calculator, strength, by_words=words > 0)


def _grounded(words: float, evidence: float, reading: Reading) -> bool:
    """Whether words and provisions found together are enough for a claim."""
    asked = reading.told or bool(reading.forms & QUANTITY)
    by_words = words > 0 and evidence >= (LEAST_EVIDENCE if asked else STRONG_EVIDENCE)
    return by_words or (reading.told and evidence >= STRONG_EVIDENCE)


def claims(
    calculators: Mapping[str, Calculator], reading: Reading, book: Rulebook, hits: Sequence[Hit]
) -> list[Claim]:
    """The calculators that claim a question, strongest first."""
    places = _places(hits)
    found = [_claim(c, reading, book, places) for c in calculators.values()]
    return sorted((c for c in found if c.strength > 0), key=lambda c: -c.strength)


def thread_claims(of_readings: Iterable[list[Claim]], *, leans: bool) -> list[Claim]:
    """The claims to the newest question of a thread that has any, the newest given first.

    A question that `leans` on the one before (「では12月20日なら?」) is claimed by words rather than
    by what the search finds for its few.
    """
    weak: list[Claim] = []
    for claimed in of_readings:
        if claimed and (claimed[0].by_words or not leans):
            return claimed
        weak = weak or claimed
    return weak


def able(claimed: Sequence[Claim], book: Rulebook) -> list[Claim]:
    """The claims of calculations that the body has a rule for."""
    return [c for c in claimed if not c.calculator.rule or c.calculator.rule.record in book.records]


def rivals(claimed: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that are too close to choose between, where no words speak for the first."""
    if len(claimed) < 2 or claimed[0].by_words:  # noqa: PLR2004 - it takes two to be rivals
        return ()
    return tuple(c for c in claimed if c.strength >= CLOSE_CLAIM * claimed[0].strength)
