"""The town's factor is 8/10 less the share of the advance (第24条)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.kinds import ContractKind
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import chief, places


def test_the_share_of_the_advance_is_taken_off_the_factor(work: Work) -> None:
    """600,000円 ×（8/10 － 200,000円 ÷ 1,000,000円）＝ 360,000円."""
    worked = work("partial_payment", price=1_000_000, advance=200_000, finished=600_000)
    assert (chief(worked), places(worked)) == (360_000, ["第24条第1項第1号"])


def test_without_an_advance_the_factor_alone_counts(work: Work) -> None:
    assert chief(work("partial_payment", finished=600_000, no_advance=False)) == 480_000
    assert chief(work("partial_payment", finished=600_000, advance=0)) == 480_000


def test_a_fraction_of_a_yen_is_cut(work: Work) -> None:
    assert chief(work("partial_payment", finished=9, advance=0)) == 7


def test_an_advance_that_eats_the_factor_leaves_nothing(work: Work) -> None:
    told = {"price": 1_000_000, "finished": 100_000}
    assert chief(work("partial_payment", advance=800_000, **told)) == 0
    assert chief(work("partial_payment", advance=900_000, **told)) == 0


def test_the_finished_part_may_be_a_share_of_the_price(work: Work) -> None:
    told = {"price": 1_000_000, "share": Fraction(1, 2), "advance": 0}
    assert chief(work("partial_payment", **told)) == 400_000


@pytest.mark.parametrize(
    ("proposed", "effect"), [(359_999, "permitted"), (360_000, "permitted"), (360_001, "prohibited")]
)  # fmt: skip
def test_a_payment_one_yen_above_the_limit_may_not_be(
    work: Work, proposed: int, effect: str
) -> None:
    told = {"price": 1_000_000, "advance": 200_000, "finished": 600_000}
    assert work("partial_payment", proposed=proposed, **told).effect == effect


def test_goods_are_paid_at_their_value(work: Work) -> None:
    worked = work("partial_payment", kind=ContractKind.PURCHASE, finished=123_457)
    assert (chief(worked), places(worked)) == (123_457, ["第24条第1項第2号"])


def test_a_part_that_can_be_divided_is_paid_whole(work: Work) -> None:
    worked = work("partial_payment", finished=300_000, situation="棟ごとに完成")
    assert (chief(worked), places(worked)) == (300_000, ["第24条第2項"])


def test_it_asks_for_one_fact_at_a_time(work: Work) -> None:
    told: dict[str, object] = {}
    for field, name, value in (
        ("既済部分に相応する額", "finished", 600_000),
        ("前払金", "advance", 200_000),
        ("請負代金", "price", 1_000_000),
    ):
        with pytest.raises(MissingInput) as asked:
            work("partial_payment", **told)
        assert asked.value.title == field
        told[name] = value
    assert chief(work("partial_payment", **told)) == 360_000


@QUICK
@given(price=prices.filter(bool), share=prices, advance=prices)
def test_the_limit_never_exceeds_the_formula(
    work: Work, price: int, share: int, advance: int
) -> None:
    finished, advance = share % (price + 1), advance % (price + 1)
    limit = int(chief(work("partial_payment", price=price, advance=advance, finished=finished)))
    exact = finished * (Fraction(8, 10) - Fraction(advance, price))
    assert limit == 0 or exact - 1 < limit <= exact


def test_the_advance_may_be_a_share_of_the_price(work: Work) -> None:
    told = {"price": 1_000_000, "advance_share": Fraction(2, 10), "finished": 600_000}
    assert chief(work("partial_payment", **told)) == 360_000
