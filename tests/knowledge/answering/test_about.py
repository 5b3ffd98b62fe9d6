"""What to beware of in a body's documents, however it is asked."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Ask
from tests.knowledge.town import BARE, TOWN


@pytest.mark.parametrize(
    "question",
    ["この規則の注意点は?", "みなと町の規則の注意点", "みなと町の契約規則、気をつけるところある?",
     "みなと町の契約規則の落とし穴を教えて", "契約規則の原文におかしいところはある?"],
)  # fmt: skip
def test_the_faults_are_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.topic, answer.rulebook) == ("article", "caveats", TOWN)
    assert answer.steps == ("架空の規則です。",)


@pytest.mark.parametrize(
    "question",
    ["契約保証金の注意点は?", "入札保証金で気をつけることは?", "検査で間違いやすいのは?"],
)
def test_a_question_on_a_matter_is_not_one_on_the_documents(ask: Ask, question: str) -> None:
    assert ask(question).topic != "caveats"


def test_another_bodys_faults_are_told_by_its_name(ask: Ask) -> None:
    answer = ask("かすみ村の規則の注意点")
    assert (answer.rulebook, answer.topic) == (BARE, "caveats")


def test_the_faults_of_two_bodies_stand_side_by_side(ask: Ask) -> None:
    answer = ask("みなと町とかすみ村の規則の注意点は?", book=None)
    assert (answer.kind, answer.topic) == ("comparison", "caveats")
    assert "みなと町: 架空の規則です。" in answer.steps
