from __future__ import annotations

import pytest

from knowledge.understanding.clock_times import MOST, find_times
from knowledge.understanding.normalise import normalise
from tests.knowledge.understanding.reads import corpus, pairs

CORPUS = corpus("clock_times")


@pytest.mark.parametrize(("meant", "way"), pairs(CORPUS["means"]))
def test_a_time_is_read_however_it_is_written(meant: str, way: str) -> None:
    found, problems = find_times(normalise(way))
    assert [t.time.isoformat("minutes") for t in found] == [meant]
    assert problems == ()


@pytest.mark.parametrize("text", CORPUS["nothing"])
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert find_times(normalise(text)) == ((), ())


@pytest.mark.parametrize("text", CORPUS["problems"])
def test_an_impossible_time_is_said_to_be_one(text: str) -> None:
    found, problems = find_times(normalise(text))
    assert found == ()
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "assumed"), [("4時", True), ("午後4時", False), ("9時", False), ("16時", False), ("04:00", False)]
)  # fmt: skip
def test_an_hour_that_may_be_morning_or_afternoon_is_a_guess(text: str, assumed: bool) -> None:
    assert [t.assumed for t in find_times(text)[0]] == [assumed]


def test_many_times_are_read_up_to_a_bound() -> None:
    assert len(find_times("16時" * 200)[0]) == MOST
