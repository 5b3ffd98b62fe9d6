"""The answers of several bodies to one question, as one answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from knowledge.answering.replies import Asked
from knowledge.calculators import calculators
from knowledge.comparison.tables import NOT_THERE, label, row
from knowledge.comparison.weighing import Asking, gap, verdict_on
from knowledge.model import UNSETTLED, Answer, Cell, Table, Value
from knowledge.rulebook.book import Rulebook

COLUMNS = ("団体", "答え", "根拠")
NOT_FOUND = "見つかりません（収録範囲）"
"""Said of a body whose rules do not answer: that is not yet to say that it has none."""
COMPUTED = frozenset({"calculation", "verdict", "schedule", "checklist"})
Answered = Sequence[tuple[Rulebook, Answer]]


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
    answered = _on_one_matter(asked, answered)
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
        values=(*_values(told, chief=True), *filter(None, [apart]), *_values(told, chief=False)),
        steps=tuple(_named(told, lambda answer: answer.steps)),
        citations=tuple(dict.fromkeys(c for _, answer in told for c in answer.citations)),
        read_as=_read_alike([answer for _, answer in told]),
        notes=(*_named(told, lambda answer: answer.notes), *_unsettled(answered)),
        assumptions=tuple(_named(told, lambda answer: answer.assumptions)),
        provisional=any(answer.provisional for _, answer in told),
        table=Table(columns=COLUMNS, rows=tuple(_row(book, answer) for book, answer in answered)),
    )


def _on_one_matter(asked: Asked, answered: Answered) -> Answered:
    """The answers, where some are worked out, without what the other bodies' nearest words are.

    A body without the rule of that calculation says what it has on the point of the same name, or
    nothing: a provision that merely comes near must not stand beside a figure.
    """
    matters = {answer.topic for _, answer in answered if answer.kind in COMPUTED} & {*calculators()}
    if len(matters) != 1:
        return answered
    matter = next(iter(matters)) or ""
    return [
        (book, answer if matter in book.records else _without_rule(asked, book, matter, answer))
        for book, answer in answered
    ]


def _without_rule(asked: Asked, book: Rulebook, matter: str, answer: Answer) -> Answer:
    if answer.kind in COMPUTED or answer.kind == "unknown":
        return answer
    said = book.points.get(matter)
    cites = tuple(filter(None, map(book.cite, said.cites))) if said else ()
    if said is None or not cites:
        return asked.reply(kind="unknown", headline=NOT_THERE)
    return asked.reply(kind="article", topic=matter, headline=said.says, citations=cites)


def _result(answer: Answer) -> str:
    if answer.kind == "unknown":
        return NOT_THERE if answer.headline == NOT_THERE else NOT_FOUND
    return f"要確認: {answer.headline}" if answer.kind == "clarification" else answer.headline


def _row(book: Rulebook, answer: Answer) -> tuple[Cell, ...]:
    told = answer.kind not in UNSETTLED
    mark = "【暫定】" if answer.provisional else ""
    return row(book.head, mark + _result(answer), answer.citations if told else ())


def _values(told: Answered, *, chief: bool) -> Iterable[Value]:
    """The figures by body: the chief one of each, or the others."""
    for book, answer in told:
        for value in answer.values[:1] if chief else answer.values[1:]:
            yield value.model_copy(update={"name": f"{label(book.head)} {value.name}"})


def _named(told: Answered, part: Callable[[Answer], Sequence[str]]) -> Iterable[str]:
    """The sentences of each answer with whose they are; those that all say stand once."""
    count = Counter(line for _, answer in told for line in dict.fromkeys(part(answer)))
    common = [line for line, times in count.items() if times == len(told) > 1]
    yield from common
    for book, answer in told:
        yield from (f"{label(book.head)}: {line}" for line in part(answer) if line not in common)


def _unsettled(answered: Answered) -> Iterable[str]:
    """Why a body gives no answer: what it is silent about, or which fact it needs."""
    for book, answer in answered:
        if answer.kind == "unknown" and answer.headline != NOT_THERE:
            yield f"{label(book.head)}: {answer.headline}"
        elif answer.kind == "clarification" and answer.choices:
            yield f"{label(book.head)}: {'・'.join(answer.choices)} のどれかを書いてください。"


def _read_alike(answers: Sequence[Answer]) -> dict[str, int | str | bool]:
    """What every answer read from the question alike."""
    first, *others = answers
    return {
        name: value
        for name, value in first.read_as.items()
        if all(other.read_as.get(name) == value for other in others)
    }
