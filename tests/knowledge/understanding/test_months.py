from __future__ import annotations

import pytest

from knowledge.understanding.months import MOST, find_months
from knowledge.understanding.normalise import normalise
from tests.knowledge.town import FRIDAY
from tests.knowledge.understanding.reads import corpus, pairs

CORPUS = corpus("months")


@pytest.mark.parametrize(("meant", "way"), pairs(CORPUS["means"]))
def test_a_month_is_read_however_it_is_written(meant: str, way: str) -> None:
    assert [f"{m.first:%Y-%m}" for m in find_months(normalise(way), FRIDAY)] == [meant]


@pytest.mark.parametrize("text", CORPUS["nothing"])
def test_what_is_no_whole_month_is_not_read_as_one(text: str) -> None:
    assert find_months(normalise(text), FRIDAY) == ()


def test_a_month_without_a_year_is_a_guess() -> None:
    assert [m.assumed for m in find_months("2月と令和8年2月と先月", FRIDAY)] == [True, False, False]


def test_many_months_are_read_up_to_a_bound() -> None:
    assert len(find_months("7月分" * 200, FRIDAY)) == MOST
