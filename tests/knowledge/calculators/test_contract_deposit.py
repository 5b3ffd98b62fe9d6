"""The town's rate is 7/100 (第17条第1項)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.kinds import TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import chief, figures, places


@pytest.mark.parametrize(
    ("amount", "due"), [(1_000_000, 70_000), (99, 7), (100, 7), (101, 8), (14, 1), (15, 2)]
)
def test_it_is_the_rate_of_the_price_rounded_up(work: Work, amount: int, due: int) -> None:
    worked = work("contract_deposit", amount=amount)
    assert (chief(worked), places(worked)) == (due, ["第17条第1項"])


def test_a_price_without_tax_is_brought_to_one_with_tax_first(work: Work) -> None:
    assert chief(work("contract_deposit", amount=1_000_000, tax=TaxMark.EXCLUDED)) == 77_000


def test_the_articles_of_exemption_are_named(work: Work) -> None:
    assert any("第18条" in note for note in work("contract_deposit", amount=100).notes)


@pytest.mark.parametrize(
    ("paid", "rest"), [(1, 69_999), (69_999, 1), (70_000, 0), (70_001, 0), (50_000, 20_000)]
)
def test_a_bid_deposit_is_set_off(work: Work, paid: int, rest: int) -> None:
    worked = work("contract_deposit", amount=1_000_000, bid_deposit=paid)
    assert figures(worked) == [rest, 70_000]
    assert places(worked) == ["第17条第3項", "第17条第1項"]


@pytest.mark.parametrize(
    ("after", "more", "new"), [(1_200_000, 14_000, 84_000), (1_000_001, 1, 70_001)]
)
def test_a_raised_price_needs_more_rounded_up(work: Work, after: int, more: int, new: int) -> None:
    worked = work("contract_deposit", before=1_000_000, after=after, paid=70_000)
    assert figures(worked) == [more, new]
    assert "追加" in worked.values[0].name
    assert places(worked) == ["第17条第2項", "第17条第1項"]


@pytest.mark.parametrize(
    ("after", "back", "new"), [(800_000, 14_000, 56_000), (999_999, 0, 70_000)]
)
def test_a_lowered_price_gives_back_rounded_down(
    work: Work, after: int, back: int, new: int
) -> None:
    worked = work("contract_deposit", before=1_000_000, after=after, paid=70_000)
    assert figures(worked) == [back, new]
    assert "還付" in worked.values[0].name


@pytest.mark.parametrize(
    "told",
    [
        {"before": 1_000_000, "after": 1_200_000},
        {"before": 1_000_000, "change_by": 200_000},
        {"after": 1_200_000, "change_by": 200_000},
        {"amount": 1_000_000, "change_by": 200_000},
        {"amount": 1_000_000, "after": 1_200_000, "changed": True},
    ],
    ids=str,
)
def test_any_two_of_before_after_and_difference_will_do(work: Work, told: dict[str, int]) -> None:
    worked = work("contract_deposit", **told)
    assert chief(worked) == 14_000
    assert any("みなし" in a for a in worked.assumptions)


def test_a_decrease_told_as_a_difference_is_given_back(work: Work) -> None:
    worked = work("contract_deposit", before=1_000_000, change_by=200_000, decrease=True)
    assert figures(worked) == [14_000, 56_000]


def test_without_a_price_it_asks_for_the_price(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("contract_deposit")
    assert asked.value.title == "契約金額"


def test_of_a_change_it_asks_for_one_price_at_a_time(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("contract_deposit", changed=True)
    assert asked.value.title == "変更前の契約金額"
    with pytest.raises(MissingInput) as asked:
        work("contract_deposit", before=1_000_000)
    assert asked.value.title == "変更後の契約金額"


@QUICK
@given(amount=prices)
def test_it_is_never_less_than_the_rate(work: Work, amount: int) -> None:
    exact = Fraction(amount * 7, 100)
    assert exact <= int(chief(work("contract_deposit", amount=amount))) < exact + 1


@QUICK
@given(before=prices.filter(bool), after=prices)
def test_the_changed_deposit_is_never_below_the_proportion(
    work: Work, before: int, after: int
) -> None:
    paid = int(chief(work("contract_deposit", amount=before)))
    amount, new = figures(work("contract_deposit", before=before, after=after, paid=paid))
    assert int(amount) >= 0
    assert int(new) >= Fraction(paid * after, before)


@pytest.mark.parametrize(("decrease", "amount"), [(None, 7_000), (True, 7_000)])
def test_a_change_may_be_told_as_a_rate(work: Work, *, decrease: bool | None, amount: int) -> None:
    told = {"before": 1_000_000, "change_rate": Fraction(1, 10), "decrease": decrease}
    worked = work("contract_deposit", **told)
    assert chief(worked) == amount
    assert ("還付" if decrease else "追加") in worked.values[0].name


def test_a_deposit_paid_for_the_bid_is_set_off_where_the_words_say_so(work: Work) -> None:
    assert chief(work("contract_deposit", amount=1_000_000, paid=50_000, offset=True)) == 20_000


def test_a_price_that_stays_needs_nothing_more(work: Work) -> None:
    worked = work("contract_deposit", before=1_000_000, after=1_000_000)
    assert figures(worked) == [0, 70_000]
    assert "追加" in worked.values[0].name


def test_an_unknown_deposit_is_taken_for_the_least_one_rounded_up(work: Work) -> None:
    """70円 of 1,001円 would be too little: 70.07円 is rounded up."""
    worked = work("contract_deposit", before=1_001, after=2_002)
    assert figures(worked) == [71, 142]
