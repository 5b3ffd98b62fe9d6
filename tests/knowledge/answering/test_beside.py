"""Where a body is silent national law stands beside, named as such, and never instead."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Ask
from tests.knowledge.town import BARE


@pytest.mark.parametrize(
    "question",
    [
        "11月2日に請求書を受理。支払期限はいつ?",
        "代金100万円の支払が40日遅れ。年2.5%で遅延利息はいくら?",
    ],
)
def test_a_figure_of_the_state_is_only_mentioned(ask: Ask, question: str) -> None:
    answer = ask(question, book=BARE)
    assert (answer.kind, answer.verdict, answer.values) == ("unknown", None, ())
    assert any(note.startswith("参考（国の法令）") for note in answer.notes)
    assert {citation.rulebook for citation in answer.citations} == {"national"}


def test_where_the_body_has_a_rule_the_state_is_not_cited(ask: Ask) -> None:
    answer = ask("11月2日に請求書を受理。支払期限はいつ?")
    assert {citation.rulebook for citation in answer.citations} == {"tinytown"}
    assert not any("国の法令" in note for note in answer.notes)
