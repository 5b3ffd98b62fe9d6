"""The town takes 25% of the price when collusion is established, but not for 不当廉売."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.kinds import TaxMark
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import chief, figures, places


def test_it_is_a_share_of_the_price(work: Work) -> None:
    worked = work("collusion_damages", amount=1_000_000)
    assert (figures(worked), places(worked)) == ([250_000], ["第41条第1項"])
    assert "履行の後でも求めます。" in worked.notes


@pytest.mark.parametrize(("amount", "damages"), [(3, 0), (4, 1), (7, 1), (8, 2)])
def test_what_lies_below_a_yen_is_cut(work: Work, amount: int, damages: int) -> None:
    assert chief(work("collusion_damages", amount=amount)) == damages


def test_a_price_without_tax_is_brought_to_one_with_tax(work: Work) -> None:
    assert chief(work("collusion_damages", amount=1_000_000, tax=TaxMark.EXCLUDED)) == 275_000


def test_what_the_rule_leaves_out_costs_nothing(work: Work) -> None:
    worked = work("collusion_damages", amount=100, situation="不当廉売に当たる")
    assert (worked.effect, places(worked)) == ("exempt", ["第41条第2項"])


def test_without_a_price_it_is_asked_for(work: Work) -> None:
    with pytest.raises(MissingInput):
        work("collusion_damages")


def test_it_is_found_in_a_question(ask: Ask) -> None:
    answer = ask("談合が確定した。契約金額400万円の賠償金はいくら?")
    assert (answer.topic, chief(answer)) == ("collusion_damages", 1_000_000)
