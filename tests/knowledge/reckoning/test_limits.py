from __future__ import annotations

from collections.abc import Callable
from datetime import date

from knowledge.calculators.small_value_contract import Rule
from knowledge.kinds import ContractKind
from knowledge.reckoning.limits import limit_for, limits_left
from knowledge.rulebook.book import Rules
from tests.knowledge.town import FRIDAY, TOWN

RulesOf = Callable[[str, date], Rules]


def test_a_kind_has_its_own_limit(rules_of: RulesOf) -> None:
    limits = rules_of(TOWN, FRIDAY).record(Rule).limits
    found = limit_for(limits, ContractKind.SALE, FRIDAY)
    assert found is not None
    assert (found[0].title, found[1].whole, found[1].cite) == (
        "財産の売払い",
        250_000,
        "第9条第4号",
    )
    assert limit_for(limits[:1], ContractKind.SALE, FRIDAY) is None


def test_of_an_unknown_kind_all_limits_are_left_but_the_denied_ones(rules_of: RulesOf) -> None:
    limits = rules_of(TOWN, FRIDAY).record(Rule).limits
    assert len(limits_left(limits, None, frozenset())) == 6
    assert len(limits_left(limits, None, frozenset({ContractKind.SALE}))) == 5
    assert len(limits_left(limits, None, frozenset({ContractKind.WORKS}))) == 6
    assert len(limits_left(limits, ContractKind.WORKS, frozenset())) == 1
