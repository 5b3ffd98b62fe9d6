"""The question sets of the test tree, and as many further texts as a run needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from knowledge import Answer, Desk
from knowledge.answering.replies import Asked
from knowledge.understanding.reading import Reading
from tests.questions.judging import DAY, questions_in

FOLDER = Path(__file__).parent.parent / "questions"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"


@dataclass(frozen=True)
class Question:
    """One question of a set, with what is expected of its answer."""

    text: str
    rulebook: str | None
    today: date
    expect: Mapping[str, Any]
    thread: tuple[str, ...] = ()

    def asked(self, desk: Desk) -> Answer:
        """The desk's answer."""
        return desk.ask(self.text, rulebook=self.rulebook, today=self.today, thread=self.thread)

    def read(self, desk: Desk) -> Reading:
        """What the desk takes the text to say."""
        return desk._read(self.text, Asked(self.text, self.rulebook, self.today))


def question_sets() -> dict[str, list[Question]]:
    """Every set by its name."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _read(path: Path) -> list[Question]:
    return [
        Question(
            text=entry["question"],
            rulebook=None if entry.get("rulebook") == "all" else entry.get("rulebook"),
            today=entry.get("today") or DAY,
            expect=entry["expect"],
            thread=tuple(entry.get("thread") or ()),
        )
        for entry in questions_in(path)
    ]


def distinct(questions: Sequence[Question], start: int, count: int) -> Iterator[Question]:
    """The questions over and over, each time from another person: no text comes twice.

    >>> [q.text for q in distinct([Question("6条は?", None, DAY, {})], 0, 2)]
    ['アアアアです。6条は?', 'アアアイです。6条は?']
    """
    for number in range(start, start + count):
        question = questions[number % len(questions)]
        yield replace(question, text=f"{_name(number)}です。{question.text}")


def _name(number: int) -> str:
    name = ""
    for _ in range(4):
        number, digit = divmod(number, len(_KANA))
        name = _KANA[digit] + name
    return name
