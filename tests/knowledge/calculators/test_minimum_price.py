"""The town's span is 7/10 to 9/10 of the price (第7条第1項), for 請負 only (第7条第2項)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.kinds import BidMethod, ContractKind
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import figures, places


@pytest.mark.parametrize(
    ("price", "span"), [(1_000_000, [700_000, 900_000]), (1_000_001, [700_001, 900_000])]
)
def test_the_lower_end_is_rounded_up_and_the_upper_down(
    work: Work, price: int, span: list[int]
) -> None:
    worked = work("minimum_price", price=price)
    assert (figures(worked), places(worked)) == (span, ["第7条第1項", "第7条第2項"])


@pytest.mark.parametrize(
    ("proposed", "effect"),
    [(699_999, "prohibited"), (700_000, "permitted"), (700_001, "permitted"),
     (899_999, "permitted"), (900_000, "permitted"), (900_001, "prohibited")],
)  # fmt: skip
def test_a_price_one_yen_outside_the_span_may_not_be_set(
    work: Work, proposed: int, effect: str
) -> None:
    assert work("minimum_price", price=1_000_000, proposed=proposed).effect == effect


@pytest.mark.parametrize(
    ("share", "effect"),
    [("69/100", "prohibited"), ("7/10", "permitted"), ("9/10", "permitted"), ("91/100", "prohibited")],
)  # fmt: skip
def test_a_share_is_checked_without_a_price(work: Work, share: str, effect: str) -> None:
    assert work("minimum_price", share=Fraction(share)).effect == effect


@pytest.mark.parametrize("kind", [ContractKind.PURCHASE, ContractKind.SALE, ContractKind.RENTAL_IN])
def test_what_is_no_contract_for_work_has_no_minimum_price(work: Work, kind: ContractKind) -> None:
    worked = work("minimum_price", price=1_000_000, kind=kind)
    assert (worked.effect, places(worked)) == ("prohibited", ["第7条第2項"])


def test_carried_to_designated_tenders_the_carrying_article_is_cited_first(work: Work) -> None:
    worked = work("minimum_price", price=1_000_000, method=BidMethod.DESIGNATED)
    assert places(worked)[0] == "第15条"


def test_without_a_price_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("minimum_price")
    assert asked.value.title == "予定価格"


@QUICK
@given(price=prices.filter(lambda p: p > 5))
def test_both_ends_lie_within_the_span(work: Work, price: int) -> None:
    low, high = figures(work("minimum_price", price=price))
    assert Fraction(price * 7, 10) <= int(low) <= int(high) <= Fraction(price * 9, 10)


def test_the_span_is_a_calculation_and_a_check_a_verdict(work: Work) -> None:
    assert work("minimum_price", price=1_000_000).kind == "calculation"
    assert work("minimum_price", price=1_000_000, proposed=800_000).kind == "verdict"
