"""The answers of several bodies to one question, as one answer."""

from __future__ import annotations

from knowledge.answering.replies import Asked
from knowledge.comparison.cells import NOT_THERE, label, row
from knowledge.comparison.joining import named, read_alike, unsettled, values
from knowledge.comparison.measures import gap
from knowledge.comparison.one_matter import Answered, on_one_matter
from knowledge.comparison.wanted import Asking
from knowledge.comparison.weighing import verdict_on
from knowledge.model import UNSETTLED, Answer, Cell, Table
from knowledge.rulebook.book import Rulebook

COLUMNS = ("団体", "答え", "根拠")
NOT_FOUND = "見つかりません（収録範囲）"
"""Said of a body whose rules do not answer: that is not yet to say that it has none."""


def settled(answered: Answered) -> bool:
    """Whether at least one body's rules answer."""
    return any(answer.kind not in UNSETTLED for _, answer in answered)


def same_fact(asked: Asked, answered: Answered) -> Answer | None:
    """The one clarification, where no body answers and those with a rule need the same fact."""
    open_ = [answer for _, answer in answered if answer.kind == "clarification"]
    if settled(answered) or not open_ or len({answer.missing for answer in open_}) > 1:
        return None
    first = open_[0]
    return first.model_copy(update={"question": asked.text, "rulebook": asked.rulebook})


def side_by_side(asked: Asked, answered: Answered, asking: Asking) -> Answer:
    """Each body's result with its own steps and provisions; at least one must be settled."""
    answered = on_one_matter(asked, answered)
    told = [(book, answer) for book, answer in answered if answer.kind not in UNSETTLED]
    results = [(label(b.head), a.values[0] if a.values else None) for b, a in told]
    apart = gap(results) if asking.same or asking.more or asking.less else None
    sayings = {answer.headline for _, answer in told}
    conclusion = verdict_on(asking, results, sayings, alone=len(told) < len(answered))
    each = "、".join(f"{label(book.head)} {_result(answer)}" for book, answer in answered)
    topics = {answer.topic for _, answer in told}
    verdicts = {answer.verdict for _, answer in told}
    return asked.reply(
        kind="comparison",
        topic=topics.pop() if len(topics) == 1 else None,
        headline=f"{conclusion}{each}",
        verdict=verdicts.pop() if len(verdicts) == 1 and len(told) == len(answered) else None,
        values=(*values(told, chief=True), *filter(None, [apart]), *values(told, chief=False)),
        steps=tuple(named(told, lambda answer: answer.steps)),
        citations=tuple(dict.fromkeys(c for _, answer in told for c in answer.citations)),
        read_as=read_alike([answer for _, answer in told]),
        notes=(*named(told, lambda answer: answer.notes), *unsettled(answered)),
        assumptions=tuple(named(told, lambda answer: answer.assumptions)),
        provisional=any(answer.provisional for _, answer in told),
        table=Table(columns=COLUMNS, rows=tuple(_row(book, answer) for book, answer in answered)),
    )


def _result(answer: Answer) -> str:
    if answer.kind == "unknown":
        return NOT_THERE if answer.headline == NOT_THERE else NOT_FOUND
    return f"要確認: {answer.headline}" if answer.kind == "clarification" else answer.headline


def _row(book: Rulebook, answer: Answer) -> tuple[Cell, ...]:
    told = answer.kind not in UNSETTLED
    mark = "【暫定】" if answer.provisional else ""
    return row(book.head, mark + _result(answer), answer.citations if told else ())
