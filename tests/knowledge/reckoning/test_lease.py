"""The rent of a period of days by calendar months."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import UnreadableInput
from knowledge.reckoning.lease import lease_total, month_rent


@pytest.mark.parametrize(
    ("first", "last", "total"),
    [
        (date(2026, 4, 1), date(2026, 4, 30), 300_000),
        (date(2026, 4, 1), date(2026, 4, 29), 290_000),
        (date(2026, 4, 2), date(2026, 4, 30), 290_000),
        (date(2026, 4, 30), date(2026, 5, 31), 310_000),
        (date(2026, 4, 1), date(2027, 3, 31), 3_600_000),
        (date(2028, 2, 1), date(2028, 2, 28), 289_655),
        (date(2030, 2, 1), date(2030, 2, 28), 300_000),
        (date(2026, 5, 5), date(2026, 5, 5), 9_677),
    ],
)
def test_whole_months_cost_the_monthly_rent_and_others_their_days(
    first: date, last: date, total: int
) -> None:
    assert lease_total(300_000, first, last)[0] == total


def test_each_broken_month_is_cut_by_itself() -> None:
    total, steps = lease_total(100_000, date(2026, 1, 31), date(2026, 3, 1))
    assert total == 3_225 + 100_000 + 3_225
    assert steps[-1] == "合計 106,450円"


def test_the_fraction_is_kept_until_the_end() -> None:
    assert month_rent(682_000, 30, 31) == 660_000  # 682,000 ÷ 31 has no remainder
    assert month_rent(100_000, 31, 31) == 100_000  # cutting the daily rate first would lose 25円


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        lease_total(300_000, date(2026, 5, 2), date(2026, 5, 1))
