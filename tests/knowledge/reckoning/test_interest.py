from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from knowledge.calculators.late_interest import Rule
from knowledge.errors import MissingInput, NotRegulated
from knowledge.reckoning.interest import interest, rate_for
from knowledge.rulebook.book import Rules
from tests.knowledge.town import FRIDAY, TOWN

RulesOf = Callable[[str, date], Rules]


def test_the_bodys_own_rate_is_used_where_it_has_one(rules_of: RulesOf) -> None:
    rules = rules_of(TOWN, FRIDAY)
    assert rate_for(rules.record(Rule), rules, FRIDAY, None).rate == Fraction(6, 100)


def test_the_ministers_rate_is_used_where_the_rule_names_it(rules_of: RulesOf) -> None:
    rules = rules_of("national", FRIDAY)
    used = rate_for(rules.record(Rule), rules, date(2020, 4, 1), None)
    assert (used.rate, used.doubt) == (Fraction(26, 1000), "")


@pytest.mark.parametrize("day", [date(2012, 4, 1), date(2016, 3, 30), date(2009, 3, 30)])
def test_in_the_gaps_of_the_ministers_rate_the_rate_is_asked_for(
    rules_of: RulesOf, day: date
) -> None:
    rules = rules_of("national", FRIDAY)
    with pytest.raises(MissingInput) as asked:
        rate_for(rules.record(Rule), rules, day, None)
    assert day.isoformat() in asked.value.sentence
    assert "率3%で" in asked.value.sentence


def test_a_rate_given_comes_before_every_table(rules_of: RulesOf) -> None:
    rules = rules_of("national", FRIDAY)
    used = rate_for(rules.record(Rule), rules, date(2012, 4, 1), Fraction(3, 100))
    assert (used.rate, used.doubt) == (Fraction(3, 100), "")
    assert used.assumptions


def test_a_rule_without_any_rate_has_none(rules_of: RulesOf) -> None:
    rules = rules_of(TOWN, FRIDAY)
    with pytest.raises(NotRegulated):
        rate_for(rules.record(Rule).model_copy(update={"rate": None}), rules, FRIDAY, None)


def test_the_working_names_the_cutting(rules_of: RulesOf) -> None:
    rule = rules_of(TOWN, FRIDAY).record(Rule)
    assert interest(3_600_000, Fraction(1, 10), 5, rule, FRIDAY) == (
        5_000,
        "3,600,000円 × 10% × 5日 ÷ 360日 ＝ 5,000円（10円未満切捨て）",
    )
    assert interest(100, Fraction(1, 10), 5, rule, FRIDAY)[0] == 0
