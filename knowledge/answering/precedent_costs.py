"""Questions for what work costs at published unit prices: 「月50時間を12か月でいくら?」"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from knowledge.answering.replies import Asked, clarification, unknown, worked_reply
from knowledge.answering.shown import read_as
from knowledge.calculators import calculators, precedent_cost
from knowledge.errors import MissingInput, NotRegulated, UnreadableInput
from knowledge.model import Answer
from knowledge.precedents.cost_question import CostQuestion, cost_question, read_cost
from knowledge.precedents.model import Entry
from knowledge.precedents.months import Month, month_of
from knowledge.precedents.terms import terms_of
from knowledge.precedents.words import says, words
from knowledge.rulebook.book import Rulebook, Rules
from knowledge.understanding.normalise import normalise
from knowledge.understanding.reading import Reading
from knowledge.understanding.slots import Filled

T = TypeVar("T")
TOPIC = "precedent_cost"
MOST_AT_ONCE, MOST_NAMED = 3, 6


def cost_answer(asked: Asked, readings: Sequence[Reading], rules: Rules) -> Answer | None:
    """The cost of work at published unit prices, or None where the question is not for it."""
    of = rules.book.precedents
    if of is None or not rules.has(precedent_cost.Rule):
        return None
    question = cost_question([read_cost(r, terms_of(of), names_of(rules.book)) for r in readings])
    if question is None:
        return None
    priced = question.priced
    if len(priced) == 1:
        return _worked(asked, priced[0], question, rules)
    if len(priced) <= MOST_AT_ONCE and says(question.text, words().costs.each):
        return _each(asked, question, rules)
    return _which(asked, priced)


def names_of(book: Rulebook) -> tuple[str, ...]:
    """What a body is called, as a question is read."""
    return tuple(normalise(name) for name in (book.head.name, *book.head.nicknames))


def _worked(asked: Asked, entry: Entry, question: CostQuestion, rules: Rules) -> Answer:
    early = _before_its_price(entry, question.months)
    if early:
        return _none(asked, entry, early, rules)
    calculator = calculators()[TOPIC]
    given = {"number": entry.number, "work": str(question.work)}
    try:
        inputs = precedent_cost.Inputs(number=entry.number, work=str(question.work))
        worked = calculator.calculate(inputs, rules, rules.on)
    except MissingInput as missing:
        return clarification(asked, missing, TOPIC)
    except UnreadableInput as error:
        return asked.reply(kind="clarification", topic=TOPIC, headline=error.sentence)
    except NotRegulated as none:
        return _none(asked, entry, none.sentence, rules)
    return worked_reply(asked, calculator, worked, None, read_as(calculator, Filled(values=given)))


def _none(asked: Asked, entry: Entry, sentence: str, rules: Rules) -> Answer:
    """That the list has no price for what is asked, with the entry it was asked of."""
    reply = unknown(asked, rules.book)
    cited = rules.book.cite(f"{rules.book.head.main_source} {entry.number}")
    found = {"headline": sentence, "topic": TOPIC, "citations": (cited,) if cited else ()}
    return reply.model_copy(update=found)


def _before_its_price(entry: Entry, months: Sequence[Month]) -> str:
    """That a price is published only for later months than those named."""
    since = max((rate.since for rate in entry.rates if rate.since), default=None)
    if since is None or not months or any(month.last >= since for month in months):
        return ""
    return f"{entry.number}の単価は{month_of(since)}からのもので、それより前の単価は公表に書かれていません"


def _each(asked: Asked, question: CostQuestion, rules: Rules) -> Answer:
    """The cost at each of a few entries, for the same work."""
    found = [(entry, _worked(asked, entry, question, rules)) for entry in question.priced]
    other = next((answer for _, answer in found if answer.kind != "calculation"), None)
    if other is not None:
        return other
    answers = [answer for _, answer in found]
    first = [(entry.number, answer.values[0]) for entry, answer in found]
    parts = {
        "headline": "、".join(answer.headline for answer in answers),
        "values": tuple(v.model_copy(update={"name": f"{n} {v.name}"}) for n, v in first),
        "steps": tuple(
            f"{entry.number} {step}" for entry, answer in found for step in answer.steps
        ),
        "citations": _once(c for answer in answers for c in answer.citations),
        "notes": _once(note for answer in answers for note in answer.notes),
        "assumptions": _once(said for answer in answers for said in answer.assumptions),
        "read_as": {},
    }
    return answers[0].model_copy(update=parts)


def _once(things: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(things))


def _which(asked: Asked, priced: Sequence[Entry]) -> Answer:
    """The question which entry is meant, where several have prices."""
    named = tuple(f"{entry.number} {entry.title}" for entry in priced[:MOST_NAMED])
    more = f"（ほかに{len(priced) - MOST_NAMED}件）" if len(priced) > MOST_NAMED else ""
    choices = named if not more else ()
    sentence = f"単価が公表された件が{len(priced)}件あります。どの件で計算しますか{more}。"
    return clarification(asked, MissingInput("公表の番号", sentence, choices), TOPIC)
