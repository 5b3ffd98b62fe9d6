"""The town keeps offenders out for 3 years after the fact (第2条第2項)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.kinds import BidMethod
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, days
from tests.knowledge.town import chief, figures, places


def test_the_day_of_the_fact_does_not_count(work: Work) -> None:
    worked = work("suspension", fact_day=date(2025, 3, 10))
    assert figures(worked) == ["2028-03-10", "2028-03-11", 3]
    assert places(worked) == ["第2条第2項"]


def test_a_fact_on_the_last_of_february_ends_on_the_last_of_february(work: Work) -> None:
    """From 2024-02-29 the period begins on 03-01 and ends three years later on 02-28."""
    assert chief(work("suspension", fact_day=date(2024, 2, 29))) == "2027-02-28"
    assert chief(work("suspension", fact_day=date(2025, 2, 28))) == "2028-02-29"


@pytest.mark.parametrize(("day", "effect"), [(9, "permitted"), (10, "permitted"), (11, "prohibited")])  # fmt: skip
def test_the_day_after_the_last_one_is_free(work: Work, day: int, effect: str) -> None:
    told = {"fact_day": date(2025, 3, 10), "bid_day": date(2028, 3, day)}
    worked = work("suspension", **told)
    assert worked.effect == effect
    assert chief(worked) == "2028-03-10"


def test_the_ground_named_is_cited(work: Work) -> None:
    worked = work("suspension", fact_day=date(2025, 3, 10), situation="談合をした会社")
    assert places(worked) == ["第2条第2項第2号"]


def test_carried_to_auctions_both_articles_are_cited(work: Work) -> None:
    worked = work("suspension", fact_day=date(2025, 3, 10), method=BidMethod.AUCTION)
    assert places(worked) == ["第16条", "第2条第2項"]


def test_without_the_day_of_the_fact_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("suspension")
    assert asked.value.title == "事実があった日"


@QUICK
@given(fact=days)
def test_the_first_free_day_follows_the_last_barred_one(work: Work, fact: date) -> None:
    last, free, _ = figures(work("suspension", fact_day=fact))
    assert date.fromisoformat(str(free)) - date.fromisoformat(str(last)) == timedelta(days=1)
    assert 3 * 365 <= (date.fromisoformat(str(last)) - fact).days <= 3 * 365 + 1


def test_two_days_in_the_wrong_order_are_put_right(work: Work) -> None:
    told = {"fact_day": date(2026, 12, 1), "bid_day": date(2025, 3, 10)}
    assert chief(work("suspension", **told)) == "2028-03-10"
