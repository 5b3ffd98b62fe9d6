"""The town may set penalties off against the price by 第43条."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.errors import NotRegulated
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import chief, figures, places


@pytest.mark.parametrize(
    ("owed", "held", "values"),
    [(500, 499, [1]), (500, 500, [0]), (500, 501, [0, 1])],
)
def test_what_is_left_is_collected_or_stays_with_the_contractor(
    work: Work, owed: int, held: int, values: list[int]
) -> None:
    worked = work("set_off", owed=owed, held=held, situation="相殺する")
    assert (figures(worked), places(worked)) == (values, ["第43条"])


@pytest.mark.parametrize("told", [{}, {"owed": 1}, {"held": 1}])
def test_both_sums_are_needed(work: Work, told: dict[str, object]) -> None:
    with pytest.raises(MissingInput):
        work("set_off", **told)


def test_a_body_that_says_nothing_of_it_has_no_rule(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("set_off", book="tinytown-bare", owed=1, held=1)


def test_it_is_found_in_a_question(ask: Ask) -> None:
    answer = ask("違約金55万円を、まだ払っていない代金40万円と相殺。追徴はいくら?")
    assert (answer.topic, chief(answer)) == ("set_off", 150_000)
