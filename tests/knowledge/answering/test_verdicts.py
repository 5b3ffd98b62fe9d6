"""The same rule gives different words by the form of the question."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from knowledge.answering.verdicts import verdict_for
from knowledge.calculation import Form
from knowledge.model import Effect, Verdict

YES_NO = (Form.VALID, Form.MAY_NOT_DO, Form.MUST, Form.MAY)


@pytest.mark.parametrize(
    ("effect", "form", "verdict"),
    [
        ("duty", Form.MUST, "required"),
        ("duty", Form.MAY_NOT_DO, "not_allowed"),
        ("duty", Form.MAY, "not_allowed"),
        ("exempt", Form.MUST, "not_required"),
        ("exempt", Form.MAY_NOT_DO, "allowed"),
        ("exempt", Form.MAY, "allowed"),
        ("prohibited", Form.MAY, "not_allowed"),
        ("permitted", Form.MAY, "allowed"),
        ("void", Form.VALID, "invalid"),
        ("permitted", Form.VALID, "valid"),
    ],
)
def test_the_form_of_the_question_turns_the_effect_into_words(
    effect: Effect, form: Form, verdict: Verdict
) -> None:
    assert verdict_for(effect, frozenset({form})) == verdict


@pytest.mark.parametrize("form", YES_NO)
def test_a_condition_stays_a_condition_however_asked(form: Form) -> None:
    assert verdict_for("conditional", frozenset({form})) == "conditional"


@pytest.mark.parametrize(("effect", "form"), [*product(get_args(Effect), YES_NO)])
def test_every_effect_has_a_verdict_for_every_form(effect: Effect, form: Form) -> None:
    assert verdict_for(effect, frozenset({form})) in get_args(Verdict)
    assert verdict_for(effect, frozenset()) in get_args(Verdict)


def test_no_effect_no_verdict() -> None:
    assert verdict_for(None, frozenset({Form.MAY})) is None
