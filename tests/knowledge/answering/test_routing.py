"""Which calculation a question of the town goes to; many ways to ask for each."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.knowledge.conftest import Ask

ROUTES = yaml.safe_load(Path(__file__).with_name("routes.yaml").read_text(encoding="utf-8"))
CASES = [(topic, way) for topic, ways in ROUTES.items() for way in ways]


@pytest.mark.parametrize(("topic", "way"), CASES)
def test_a_question_goes_to_its_calculation(ask: Ask, topic: str, way: str) -> None:
    answer = ask(way)
    assert (answer.topic or answer.kind) == topic


@pytest.mark.parametrize(
    "question",
    [
        "契約保証金を返す時期は?",
        "入札保証金のことを公告に書く?",
        "検査に業者の立会いはいる?",
        "契約書の様式は?",
    ],
)
def test_a_question_without_figures_is_not_answered_with_one(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.kind != "calculation"
    assert [value for value in answer.values if value.unit == "円"] == []
