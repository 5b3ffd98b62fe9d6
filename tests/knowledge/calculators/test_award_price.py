"""第8条 of the town adds the tax to the bid; 2019-10-01 raised the tax to 10%."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.errors import NotRegulated
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import BARE, chief, places


@pytest.mark.parametrize(("bid", "award"), [(1_000_000, 1_100_000), (9, 9), (10, 11), (19, 20)])
def test_the_tax_is_added_and_a_fraction_cut(work: Work, bid: int, award: int) -> None:
    worked = work("award_price", bid=bid)
    assert (chief(worked), places(worked)) == (award, ["第8条"])


@pytest.mark.parametrize(("hoped", "bid"), [(1_100_000, 1_000_000), (1_100_001, 1_000_001)])
def test_the_bid_for_a_hoped_price_is_rounded_up(work: Work, hoped: int, bid: int) -> None:
    assert chief(work("award_price", hoped=hoped)) == bid


@pytest.mark.parametrize(
    ("day", "award"), [(date(2019, 9, 30), 1_080_000), (date(2019, 10, 1), 1_100_000)]
)
def test_the_tax_is_the_one_of_the_day(work: Work, day: date, award: int) -> None:
    assert chief(work("award_price", on=day, bid=1_000_000)) == award


def test_without_a_bid_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("award_price")
    assert asked.value.title == "入札書の金額"


def test_a_body_that_does_not_say_so_has_no_such_calculation(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("award_price", book=BARE, bid=1)


@QUICK
@given(hoped=prices)
def test_the_bid_for_a_hoped_price_reaches_it(work: Work, hoped: int) -> None:
    bid = int(chief(work("award_price", hoped=hoped)))
    award = int(chief(work("award_price", bid=bid)))
    assert hoped <= award <= hoped + 1
