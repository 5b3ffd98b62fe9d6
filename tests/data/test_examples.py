"""The worked examples that live with the data, put to the desk; no figure is without some."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge import Desk
from knowledge.rulebook.files import read_yaml
from knowledge.rulebook.library import SHIPPED
from tests.data.conftest import FOLDERS
from tests.data.figures import compared
from tests.knowledge.town import FRIDAY
from tests.questions.judging import judge

KEYS = {"question", "today", "thread", "expect", "edge", "note"}
EXPECTED = {"kind", "verdict", "numbers", "dates", "cites"}
EDGE = {"below", "at", "above"}
COUNTED = frozenset({"円", "人", "回"})
"""Figures of these units always have an edge; days and rates may be only applied (`result`)."""


def examples_of(folder: Path) -> list[dict[str, Any]]:
    paths = [folder / "examples.yaml", *sorted((folder / "examples").glob("*.yaml"))]
    return [example for path in paths if path.exists() for example in read_yaml(path)["examples"]]


EXAMPLES = [(folder.name, example) for folder in FOLDERS for example in examples_of(folder)]


@pytest.mark.parametrize(("book", "example"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else v["question"])  # fmt: skip
def test_an_example_is_answered_as_it_says(desk: Desk, book: str, example: dict[str, Any]) -> None:
    answer = desk.ask(
        example["question"],
        rulebook=book,
        today=date.fromisoformat(example.get("today", FRIDAY.isoformat())),
        thread=example.get("thread", ()),
    )
    assert judge(example["expect"], answer) == ("right", ""), answer.headline
    assert answer.kind == example["expect"]["kind"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_rulebook_has_examples_in_the_agreed_form(folder: Path) -> None:
    found = examples_of(folder)
    assert found, f"{folder.name} has no examples.yaml"
    for example in found:
        assert set(example) <= KEYS, example
        assert set(example["expect"]) <= EXPECTED, example
    questions = [(example["question"], str(example.get("today"))) for example in found]
    assert len(questions) == len(set(questions))


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS if folder.parent == SHIPPED])
def test_every_figure_has_an_example_below_at_and_above(desk: Desk, name: str) -> None:
    sides = defaultdict(set)
    for example in examples_of(SHIPPED / name):
        if "edge" in example:
            sides[example["edge"]["figure"]].add(example["edge"]["side"])
    figures = compared(desk.book(name))
    assert set(sides) <= set(figures), "an example names a figure that is not there"
    for path, figure in figures.items():
        whole = sides[path] >= EDGE
        applied = sides[path] == {"result"} and figure.root[-1].unit not in COUNTED
        assert whole or applied, f"{name}: {path} has only {sorted(sides[path])}"
