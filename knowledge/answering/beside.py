"""What national law says where a body's own rules are silent: shown beside, named as such.

It never becomes the body's ruling: the answer stays `unknown`, unless the question itself asks
for a national law by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.replies import Asked, article_reply
from knowledge.answering.routing import Claim
from knowledge.errors import KeiyakuError
from knowledge.model import MOST_CITATIONS, Answer, Citation, Worked
from knowledge.rulebook.book import Rules
from knowledge.search import Hit, strength
from knowledge.understanding.reading import Reading
from knowledge.understanding.slots import fill
from knowledge.understanding.vocabulary import vocabulary

CLEAR = 6.0
"""Least strength at which national law is worth a mention."""
MORE_ABOUT = 1.5
"""How many times better national law must fit a question that names it than the body's rules do."""


@dataclass(frozen=True)
class Found:
    """What was found for a question before it is decided what answers it."""

    claimed: Sequence[Claim]
    hits: Sequence[Hit]
    national_hits: Callable[[], Sequence[Hit]]


def national_answer(asked: Asked, reading: Reading, rules: Rules, found: Found) -> Answer | None:
    """The provision of a national law that a question names and is about, or None."""
    named = [r for r in reading.references if r.source in rules.national.articles]
    if not named or rules.book is rules.national:
        return None
    hits = found.national_hits()
    if found.hits and (not hits or hits[0].score < MORE_ABOUT * found.hits[0].score):
        return None
    places = [
        (hit.document.source, hit.document.unit)
        for hit in hits
        if hit.document.unit
        for reference in named
        if reference.source == hit.document.source
        and reference.locator.article == hit.document.unit.locator.article
    ]
    return article_reply(asked, rules.national, list(dict.fromkeys(places))[:3]) if places else None


def with_national(answer: Answer, reading: Reading, rules: Rules, found: Found) -> Answer:
    """An `unknown` with what national law says of the matter beside it."""
    for claim in found.claimed:
        worked = _worked(reading, claim, rules)
        if worked is not None:
            notes = (_mention(worked.headline, worked.citations), *worked.notes)
            return _beside(answer, notes, worked.citations)
    hits = found.national_hits()
    best = next((h for h in hits if h.document.unit), None)
    on_subject = any(word in reading.text for word in vocabulary().subjects)
    if best is None or best.document.unit is None or not on_subject:
        return answer
    if strength(reading.subject, [best]) < CLEAR:
        return answer
    cited = rules.national.cite(f"{best.document.source} {best.document.unit.locator}")
    return _beside(answer, (_mention(cited.gist, (cited,)),), (cited,)) if cited else answer


def _worked(reading: Reading, claim: Claim, rules: Rules) -> Worked | None:
    """What a calculation gives under national law alone, if anything."""
    calculator = claim.calculator
    national = replace(rules, book=rules.national)
    try:
        values = fill(calculator.inputs, reading).values
        return calculator.calculate(calculator.inputs.checked(values), national, rules.on)
    except KeiyakuError:
        return None


def _mention(says: str, citations: Sequence[Citation]) -> str:
    places = "、".join(c.place for c in citations[:2])
    return f"参考（国の法令）: {says}（{places}）"


def _beside(answer: Answer, notes: Sequence[str], citations: Sequence[Citation]) -> Answer:
    cited = (*answer.citations, *citations)[:MOST_CITATIONS]
    return answer.model_copy(update={"notes": (*answer.notes, *notes), "citations": cited})
