"""The town's interest: 4% until 2019-03-31, nothing known for a year, 6% from 2020-04-01
(verified until 2027-03-31), 360 days a year, cut below 10 yen, nothing below 500 yen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import MissingInput, UnreadableInput
from knowledge.errors import NothingInForce
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import chief, figures, places

MILLION = 1_000_000


def test_it_is_sum_times_rate_times_days_of_the_year(work: Work) -> None:
    """1,000,000円 × 6% × 12日 ÷ 360日 ＝ 2,000円."""
    worked = work("late_interest", amount=MILLION, days_late=12)
    assert figures(worked) == [2_000, 12]
    assert (places(worked), worked.provisional) == (["第23条"], False)


@pytest.mark.parametrize(("amount", "interest"), [(3_005_999, 500), (3_000_000, 500), (3_060_000, 510), (3_059_999, 500)])  # fmt: skip
def test_what_lies_below_ten_yen_is_cut(work: Work, amount: int, interest: int) -> None:
    worked = work("late_interest", amount=amount, days_late=1)
    assert chief(worked) == interest
    assert any("10円未満切捨て" in step for step in worked.steps)


@pytest.mark.parametrize(
    ("amount", "interest"), [(2_999_999, 0), (3_000_000, 500), (3_000_001, 500)]
)
def test_less_than_the_least_sum_is_not_paid(work: Work, amount: int, interest: int) -> None:
    assert chief(work("late_interest", amount=amount, days_late=1)) == interest


@pytest.mark.parametrize(
    ("due", "interest"), [(date(2019, 3, 31), 4_000), (date(2020, 4, 1), 6_000)]
)
def test_the_rate_is_the_one_of_the_due_day(work: Work, due: date, interest: int) -> None:
    told = {"amount": MILLION, "days_late": 36, "due_day": due}
    assert chief(work("late_interest", **told)) == interest


@pytest.mark.parametrize("due", [date(2019, 4, 1), date(2020, 3, 31), date(2010, 3, 31)])
def test_in_a_gap_no_rate_is_known(work: Work, due: date) -> None:
    with pytest.raises(NothingInForce) as unknown:
        work("late_interest", amount=MILLION, days_late=36, due_day=due)
    assert due.isoformat() in unknown.value.sentence


@pytest.mark.parametrize(
    ("due", "provisional"), [(date(2027, 3, 31), False), (date(2027, 4, 1), True)]
)
def test_beyond_the_verified_span_it_is_provisional(
    work: Work, due: date, *, provisional: bool
) -> None:
    worked = work("late_interest", amount=MILLION, days_late=36, due_day=due)
    assert worked.provisional is provisional
    assert bool(worked.notes) is provisional


@pytest.mark.parametrize("due", [date(2019, 6, 1), date(2030, 6, 1)])
def test_a_rate_given_settles_it(work: Work, due: date) -> None:
    told = {"amount": MILLION, "days_late": 36, "due_day": due, "rate": Fraction(1, 10)}
    worked = work("late_interest", **told)
    assert (chief(worked), worked.provisional) == (10_000, False)
    assert any("指定" in assumption for assumption in worked.assumptions)


def test_two_days_give_the_days_between(work: Work) -> None:
    told = {"due_day": date(2026, 10, 30), "paid_day": date(2026, 11, 11)}
    assert figures(work("late_interest", amount=MILLION, **told)) == [2_000, 12]


@pytest.mark.parametrize("paid", [date(2026, 10, 30), date(2026, 10, 29)])
def test_a_payment_that_is_not_late_is_said_to_be_so(work: Work, paid: date) -> None:
    with pytest.raises(UnreadableInput):
        work("late_interest", amount=MILLION, due_day=date(2026, 10, 30), paid_day=paid)


def test_it_asks_for_the_sum_then_for_the_days(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("late_interest")
    assert asked.value.title == "未払の額"
    with pytest.raises(MissingInput) as asked:
        work("late_interest", amount=MILLION)
    assert asked.value.title == "遅延日数"


def test_the_states_interest_takes_the_ministers_rate(work: Work) -> None:
    """1,000,000円 × 2.5% × 40日 ÷ 365日 ＝ 2,739円, cut to 2,700円."""
    told = {"amount": MILLION, "days_late": 40, "due_day": date(2025, 3, 31)}
    worked = work("late_interest", book="national", **told)
    assert (chief(worked), worked.provisional) == (2_700, False)


def test_the_ministers_rate_is_provisional_beyond_its_verified_span(work: Work) -> None:
    told = {"amount": MILLION, "days_late": 40, "due_day": date(2025, 4, 1)}
    worked = work("late_interest", book="national", **told)
    assert worked.provisional
    assert any("率3%で" in note for note in worked.notes)


@QUICK
@given(amount=prices, days_late=st.integers(1, 2_000))
def test_interest_is_whole_tens_and_never_more_than_exact(
    work: Work, amount: int, days_late: int
) -> None:
    interest = int(chief(work("late_interest", amount=amount, days_late=days_late)))
    exact = Fraction(amount * 6 * days_late, 100 * 360)
    assert interest % 10 == 0
    assert interest == 0 or exact - 10 < interest <= exact


@QUICK
@given(amount=prices, days_late=st.integers(1, 2_000))
def test_the_states_interest_is_whole_hundreds(work: Work, amount: int, days_late: int) -> None:
    worked = work("late_interest", book="national", amount=amount, days_late=days_late)
    assert int(chief(worked)) % 100 == 0


def test_one_day_alone_is_not_enough(work: Work) -> None:
    with pytest.raises(MissingInput):
        work("late_interest", amount=MILLION, due_day=date(2026, 10, 30))


def test_days_told_come_before_days_counted(work: Work) -> None:
    told = {"due_day": date(2026, 10, 30), "paid_day": date(2026, 11, 11), "days_late": 24}
    assert figures(work("late_interest", amount=MILLION, **told)) == [4_000, 24]
