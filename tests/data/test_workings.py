"""Every computed answer tells its working: what it was reckoned from, and how it was rounded or counted."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from knowledge import Answer, Desk
from knowledge.rulebook.library import SHIPPED
from tests.data.conftest import FOLDERS
from tests.data.test_examples import examples_of
from tests.knowledge.town import FRIDAY

COMPUTED = [
    (folder.name, example)
    for folder in FOLDERS
    if folder.parent == SHIPPED
    for example in examples_of(folder)
    if example["expect"]["kind"] == "calculation"
]
RECKONED = re.compile(r"[%÷/]")
ROUNDED = re.compile(r"切上げ|切捨て|未満なので|か月 ＝|これ未満")
COUNTED = re.compile(r"初日|1日目|前日|翌日|会計年度|から|まで|起算|満了")


@pytest.fixture(scope="module")
def answers(desk: Desk) -> list[tuple[str, Answer]]:
    return [(example["question"], ask(desk, book, example)) for book, example in COMPUTED]


def ask(desk: Desk, book: str, example: dict[str, Any]) -> Answer:
    day = date.fromisoformat(str(example.get("today", FRIDAY.isoformat())))
    thread = example.get("thread", ())
    return desk.ask(example["question"], rulebook=book, today=day, thread=thread)


def test_a_sum_that_was_reckoned_names_its_rounding(answers: list[tuple[str, Answer]]) -> None:
    silent = [
        question
        for question, answer in answers
        if any(RECKONED.search(step) for step in answer.steps)
        and any(value.unit == "円" for value in answer.values)
        and not any(ROUNDED.search(step) for step in answer.steps)
    ]
    assert silent == []


def test_a_day_that_was_reckoned_names_how_it_was_counted(
    answers: list[tuple[str, Answer]],
) -> None:
    silent = [
        question
        for question, answer in answers
        if answer.values
        and answer.values[0].unit == "日付"
        and not any(COUNTED.search(text) for text in (*answer.steps, *answer.notes))
    ]
    assert silent == []


def test_a_sum_names_what_it_was_reckoned_from(answers: list[tuple[str, Answer]]) -> None:
    silent = [
        question
        for question, answer in answers
        if answer.values and answer.values[0].unit == "円" and not (answer.steps or answer.notes)
    ]
    assert silent == []
