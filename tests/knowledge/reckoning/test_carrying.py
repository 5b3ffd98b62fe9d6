from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from knowledge.kinds import BidMethod
from knowledge.reckoning.carrying import carried_by, carried_note, carrier_of, cite_with
from knowledge.rulebook.book import Rules
from tests.knowledge.town import FRIDAY, TOWN

RulesOf = Callable[[str, date], Rules]


@pytest.mark.parametrize(
    ("cite", "method", "carrier"),
    [
        ("第4条第1項", BidMethod.DESIGNATED, "第15条"),
        ("第4条第1項", BidMethod.AUCTION, "第16条"),
        ("第4条第1項", BidMethod.OPEN, None),
        ("第4条第1項", BidMethod.NEGOTIATED, None),
        ("第4条第1項", None, None),
        ("第3条第1項", BidMethod.AUCTION, None),
        ("第99条", BidMethod.DESIGNATED, None),
    ],
)
def test_the_carrying_provision_is_the_one_for_the_method(
    rules_of: RulesOf, cite: str, method: BidMethod | None, carrier: str | None
) -> None:
    assert carrier_of(rules_of(TOWN, FRIDAY), cite, method) == carrier


def test_the_carrying_article_stands_first_and_once(rules_of: RulesOf) -> None:
    cites = ("第7条第1項", "第7条第2項")
    cited = cite_with(rules_of(TOWN, FRIDAY), cites, BidMethod.DESIGNATED)
    assert [c.locator for c in cited] == ["第15条", *cites]


def test_the_note_names_method_and_article(rules_of: RulesOf) -> None:
    rules = rules_of(TOWN, FRIDAY)
    assert "第15条" in carried_note(rules, "第4条第1項", BidMethod.DESIGNATED)[0]
    assert carried_note(rules, "第4条第1項", BidMethod.OPEN) == ()


def test_what_an_article_carries_is_named_unless_it_is_too_much(rules_of: RulesOf) -> None:
    rules = rules_of(TOWN, FRIDAY)
    units = {str(unit.locator): unit for _, unit in rules.book.units()}
    assert [str(u.article.number) for _, u in carried_by(rules, units["第16条"])] == [
        "第2条",
        "第4条",
    ]
    assert carried_by(rules, units["第15条"]) == []
