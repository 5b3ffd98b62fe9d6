from __future__ import annotations

from fractions import Fraction

import pytest

from tests.knowledge.understanding.reads import corpus, pairs, reading


@pytest.mark.parametrize(("counted", "way"), pairs(corpus("counts")))
def test_counted_things_are_read_however_they_are_written(counted: str, way: str) -> None:
    unit, _, number = counted.partition(" ")
    assert [(c.unit, c.number) for c in reading(way).counts] == [(unit, int(number))]


@pytest.mark.parametrize(("rate", "way"), pairs(corpus("rates")))
def test_a_rate_is_read_however_it_is_written(rate: str, way: str) -> None:
    read = reading(way)
    assert [found.rate for found in read.rates] == [Fraction(rate)]
    assert (read.amounts, read.days) == ((), ())


@pytest.mark.parametrize("way", ["3人", "12/17", "令和8年度", "0分の3", "450万円"])  # fmt: skip
def test_other_numbers_are_no_rates(way: str) -> None:
    assert reading(way).rates == ()


@pytest.mark.parametrize("way", ["令和8年", "2026年", "450万円", "12月17日", "6条2項"])
def test_years_days_and_amounts_are_not_counted_again(way: str) -> None:
    assert reading(way).counts == ()
