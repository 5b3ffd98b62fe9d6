from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given

from knowledge.kinds import TaxMark
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import FRIDAY, TOWN

RulesOf = Callable[[str, date], Rules]


def test_an_amount_with_tax_stays_as_it_is(rules_of: RulesOf) -> None:
    included = tax_included(1_000, TaxMark.INCLUDED, rules_of(TOWN, FRIDAY))
    assert (included.yen, included.steps, included.assumptions) == (1_000, (), ())


def test_an_amount_without_mark_stays_too_and_says_so(rules_of: RulesOf) -> None:
    included = tax_included(1_000, None, rules_of(TOWN, FRIDAY))
    assert included.yen == 1_000
    assert len(included.assumptions) == 1


@pytest.mark.parametrize(
    ("day", "total"),
    [(date(2014, 3, 31), 1_050), (date(2014, 4, 1), 1_080), (date(2019, 9, 30), 1_080), (date(2019, 10, 1), 1_100)],
)  # fmt: skip
def test_the_tax_added_is_the_one_of_the_day(rules_of: RulesOf, day: date, total: int) -> None:
    assert tax_included(1_000, TaxMark.EXCLUDED, rules_of(TOWN, day)).yen == total


@QUICK
@given(amount=prices)
def test_the_tax_is_cut_to_the_yen(rules_of: RulesOf, amount: int) -> None:
    total = tax_included(amount, TaxMark.EXCLUDED, rules_of(TOWN, FRIDAY)).yen
    assert 0 <= amount * 11 - total * 10 < 10
