"""The town wants 3 quotations; one will do up to 80,000円 (第10条)."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.kinds import TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.town import chief, figures, places


@pytest.mark.parametrize(("price", "number"), [(79_999, 1), (80_000, 1), (80_001, 3)])
def test_one_quotation_will_do_up_to_the_limit(work: Work, price: int, number: int) -> None:
    worked = work("quotations", price=price)
    assert (chief(worked), places(worked)) == (number, ["第10条第1項"])


@pytest.mark.parametrize(("price", "number"), [(72_728, 1), (72_729, 3)])
def test_a_price_without_tax_is_compared_with_tax(work: Work, price: int, number: int) -> None:
    """72,728円 without tax is 80,000.8円 with it, cut to the limit itself."""
    assert chief(work("quotations", price=price, tax=TaxMark.EXCLUDED)) == number


@pytest.mark.parametrize(
    ("number", "effect"), [(2, "prohibited"), (3, "permitted"), (4, "permitted")]
)
def test_fewer_quotations_than_ruled_are_not_enough(work: Work, number: int, effect: str) -> None:
    assert work("quotations", price=500_000, number=number).effect == effect


def test_a_special_reason_leaves_it_to_the_head(work: Work) -> None:
    worked = work("quotations", price=500_000, number=1, situation="やむを得ない理由で1社")
    assert worked.effect == "conditional"


def test_without_a_proposed_number_it_is_a_duty(work: Work) -> None:
    worked = work("quotations", price=500_000)
    assert worked.effect == "duty"
    assert any("町長" in note for note in worked.notes)


def test_without_a_price_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("quotations")
    assert asked.value.title == "予定価格"


def test_a_case_of_omission_needs_no_price(work: Work) -> None:
    worked = work("quotations", situation="書籍を買う")
    assert (worked.effect, places(worked)) == ("exempt", ["第10条第2項第1号", "第10条第1項"])


def test_a_case_that_is_denied_is_no_omission(work: Work) -> None:
    assert chief(work("quotations", price=500_000, situation="書籍ではない備品")) == 3


@pytest.mark.parametrize(
    ("price", "effect"), [(69_999, "exempt"), (70_000, "exempt"), (70_001, "duty")]
)
def test_a_case_with_a_limit_includes_the_limit(work: Work, price: int, effect: str) -> None:
    worked = work("quotations", price=price, situation="机の修理")
    assert worked.effect == effect
    assert places(worked)[0] == "第10条第2項第2号"


def test_what_is_taken_out_of_a_case_needs_quotations(work: Work) -> None:
    worked = work("quotations", price=60_000, situation="公用車の車検")
    assert (worked.effect, figures(worked)) == ("duty", [1])


def test_a_case_at_the_heads_discretion_is_conditional(work: Work) -> None:
    assert work("quotations", situation="町長が認めたとき").effect == "conditional"
