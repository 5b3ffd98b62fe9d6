"""What several answers say, joined: figures, sentences and readings, each with whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from knowledge.comparison.cells import NOT_THERE, label
from knowledge.comparison.one_matter import Answered
from knowledge.model import Answer, Value


def values(told: Answered, *, chief: bool) -> Iterable[Value]:
    """The figures by body: the chief one of each, or the others."""
    for book, answer in told:
        for value in answer.values[:1] if chief else answer.values[1:]:
            yield value.model_copy(update={"name": f"{label(book.head)} {value.name}"})


def named(told: Answered, part: Callable[[Answer], Sequence[str]]) -> Iterable[str]:
    """The sentences of each answer with whose they are; those that all say stand once."""
    count = Counter(line for _, answer in told for line in dict.fromkeys(part(answer)))
    common = [line for line, times in count.items() if times == len(told) > 1]
    yield from common
    for book, answer in told:
        yield from (f"{label(book.head)}: {line}" for line in part(answer) if line not in common)


def unsettled(answered: Answered) -> Iterable[str]:
    """Why a body gives no answer: what it is silent about, or which fact it needs."""
    for book, answer in answered:
        if answer.kind == "unknown" and answer.headline != NOT_THERE:
            yield f"{label(book.head)}: {answer.headline}"
        elif answer.kind == "clarification" and answer.choices:
            yield f"{label(book.head)}: {'・'.join(answer.choices)} のどれかを書いてください。"


def read_alike(answers: Sequence[Answer]) -> dict[str, int | str | bool]:
    """What every answer read from the question alike."""
    first, *others = answers
    return {
        name: value
        for name, value in first.read_as.items()
        if all(other.read_as.get(name) == value for other in others)
    }
