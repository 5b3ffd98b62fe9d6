"""The town's rents are claimed by the 12th of the month after (the day is the schedule's)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import chief, figures, places


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (date(2026, 9, 1), "2026-10-12"),
        (date(2026, 12, 1), "2027-01-12"),
        (date(2027, 1, 31), "2027-02-12"),
    ],
)
def test_a_month_is_claimed_in_the_month_after(work: Work, month: date, last: str) -> None:
    worked = work("monthly_claim", month=month)
    assert (chief(worked), places(worked)) == (last, ["第5条第1項"])


def test_a_closed_day_is_told(work: Work) -> None:
    assert work("monthly_claim", month=date(2026, 8, 1)).notes == ("期限の日は閉庁日です。",)
    assert work("monthly_claim", month=date(2026, 10, 1)).notes == ()


def test_without_a_month_the_day_of_every_month_is_told(work: Work) -> None:
    assert figures(work("monthly_claim")) == [12]


def test_it_is_found_in_a_question(ask: Ask) -> None:
    answer = ask("9月分の賃貸借料の請求はいつまで?")
    assert (answer.topic, chief(answer)) == ("monthly_claim", "2026-10-12")
