from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from knowledge.dates import wareki
from tests.knowledge.properties import QUICK, days
from tests.knowledge.understanding.reads import corpus, pairs, reading

DAYS = corpus("days")


@pytest.mark.parametrize(("day", "way"), pairs(DAYS["means"]))
def test_a_day_is_read_however_it_is_written(day: date, way: str) -> None:
    read = reading(way)
    assert ([found.day for found in read.days], read.problems) == ([day], ())


@pytest.mark.parametrize("way", DAYS["nothing"])
def test_periods_and_fractions_are_no_days(way: str) -> None:
    read = reading(way)
    assert (read.days, read.problems) == ((), ())


@pytest.mark.parametrize("way", DAYS["problems"])
def test_a_day_that_does_not_exist_is_told(way: str) -> None:
    read = reading(way)
    assert read.days == ()
    assert len(read.problems) == 1
    assert "ありません" in read.problems[0]


@QUICK
@given(day=days)
def test_a_day_as_officials_write_it_is_read_back(day: date) -> None:
    assert [found.day for found in reading(wareki(day)).days] == [day]
    assert [found.day for found in reading(day.isoformat()).days] == [day]


def test_a_year_told_once_holds_for_the_next_day_too() -> None:
    days_read = [found.day for found in reading("令和6年9月30日から10月18日まで").days]
    assert days_read == [date(2024, 9, 30), date(2024, 10, 18)]


def test_a_day_early_in_the_year_after_one_late_in_it_is_next_years() -> None:
    days_read = [found.day for found in reading("令和6年12月20日から1月15日まで").days]
    assert days_read == [date(2024, 12, 20), date(2025, 1, 15)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("令和6年度", date(2024, 4, 1)),
        ("今年度", date(2026, 4, 1)),
        ("来年度", date(2027, 4, 1)),
        ("昨年度", date(2025, 4, 1)),
        ("平成24年度", date(2012, 4, 1)),
    ],
)
def test_a_fiscal_year_is_read_as_its_first_day(text: str, first: date) -> None:
    read = reading(text)
    assert read.fiscal_year is not None
    assert (read.fiscal_year.day, read.days) == (first, ())


@pytest.mark.parametrize("text", ["令和50年4月1日", "平成40年4月1日"])
def test_an_era_year_that_was_not_or_is_far_is_still_one_day_or_a_problem(text: str) -> None:
    """平成40年 is written in contracts made before 令和; it must be read as 2028 or questioned."""
    read = reading(text)
    assert len(read.days) + len(read.problems) == 1


def test_two_eras_in_one_text_are_kept_apart() -> None:
    read = [found.day for found in reading("H20.4.1からR8.3.31まで").days]
    assert read == [date(2008, 4, 1), date(2026, 3, 31)]
