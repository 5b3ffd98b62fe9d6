"""The town's limits stand in 第9条; that of works was raised on 2024-04-01."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.errors import NothingInForce, NotRegulated
from knowledge.kinds import ContractKind, TaxMark
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.properties import QUICK, prices
from tests.knowledge.town import BARE, figures, places

LIMITS = {
    ContractKind.WORKS: (900_000, "第9条第1号"),
    ContractKind.MANUFACTURE: (900_000, "第9条第1号"),
    ContractKind.PURCHASE: (600_000, "第9条第2号"),
    ContractKind.RENTAL_IN: (350_000, "第9条第3号"),
    ContractKind.SALE: (250_000, "第9条第4号"),
    ContractKind.RENTAL_OUT: (200_000, "第9条第5号"),
    ContractKind.SERVICE: (450_000, "第9条第6号"),
    ContractKind.REPAIR: (450_000, "第9条第6号"),
}


@pytest.mark.parametrize("kind", LIMITS)
def test_the_verdict_changes_one_yen_above_the_limit(work: Work, kind: ContractKind) -> None:
    limit, item = LIMITS[kind]
    below, at, above = (
        work("small_value_contract", price=limit + step, kind=kind) for step in (-1, 0, 1)
    )
    assert [w.effect for w in (below, at, above)] == ["permitted", "permitted", "prohibited"]
    assert all(places(w)[0] == item for w in (below, at, above))
    assert figures(at) == [limit, limit]


def test_above_the_limit_the_other_grounds_are_cited(work: Work) -> None:
    worked = work("small_value_contract", price=600_001, kind=ContractKind.PURCHASE)
    assert places(worked)[1:] == ["第167条の2第1項第2号", "第167条の2第1項第5号"]
    assert any("別に検討" in note for note in worked.notes)


@pytest.mark.parametrize(
    ("day", "limit"), [(date(2024, 3, 31), 700_000), (date(2024, 4, 1), 900_000)]
)
def test_the_limit_is_the_one_of_the_day(work: Work, day: date, limit: int) -> None:
    kind = ContractKind.WORKS
    assert figures(work("small_value_contract", on=day, price=800_000, kind=kind))[1] == limit


def test_before_the_rulebook_there_is_no_limit(work: Work) -> None:
    with pytest.raises(NothingInForce):
        work("small_value_contract", on=date(2010, 3, 31), price=1, kind=ContractKind.WORKS)


@pytest.mark.parametrize(("price", "effect"), [(545_454, "permitted"), (545_455, "permitted")])
def test_a_price_without_tax_is_compared_with_tax(work: Work, price: int, effect: str) -> None:
    """545,455円 without tax is 600,000.5円 with it, cut to the limit itself."""
    kind, tax = ContractKind.PURCHASE, TaxMark.EXCLUDED
    assert work("small_value_contract", price=price, kind=kind, tax=tax).effect == effect
    above = work("small_value_contract", price=545_456, kind=kind, tax=tax)
    assert above.effect == "prohibited"


@pytest.mark.parametrize("price", [200_001, 600_000, 900_000])
def test_between_the_limits_it_asks_for_the_kind(work: Work, price: int) -> None:
    with pytest.raises(MissingInput) as asked:
        work("small_value_contract", price=price)
    assert asked.value.title == "契約の種類"
    assert asked.value.choices == tuple(kind.title_ja for kind in ContractKind)


@pytest.mark.parametrize(("price", "effect"), [(200_000, "permitted"), (900_001, "prohibited")])
def test_where_every_kind_gives_the_same_verdict_it_does_not_ask(
    work: Work, price: int, effect: str
) -> None:
    worked = work("small_value_contract", price=price)
    assert (worked.effect, places(worked)[0]) == (effect, "第9条")


def test_without_a_price_it_lists_the_limits(work: Work) -> None:
    assert figures(work("small_value_contract")) == [
        900_000,
        600_000,
        350_000,
        250_000,
        200_000,
        450_000,
    ]
    one = work("small_value_contract", kind=ContractKind.SALE)
    assert (figures(one), places(one)) == ([250_000], ["第9条第4号"])


def test_the_ceiling_of_the_state_stands_beside_and_is_named_so(work: Work) -> None:
    worked = work("small_value_contract", price=700_000, kind=ContractKind.PURCHASE)
    note = next(note for note in worked.notes if "国の上限" in note)
    assert "1,500,000円" in note
    assert worked.effect == "prohibited"
    assert 1_500_000 not in figures(worked)


@pytest.mark.parametrize(
    ("day", "ceiling"), [(date(2025, 3, 31), "800,000円"), (date(2025, 4, 1), "1,500,000円")]
)
def test_the_ceiling_is_the_one_of_the_day(work: Work, day: date, ceiling: str) -> None:
    worked = work("small_value_contract", on=day, price=1, kind=ContractKind.PURCHASE)
    assert any(ceiling in note for note in worked.notes)


def test_a_lease_names_how_the_town_counts_it(work: Work) -> None:
    worked = work("small_value_contract", price=1, kind=ContractKind.RENTAL_IN)
    assert any("年額" in note for note in worked.notes)


def test_splitting_is_warned_of_within_the_limit(work: Work) -> None:
    worked = work("small_value_contract", price=1, kind=ContractKind.SALE)
    assert any("分ける" in note for note in worked.notes)


def test_a_body_without_the_rule_has_no_limit_of_the_state_instead(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("small_value_contract", book=BARE, price=1, kind=ContractKind.SALE)


@QUICK
@given(lower=prices, higher=prices)
def test_what_a_higher_price_may_a_lower_one_may_too(work: Work, lower: int, higher: int) -> None:
    lower, higher = sorted((1 + lower % 2_000_000, 1 + higher % 2_000_000))
    kind = ContractKind.SERVICE
    if work("small_value_contract", price=higher, kind=kind).effect == "permitted":
        assert work("small_value_contract", price=lower, kind=kind).effect == "permitted"


def test_the_largest_monthly_price_of_a_lease_stays_within_the_limit(work: Work) -> None:
    told = {"kind": ContractKind.SERVICE, "months": 12, "monthly": True}
    assert figures(work("small_value_contract", **told)) == [37_500, 450_000]
    whole = work("small_value_contract", kind=ContractKind.SERVICE, months=12)
    assert figures(whole) == [450_000]


def test_where_a_lease_counts_by_the_year_a_longer_term_changes_nothing(ask: Ask) -> None:
    """The town says 年額: 20,000円 a month is 240,000円 a year, whatever the term."""
    answer = ask("月額2万円、36か月のリースは随意契約できる?")
    assert answer.verdict == "allowed"
    assert ask("月額3万円、36か月のリースは随意契約できる?").verdict == "not_allowed"


def test_where_several_kinds_remain_no_ceiling_is_shown(work: Work) -> None:
    worked = work("small_value_contract", price=900_001)
    assert not any("国の上限" in note for note in worked.notes)
