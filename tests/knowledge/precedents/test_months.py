"""Months, days and years, seen from the list's fiscal year."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.precedents.months import months_in, within_year, years_in

SPRING, AUTUMN, WINTER = date(2025, 4, 1), date(2025, 11, 25), date(2026, 1, 10)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("4月に契約", [SPRING]),
        ("1月に契約", [WINTER]),
        ("11月以降に契約", [AUTUMN, WINTER]),
        ("11月まで", [SPRING, AUTUMN]),
        ("11月25日に契約", [AUTUMN]),
        ("11月24日", []),
        ("11月25日より後", [WINTER]),
        ("11月25日から", [AUTUMN, WINTER]),
        ("4月以外", [AUTUMN, WINTER]),
        ("令和8年1月", [WINTER]),
        ("令和7年1月", []),
        ("2025年11月", [AUTUMN]),
    ],
)
def test_a_month_holds_for_the_days_it_means(text: str, held: list[date]) -> None:
    (month,), _ = months_in(text, 2025)
    assert [day for day in (SPRING, AUTUMN, WINTER) if month.holds(day)] == held


@pytest.mark.parametrize("text", ["4月10回の作業", "4月分", "月3回"])
def test_what_is_no_month_of_a_contract_is_left_alone(text: str) -> None:
    assert months_in(text, 2025)[0] == ()


def test_the_first_day_of_the_year_and_what_comes_after_it() -> None:
    (first,), _ = within_year("年度当初に契約", 2025)
    (later,), _ = within_year("年度途中に契約", 2025)
    assert (first.holds(SPRING), first.holds(AUTUMN)) == (True, False)
    assert (later.holds(SPRING), later.holds(AUTUMN)) == (False, True)


def test_years_are_read_in_either_calendar() -> None:
    assert years_in("令和5年度と2026年度と令和元年度")[0] == (2023, 2026, 2019)
