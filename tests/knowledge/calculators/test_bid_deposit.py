"""The town's rate is 5/100 (第4条第1項)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import MissingInput
from knowledge.calculators.bid_deposit import Inputs, Rule, calculate
from knowledge.errors import NothingInForce
from knowledge.kinds import BidMethod, TaxMark
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import BARE, FRIDAY, TOWN, chief, places


def test_it_is_the_rate_of_the_estimate(work: Work) -> None:
    assert chief(work("bid_deposit", amount=4_500_000)) == 225_000


@pytest.mark.parametrize(("amount", "due"), [(19, 1), (20, 1), (21, 2), (100_001, 5_001)])
def test_a_fraction_of_a_yen_is_rounded_up(work: Work, amount: int, due: int) -> None:
    worked = work("bid_deposit", amount=amount)
    assert chief(worked) == due
    assert any("切上げ" in step for step in worked.steps)


def test_an_estimate_without_tax_is_brought_to_one_with_tax_first(work: Work) -> None:
    worked = work("bid_deposit", amount=1_000_000, tax=TaxMark.EXCLUDED)
    assert chief(worked) == 55_000
    assert "1,100,000円" in worked.steps[0]
    assert worked.assumptions == ()


def test_an_estimate_without_tax_mark_is_taken_as_with_tax_and_says_so(work: Work) -> None:
    assert any("税込とみなし" in a for a in work("bid_deposit", amount=1_000_000).assumptions)


@pytest.mark.parametrize(
    ("method", "carrier"), [(BidMethod.DESIGNATED, "第15条"), (BidMethod.AUCTION, "第16条")]
)
def test_carried_to_another_method_both_articles_are_cited(
    work: Work, method: BidMethod, carrier: str
) -> None:
    assert places(work("bid_deposit", amount=100, method=method)) == [carrier, "第4条第1項"]


def test_an_open_tender_cites_its_own_article_only(work: Work) -> None:
    assert places(work("bid_deposit", amount=100, method=BidMethod.OPEN)) == ["第4条第1項"]


@pytest.mark.parametrize(
    ("paid", "effect"), [(224_999, "void"), (225_000, "permitted"), (225_001, "permitted")]
)
def test_a_bid_whose_deposit_is_one_yen_short_is_void(work: Work, paid: int, effect: str) -> None:
    worked = work("bid_deposit", amount=4_500_000, paid=paid)
    assert worked.effect == effect
    assert "第5条第2号" in places(worked)


@pytest.mark.parametrize(("paid", "effect"), [(9, "void"), (10, "permitted"), (11, "permitted")])
def test_a_deposit_due_may_be_told_instead_of_the_estimate(
    work: Work, paid: int, effect: str
) -> None:
    assert work("bid_deposit", due=10, paid=paid).effect == effect


def test_a_deposit_alone_tells_the_largest_estimate_it_serves(work: Work) -> None:
    assert chief(work("bid_deposit", paid=225_000)) == 4_500_000


def test_the_largest_estimate_is_cut_to_the_yen(rules_of: Callable[[str, date], Rules]) -> None:
    """At 7/100 a deposit of 100円 serves 1,428.57円, so 1,428円."""
    rules = rules_of(TOWN, FRIDAY)
    other = Parameter.model_validate(
        [{"from": "2010-04-01", "value": "7/100", "unit": "割合", "cite": "第4条第1項"}]
    )
    rule = rules.record(Rule).model_copy(update={"rate": other})
    book = replace(rules.book, records={**rules.book.records, Rule.record: rule})
    worked = calculate(Inputs(paid=100), replace(rules, book=book), FRIDAY)
    assert chief(worked) == 1_428


def test_without_an_estimate_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("bid_deposit")
    assert asked.value.title == "見積もる契約金額"


def test_where_nothing_is_in_force_no_figure_is_given(work: Work) -> None:
    last = date(2026, 3, 31)
    assert chief(work("bid_deposit", book=BARE, on=last, amount=1_000)) == 40
    with pytest.raises(NothingInForce):
        work("bid_deposit", book=BARE, on=date(2026, 4, 1), amount=1_000)


@QUICK
@given(amount=prices)
def test_rounding_up_never_gives_less_than_the_rate_nor_a_whole_yen_more(
    work: Work, amount: int
) -> None:
    due, exact = chief(work("bid_deposit", amount=amount)), Fraction(amount * 5, 100)
    assert isinstance(due, int)
    assert exact <= due < exact + 1


@QUICK
@given(amount=prices, more=st.integers(0, 10**6))
def test_a_larger_estimate_never_needs_a_smaller_deposit(
    work: Work, amount: int, more: int
) -> None:
    less, greater = (chief(work("bid_deposit", amount=a)) for a in (amount, amount + more))
    assert int(less) <= int(greater)


@QUICK
@given(paid=prices)
def test_the_largest_estimate_a_deposit_serves_is_largest(work: Work, paid: int) -> None:
    largest = int(chief(work("bid_deposit", paid=paid)))
    assert int(chief(work("bid_deposit", amount=largest))) <= paid
    assert int(chief(work("bid_deposit", amount=largest + 1))) > paid
