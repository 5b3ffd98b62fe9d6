"""Questions for what work costs at published unit prices: 「月50時間を12か月でいくら?」"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from knowledge.answering.replies import Asked, clarification, unknown, worked_reply
from knowledge.answering.shown import read_as
from knowledge.calculators import calculators, precedent_cost
from knowledge.errors import MissingInput, NotRegulated, UnreadableInput
from knowledge.model import Answer
from knowledge.precedents.claiming import asks_for_rules
from knowledge.precedents.model import Entry
from knowledge.precedents.months import Month, month_of
from knowledge.precedents.numbers import numbers_in
from knowledge.precedents.quantities import blanked
from knowledge.precedents.query import Query, understand
from knowledge.precedents.selecting import Selection, select
from knowledge.precedents.terms import TermIndex, terms_of
from knowledge.precedents.words import literal, says, words
from knowledge.precedents.work import Work, gone_on, work_in
from knowledge.rulebook.book import Rulebook, Rules
from knowledge.understanding.normalise import normalise
from knowledge.understanding.reading import Reading
from knowledge.understanding.slots import Filled

T = TypeVar("T")
TOPIC = "precedent_cost"
MOST_AT_ONCE, MOST_NAMED = 3, 6
_PAID_BY = frozenset({"時間", "日", "件"})


@dataclass(frozen=True)
class CostQuestion:
    """A question for costs: the work it tells, which entries it means, and the months it names."""

    work: Work
    query: Query
    chosen: Selection
    months: tuple[Month, ...]
    text: str
    money: bool = False

    @property
    def priced(self) -> list[Entry]:
        """The entries meant that have unit prices."""
        return [e for e in self.chosen.entries if e.rates and e.sum is None]


def cost_answer(asked: Asked, readings: Sequence[Reading], rules: Rules) -> Answer | None:
    """The cost of work at published unit prices, or None where the question is not for it."""
    of = rules.book.precedents
    if of is None or not rules.has(precedent_cost.Rule):
        return None
    question = _question([_read(r, terms_of(of), names_of(rules.book)) for r in readings])
    if question is None:
        return None
    priced = question.priced
    if len(priced) == 1:
        return _worked(asked, priced[0], question, rules)
    if len(priced) <= MOST_AT_ONCE and says(question.text, words().costs.each):
        return _each(asked, question, rules)
    return _which(asked, priced)


def _question(asked: Sequence[CostQuestion]) -> CostQuestion | None:
    """The question as one for costs, with what earlier ones of its thread tell."""
    now, *earlier = asked
    if now.query.scan.unknown or asks_for_rules(now.query) or now.money:
        return None
    own = now.query.narrows and bool(now.priced)
    if own and _asks(now):
        return now
    if now.query.narrows and not own:
        return None
    before = next((q for q in earlier if q.priced and q.query.narrows), None)
    if before is None:
        return None
    both = gone_on(before.work, now.work)
    if own and _asks(before):  # 「No.4」 picked, or 「じゃあ球場なら?」
        return replace(now, work=both, months=now.months or before.months)
    goes_on = any(q.unit in _PAID_BY for q in both.quantities) and (
        now.work != Work() or says(now.text, words().costs.compute)
    )
    return replace(before, work=both, text=now.text) if goes_on and not now.query.narrows else None


def _read(reading: Reading, index: TermIndex, body: tuple[str, ...]) -> CostQuestion:
    of = index.precedents
    _, plain = numbers_in(reading.text)
    work = work_in(plain, of)
    text = blanked(reading.text, work.quantities)
    idle = (*words().costs.idle, *(label.label for label in work.quantities if label.label))
    text = literal(idle).sub(lambda match: " " * len(match.group()), text)
    query = understand(replace(reading, text=text), index, body)
    months = query.months
    query = replace(query, text=reading.text, months=(), bounds=())
    return CostQuestion(
        work, query, select(query, index), months, reading.text, bool(reading.amounts)
    )


def _asks(question: CostQuestion) -> bool:
    """Whether a question tells numbers that its entries have prices for, and asks for their cost."""
    costs, text = words().costs, question.text
    if says(text, costs.never):
        return False
    if says(text, costs.compute) and not question.query.wants & {"total", "estimate"}:
        return True
    counted = {rate.counted for entry in question.priced for rate in entry.rates}
    units = {q.unit for q in question.work.quantities}
    told = "時間" in units or ("日" in units and "日" in counted)
    labelled = any(q.unit == "件" and q.label for q in question.work.quantities)
    return (told or labelled) and says(text, costs.asks)


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
