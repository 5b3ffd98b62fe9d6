"""Periods by the Civil Code's counting, at the ends of months, in leap years, over fiscal years."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.errors import FaultyRulebook
from knowledge.timetable.periods import Counting, Direction, end_of_period

FIRST_DAY_OUT: Counting = "first_day_out"
FIRST_DAY_IN: Counting = "first_day_in"


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2024-06-03", (10, "日", FIRST_DAY_IN, "after"), "2024-06-12"),
        ("2024-06-03", (10, "日", FIRST_DAY_OUT, "after"), "2024-06-13"),
        ("2024-06-03", (1, "日", FIRST_DAY_IN, "after"), "2024-06-03"),
        ("2026-12-17", (10, "日", FIRST_DAY_OUT, "before"), "2026-12-07"),
        ("2026-12-17", (10, "日", FIRST_DAY_IN, "before"), "2026-12-08"),
        ("2026-01-31", (1, "月", FIRST_DAY_OUT, "after"), "2026-02-28"),
        ("2028-01-31", (1, "月", FIRST_DAY_OUT, "after"), "2028-02-29"),
        ("2024-02-29", (1, "年", FIRST_DAY_OUT, "after"), "2025-02-28"),
        ("2023-02-28", (1, "年", FIRST_DAY_OUT, "after"), "2024-02-29"),
        ("2024-04-01", (1, "年", FIRST_DAY_IN, "after"), "2025-03-31"),
        ("2025-03-31", (2, "年", FIRST_DAY_IN, "before"), "2023-04-01"),
        ("2030-03-30", (6, "会計年度", FIRST_DAY_OUT, "after"), "2035-03-31"),
        ("2030-04-01", (6, "会計年度", FIRST_DAY_OUT, "after"), "2036-03-31"),
        ("2030-04-01", (6, "会計年度", FIRST_DAY_OUT, "before"), "2025-04-01"),
        ("2030-03-31", (1, "会計年度", FIRST_DAY_OUT, "after"), "2030-03-31"),
    ],
)
def test_a_period_ends_on_its_last_day(
    start: str, period: tuple[int, str, Counting, Direction], end: str
) -> None:
    assert end_of_period(date.fromisoformat(start), *period).isoformat() == end


def test_a_unit_that_is_none_is_a_fault_of_the_data() -> None:
    with pytest.raises(FaultyRulebook):
        end_of_period(date(2026, 4, 1), 3, "円")
