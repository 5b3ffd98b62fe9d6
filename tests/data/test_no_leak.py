"""No body's rule in another's answer: every calculation and every example, under every body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from knowledge import Answer, Desk, KeiyakuError, open_desk
from knowledge.calculation import Calculator, Inputs, Slot
from knowledge.calculators import calculators
from knowledge.model import Citation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.files import read_yaml
from knowledge.rulebook.library import NATIONAL
from tests.data.conftest import FOLDERS
from tests.knowledge.town import FRIDAY, TESTS

DESK = open_desk([TESTS])
BODIES = [head.id for name, head in DESK.heads.items() if name != NATIONAL]
DAYS = (FRIDAY, date(2024, 6, 3))
PLAUSIBLE: dict[str, tuple[object, ...]] = {
    "yen": (1_000_000,),
    "day": (date(2024, 5, 20),),
    "days": (10,),
    "month": (date(2024, 5, 1),),
    "months": (12,),
    "years": (2,),
    "count": (3,),
    "persons": (2,),
    "rate": (Fraction(3, 100),),
    "flag": (True, False),
    "text": ("契約",),
    "provisions": ((),),
    "kinds": (frozenset(),),
    "words": ("2時間",),  # as the number of an entry: No.2
}


def choices(inputs: type[Inputs], name: str, slot: Slot) -> tuple[object, ...]:
    if slot.unit == "choice":
        return (*inputs.choice_titles(name).values(),)
    return PLAUSIBLE.get(slot.unit, ())


def sets_of_inputs(calculator: Calculator) -> Iterator[dict[str, Any]]:
    """All inputs given; then each further choice of an input in turn; then each input left out."""
    slots = calculator.inputs.slots()
    open_to = {name: choices(calculator.inputs, name, slot) for name, slot in slots.items()}
    full = {name: values[0] for name, values in open_to.items() if values}
    yield full
    for name, values in open_to.items():
        yield from ({**full, name: value} for value in values[1:])
        yield {key: value for key, value in full.items() if key != name}


def worked(calculator: Calculator, body: str) -> Iterator[tuple[Citation, ...]]:
    for on in DAYS:
        rules = Rules(DESK.book(body), DESK.book(NATIONAL), on)
        for given in sets_of_inputs(calculator):
            try:
                inputs = calculator.inputs.checked(given)
                yield calculator.calculate(inputs, rules, on).citations
            except KeiyakuError:
                continue


@pytest.mark.parametrize("body", BODIES)
def test_a_calculation_cites_its_own_body_or_the_state(body: str) -> None:
    cited = {
        citation.rulebook
        for calculator in calculators().values()
        for citations in worked(calculator, body)
        for citation in citations
    }
    assert cited <= {body, NATIONAL}


def test_the_sweep_does_calculate() -> None:
    """The town has a rule of every kind; only what goes by the wording needs a real question."""
    idle = [
        name
        for name, calculator in calculators().items()
        if not any(slot.unit == "text" for slot in calculator.inputs.slots().values())
        and not list(worked(calculator, "tinytown"))
    ]
    assert not idle


def questions() -> Iterator[str]:
    for folder in FOLDERS:
        path = folder / "examples.yaml"
        for example in read_yaml(path)["examples"] if path.exists() else ():
            yield example["question"]


@pytest.mark.parametrize("body", BODIES)
def test_any_bodys_question_under_another_body_cites_only_that_one(body: str) -> None:
    # Each body is asked every fourth question, another fourth than the next: all take their turn.
    turn = [*questions()][BODIES.index(body) % 4 :: 4]
    asked = [DESK.ask(question, rulebook=body, today=FRIDAY) for question in turn]
    foreign = {
        (answer.question, citation.rulebook)
        for answer in asked
        if answer.table is None
        for citation in answer.citations
        if citation.rulebook not in {answer.rulebook, NATIONAL}
    }
    assert not foreign


def leaks(answer: Answer, desk: Desk) -> list[tuple[str, str]]:
    """The (body, rulebook cited) pairs of a table where a row cites another body."""
    ids = {head.name: name for name, head in desk.heads.items()}
    rows = answer.table.rows if answer.table else ()
    return [
        (row[0].text, cite.rulebook)
        for row in rows
        for cell in row
        for cite in cell.cites
        if cite.rulebook not in {ids[row[0].text], NATIONAL}
    ]


@pytest.mark.parametrize("point", list(DESK.points))
def test_a_row_of_a_table_cites_its_own_body(point: str) -> None:
    answer = DESK.compare(point, today=FRIDAY)
    assert not leaks(answer, DESK)
    silent = [row for row in answer.table.rows if not row[1].cites] if answer.table else []
    assert all(row[1].text == "規定なし（収録範囲）" for row in silent)


@pytest.mark.parametrize(
    "question",
    [
        "契約額880万円の契約を業者の不履行で解除した。違約金は{}と{}でそれぞれいくら?",
        "契約額730万円、業者のせいで30日遅れ。違約金は{}と{}でどっちが重い?",
        "税込450万円の入札保証金は{}と{}でいくら?",
        "11月19日に請求書を受け取った。支払期限は{}と{}でいつ?",
        "{}と{}で、再委託の扱いは同じ?",
    ],
)
def test_two_bodies_at_once_keep_apart(question: str) -> None:
    for one, other in combinations(BODIES, 2):
        names = DESK.heads[one].name, DESK.heads[other].name
        answer = DESK.ask(question.format(*names), today=FRIDAY)
        assert not leaks(answer, DESK), names
        assert {cite.rulebook for cite in answer.citations} <= {one, other, NATIONAL}
