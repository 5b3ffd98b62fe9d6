from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.money import cut_below, rate, round_down, round_up, yen
from tests.knowledge.properties import QUICK

amounts = st.fractions(min_value=0, max_value=10**13, max_denominator=10**4)


@QUICK
@given(amount=amounts)
def test_up_and_down_enclose_the_amount_within_one_yen(amount: Fraction) -> None:
    assert round_down(amount) <= amount <= round_up(amount) <= round_down(amount) + 1


@QUICK
@given(amount=amounts, unit=st.sampled_from([1, 10, 100, 1_000]))
def test_cutting_leaves_whole_units_and_takes_less_than_one(amount: Fraction, unit: int) -> None:
    cut = cut_below(amount, unit)
    assert cut % unit == 0
    assert 0 <= amount - cut < unit


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [("3/100", "3%"), ("1/40", "2.5%"), ("85/100", "85%"), ("29/1000", "2.9%"),
     ("2/3", "2/3"), ("1/1", "100%"), ("1/8", "12.5%"), ("1/80", "1.25%"), ("1/800", "1/800")],
)  # fmt: skip
def test_a_rate_is_shown_as_per_cent_where_that_is_short(fraction: str, shown: str) -> None:
    assert rate(Fraction(fraction)) == shown


@pytest.mark.parametrize(("amount", "shown"), [(0, "0円"), (999, "999円"), (10**13, "10,000,000,000,000円")])  # fmt: skip
def test_yen_are_shown_with_commas(amount: int, shown: str) -> None:
    assert yen(amount) == shown
