from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from knowledge import Desk
from knowledge.calculators.small_value_contract import Ceiling, Rule
from knowledge.errors import NotRegulated
from knowledge.rulebook.book import Rules
from tests.knowledge.town import BARE, FRIDAY, TOWN

RulesOf = Callable[[str, date], Rules]


@pytest.mark.parametrize(
    ("cite", "locator"),
    [
        ("第4条第1項", "第4条第1項"),
        ("契約規則 第4条第1項", "第4条第1項"),
        ("第4条第2項第1号", "第4条第2項第1号"),
        ("第9条第1号", "第9条第1号"),
        ("第9条第1項第1号", "第9条第1号"),
        ("第8条第1項", "第8条"),
        ("第4条", "第4条"),
        ("第3条の2", "第3条の2"),
    ],
)
def test_a_provision_is_found_by_its_name(desk: Desk, cite: str, locator: str) -> None:
    """第1項 of an article with one paragraph may be named or not."""
    found = desk.book(TOWN).cite(cite)
    assert found is not None
    assert (found.rulebook, found.source, found.locator) == (TOWN, "契約規則", locator)
    assert found.gist


@pytest.mark.parametrize("cite", ["第99条", "第4条第9項", "第4条第2項第9号", "民法 第140条", "…", "第8条第2項"])  # fmt: skip
def test_what_is_not_there_is_not_found(desk: Desk, cite: str) -> None:
    assert desk.book(TOWN).cite(cite) is None


def test_a_body_sees_its_own_rule_only(rules_of: RulesOf) -> None:
    assert rules_of(TOWN, FRIDAY).has(Rule)
    bare = rules_of(BARE, FRIDAY)
    assert not bare.has(Rule)
    with pytest.raises(NotRegulated) as silent:
        bare.record(Rule)
    assert "かすみ村" in silent.value.sentence


def test_the_states_rule_is_asked_for_by_name(rules_of: RulesOf) -> None:
    rules = rules_of(BARE, FRIDAY)
    assert rules.national_record(Ceiling).municipality
    with pytest.raises(NotRegulated):
        rules.record(Ceiling)
    with pytest.raises(NotRegulated):
        rules.national_record(Rule)


def test_a_citation_of_national_law_says_whose_it_is(rules_of: RulesOf) -> None:
    assert rules_of(TOWN, FRIDAY).cite("民法 第140条").rulebook == "national"
    assert rules_of(TOWN, FRIDAY).cite("第1条").rulebook == TOWN
    with pytest.raises(NotRegulated):
        rules_of(TOWN, FRIDAY).cite("第99条")


def test_a_body_without_closing_days_of_its_own_has_the_usual_ones(rules_of: RulesOf) -> None:
    day = date(2026, 12, 28)
    assert not rules_of(TOWN, FRIDAY).calendar.is_open(day)
    assert rules_of(BARE, FRIDAY).calendar.is_open(day)
    assert not rules_of(BARE, FRIDAY).calendar.is_open(date(2026, 12, 29))
