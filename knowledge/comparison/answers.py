"""The answers of several bodies to one question, as one answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from knowledge.answering.replies import Asked
from knowledge.comparison.tables import NOT_THERE, label, row
from knowledge.comparison.weighing import Asking, verdict_on
from knowledge.model import UNSETTLED, Answer, Table
from knowledge.rulebook.book import Head

COLUMNS = ("団体", "答え", "根拠")
Answered = Sequence[tuple[Head, Answer]]


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
    told = [(head, answer) for head, answer in answered if answer.kind not in UNSETTLED]
    results = [(label(head), answer.values[0] if answer.values else None) for head, answer in told]
    sayings = {answer.headline for _, answer in told}
    conclusion = verdict_on(asking, results, sayings, alone=len(told) < len(answered))
    each = "、".join(f"{label(head)} {_result(answer)}" for head, answer in answered)
    topics = {answer.topic for _, answer in told}
    verdicts = {answer.verdict for _, answer in told}
    return asked.reply(
        kind="comparison",
        topic=topics.pop() if len(topics) == 1 else None,
        headline=f"{conclusion}{each}",
        verdict=verdicts.pop() if len(verdicts) == 1 and len(told) == len(answered) else None,
        values=(*_values(told, chief=True), *_values(told, chief=False)),
        steps=tuple(_named(told, lambda answer: answer.steps)),
        citations=tuple(dict.fromkeys(c for _, answer in told for c in answer.citations)),
        read_as=_read_alike([answer for _, answer in told]),
        notes=(*_named(told, lambda answer: answer.notes), *_unsettled(answered)),
        assumptions=tuple(_named(told, lambda answer: answer.assumptions)),
        provisional=any(answer.provisional for _, answer in told),
        table=Table(columns=COLUMNS, rows=tuple(_row(head, answer) for head, answer in answered)),
    )


def _result(answer: Answer) -> str:
    if answer.kind == "unknown":
        return NOT_THERE
    return f"要確認: {answer.headline}" if answer.kind == "clarification" else answer.headline


def _row(head: Head, answer: Answer) -> tuple:  # type: ignore[type-arg] # narrowed below
    told = answer.kind not in UNSETTLED
    mark = "【暫定】" if answer.provisional else ""
    return row(head, mark + _result(answer), answer.citations if told else ())


def _values(told: Answered, *, chief: bool) -> Iterable[object]:
    """The figures by body: the chief one of each, or the others."""
    for head, answer in told:
        for value in answer.values[:1] if chief else answer.values[1:]:
            yield value.model_copy(update={"name": f"{label(head)} {value.name}"})


def _named(told: Answered, part: Callable[[Answer], Sequence[str]]) -> Iterable[str]:
    """The sentences of each answer with whose they are; those that all say stand once."""
    count = Counter(line for _, answer in told for line in dict.fromkeys(part(answer)))
    common = [line for line, times in count.items() if times == len(told) > 1]
    yield from common
    for head, answer in told:
        yield from (f"{label(head)}: {line}" for line in part(answer) if line not in common)


def _unsettled(answered: Answered) -> Iterable[str]:
    """Why a body gives no answer: what it is silent about, or which fact it needs."""
    for head, answer in answered:
        if answer.kind == "unknown":
            yield f"{label(head)}: {answer.headline}"
        elif answer.kind == "clarification" and answer.choices:
            yield f"{label(head)}: {'・'.join(answer.choices)} のどれかを書いてください。"


def _read_alike(answers: Sequence[Answer]) -> dict[str, int | str | bool]:
    """What every answer read from the question alike."""
    first, *others = answers
    return {
        name: value
        for name, value in first.read_as.items()
        if all(other.read_as.get(name) == value for other in others)
    }
