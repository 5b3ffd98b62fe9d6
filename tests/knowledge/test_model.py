from __future__ import annotations

import json
from typing import get_args

import pytest
from pydantic import ValidationError

from knowledge import Answer, Citation, Value
from knowledge.model import LISTS, MOST_CITATIONS, MOST_VALUES, UNSETTLED, AnswerKind
from tests.knowledge.town import FRIDAY

CITED = Citation(rulebook="tinytown", source="契約規則", locator="第1条")
YEN = Value.yen("額", 1)


def an_answer(kind: str, **parts: object) -> Answer:
    return Answer.model_validate(
        {"question": "?", "as_of": FRIDAY, "kind": kind, "headline": "答え", **parts}
    )


@pytest.mark.parametrize("kind", sorted(set(get_args(AnswerKind)) - UNSETTLED))
def test_an_answer_without_a_citation_cannot_be_made(kind: str) -> None:
    with pytest.raises(ValidationError):
        an_answer(kind)
    assert an_answer(kind, citations=(CITED,)).kind == kind


@pytest.mark.parametrize("kind", sorted(UNSETTLED))
def test_not_knowing_needs_no_citation(kind: str) -> None:
    assert an_answer(kind).citations == ()


def test_an_answer_is_not_a_heap() -> None:
    an_answer("article", citations=(CITED,) * MOST_CITATIONS, values=(YEN,) * MOST_VALUES)
    with pytest.raises(ValidationError):
        an_answer("article", citations=(CITED,) * (MOST_CITATIONS + 1))
    with pytest.raises(ValidationError):
        an_answer("article", citations=(CITED,), values=(YEN,) * (MOST_VALUES + 1))


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_a_list_may_be_long(kind: str) -> None:
    an_answer(kind, citations=(CITED,) * 30, values=(YEN,) * 30)


def test_an_answer_does_not_change_and_knows_no_other_names() -> None:
    answer = an_answer("unknown")
    with pytest.raises(ValidationError):
        answer.headline = "別の答え"  # type: ignore[misc] # that is the point
    with pytest.raises(ValidationError):
        an_answer("unknown", colour="red")


def test_an_answer_is_plain_json() -> None:
    answer = an_answer("calculation", citations=(CITED,), values=(YEN, Value.day("日", FRIDAY)))
    told = json.loads(answer.model_dump_json())
    assert told["as_of"] == "2026-11-20"
    assert told["values"][1] == {"name": "日", "value": "2026-11-20", "unit": "日付"}
