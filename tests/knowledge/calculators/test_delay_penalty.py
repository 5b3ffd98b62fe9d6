"""The town's penalty: 7.3% a year (1/5,000 a day), verified until 2025-03-31, cut below 10 yen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import MissingInput, UnreadableInput
from knowledge.errors import NothingInForce
from knowledge.kinds import TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import chief, figures, places

MILLION = 1_000_000


def test_it_is_price_times_rate_times_days(work: Work) -> None:
    worked = work("delay_penalty", amount=MILLION, days_late=7)
    assert (figures(worked), places(worked)) == ([1_400, 7], ["第19条第1項"])


@pytest.mark.parametrize(("amount", "penalty"), [(49_999, 0), (50_000, 10), (99_999, 10), (100_000, 20)])  # fmt: skip
def test_what_lies_below_ten_yen_is_cut(work: Work, amount: int, penalty: int) -> None:
    assert chief(work("delay_penalty", amount=amount, days_late=1)) == penalty


def test_the_part_delivered_in_time_is_taken_off(work: Work) -> None:
    worked = work("delay_penalty", amount=MILLION, delivered=400_000, days_late=7)
    assert chief(worked) == 840
    assert any("600,000円" in step for step in worked.steps)


def test_more_delivered_than_ordered_cannot_be(work: Work) -> None:
    with pytest.raises(UnreadableInput):
        work("delay_penalty", amount=MILLION, delivered=MILLION + 1, days_late=7)
    assert chief(work("delay_penalty", amount=MILLION, delivered=MILLION, days_late=7)) == 0


def test_a_price_without_tax_is_brought_to_one_with_tax(work: Work) -> None:
    told = {"amount": MILLION, "tax": TaxMark.EXCLUDED, "days_late": 10}
    assert chief(work("delay_penalty", **told)) == 2_200


def test_the_days_run_from_the_day_after_the_due_day(work: Work) -> None:
    told = {"due_day": date(2026, 10, 30), "done_day": date(2026, 11, 6)}
    worked = work("delay_penalty", amount=MILLION, **told)
    assert figures(worked) == [1_400, 7]
    assert figures(work("delay_penalty", **told)) == [7]


@pytest.mark.parametrize("done", [date(2026, 10, 29), date(2026, 10, 30)])
def test_performance_that_is_not_late_is_said_to_be_so(work: Work, done: date) -> None:
    with pytest.raises(UnreadableInput):
        work("delay_penalty", amount=MILLION, due_day=date(2026, 10, 30), done_day=done)


@pytest.mark.parametrize(
    ("contract", "provisional"), [(date(2025, 3, 31), False), (date(2025, 4, 1), True)]
)
def test_beyond_the_verified_span_it_is_provisional(
    work: Work, contract: date, *, provisional: bool
) -> None:
    worked = work("delay_penalty", amount=MILLION, days_late=7, contract_day=contract)
    assert worked.provisional is provisional


def test_before_the_first_figure_no_rate_is_known(work: Work) -> None:
    with pytest.raises(NothingInForce):
        work("delay_penalty", amount=MILLION, days_late=7, contract_day=date(2010, 3, 31))


def test_a_rate_given_settles_it(work: Work) -> None:
    worked = work("delay_penalty", amount=3_650_000, days_late=10, rate=Fraction(3, 100))
    assert (chief(worked), worked.provisional) == (3_000, False)


def test_relief_is_the_heads_decision(work: Work) -> None:
    assert work("delay_penalty", relief=True).effect == "conditional"
    granted = work("delay_penalty", relief=True, granted=True)
    assert (granted.effect, places(granted)) == ("exempt", ["第19条第2項"])


def test_it_asks_for_the_days_then_for_the_price(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("delay_penalty")
    assert asked.value.title == "遅延日数"
    with pytest.raises(MissingInput) as asked:
        work("delay_penalty", days_late=7)
    assert asked.value.title == "契約金額"


@QUICK
@given(amount=prices, days_late=st.integers(1, 1_000), more=st.integers(0, 100))
def test_a_longer_delay_never_costs_less(
    work: Work, amount: int, days_late: int, more: int
) -> None:
    short, long = (
        int(chief(work("delay_penalty", amount=amount, days_late=d)))
        for d in (days_late, days_late + more)
    )
    assert short <= long
    assert long <= Fraction(amount * (days_late + more), 5_000)


def test_the_working_shows_the_days_only_where_they_were_counted(work: Work) -> None:
    told = {"amount": MILLION, "due_day": date(2026, 10, 30), "done_day": date(2026, 11, 6)}
    assert any("遅延日数:" in step for step in work("delay_penalty", **told).steps)
    given = work("delay_penalty", **told, days_late=3)
    assert figures(given) == [600, 3]
    assert not any("遅延日数:" in step for step in given.steps)


def test_one_day_alone_is_not_enough(work: Work) -> None:
    with pytest.raises(MissingInput):
        work("delay_penalty", amount=MILLION, due_day=date(2026, 10, 30))
