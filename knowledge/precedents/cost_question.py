"""A question for what work costs at published unit prices: its work, and the entries it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.precedents.claiming import asks_for_rules
from knowledge.precedents.model import Entry
from knowledge.precedents.months import Month
from knowledge.precedents.numbers import numbers_in
from knowledge.precedents.quantity import blanked
from knowledge.precedents.query import Query, understand
from knowledge.precedents.selecting import Selection, select
from knowledge.precedents.terms import TermIndex
from knowledge.precedents.words import literal, says, words
from knowledge.precedents.work import Work, gone_on
from knowledge.precedents.work_reading import aside_in, work_in
from knowledge.understanding.reading import Reading

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
        priced = [e for e in self.chosen.entries if e.rates and e.sum is None]
        return [e for e in priced if e not in self.chosen.only_content] or priced


def cost_question(asked: Sequence[CostQuestion]) -> CostQuestion | None:
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


def read_cost(reading: Reading, index: TermIndex, body: tuple[str, ...]) -> CostQuestion:
    """A question as if it were for costs; `body` are the names of the body itself."""
    of = index.precedents
    _, plain = numbers_in(reading.text)
    work = work_in(plain, of)
    text = blanked(reading.text, work.quantities)
    idle = (*words().costs.idle, *(label.label for label in work.quantities if label.label))
    idle = (*idle, *aside_in(reading.text, of))
    text = literal(idle).sub(lambda match: " " * len(match.group()), text)
    query = understand(replace(reading, text=text), index, body)
    months = query.months
    query = replace(query, text=text, months=(), bounds=())
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
    last = max((q.end for q in question.work.quantities), default=0)
    bare = not text[last:].strip(" 。?")
    return (told or labelled) and (bare or says(text, costs.asks))
