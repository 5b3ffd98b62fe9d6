"""The town leaves the document out up to 320,000円 (works, manufacture 900,000円), 第14条."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.kinds import BidMethod, ContractKind, TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.town import figures, places

BY = BidMethod.NEGOTIATED


@pytest.mark.parametrize(
    ("kind", "limit"),
    [
        (ContractKind.MANUFACTURE, 900_000),
        (ContractKind.PURCHASE, 320_000),
        (ContractKind.SERVICE, 320_000),
        (ContractKind.RENTAL_IN, 320_000),
        (ContractKind.REPAIR, 320_000),
    ],
)
def test_the_document_is_needed_one_yen_above_the_limit(
    work: Work, kind: ContractKind, limit: int
) -> None:
    below, at, above = (
        work("written_contract", amount=limit + step, kind=kind, method=BY) for step in (-1, 0, 1)
    )
    assert [w.effect for w in (below, at, above)] == ["exempt", "exempt", "duty"]
    assert places(at) == ["第14条第2項第1号"]
    assert places(above) == ["第14条第2項第1号", "第14条第1項"]
    assert figures(at) == [limit]


def test_the_price_is_compared_with_tax(work: Work) -> None:
    told = {"kind": ContractKind.SERVICE, "method": BY, "tax": TaxMark.EXCLUDED}
    assert work("written_contract", amount=290_910, **told).effect == "duty"
    assert work("written_contract", amount=290_909, **told).effect == "exempt"


def test_works_contracts_never_go_without_the_document(work: Work) -> None:
    worked = work("written_contract", amount=1, kind=ContractKind.WORKS, method=BY)
    assert (worked.effect, places(worked)) == ("duty", ["第14条第2項", "第14条第1項"])


def test_works_that_are_no_construction_have_the_higher_limit(work: Work) -> None:
    told = {"kind": ContractKind.WORKS, "construction": False, "method": BY}
    assert work("written_contract", amount=900_000, **told).effect == "exempt"
    assert work("written_contract", amount=900_001, **told).effect == "duty"


def test_a_contract_by_unit_prices_needs_the_document(work: Work) -> None:
    told = {"kind": ContractKind.PURCHASE, "method": BY, "unit_price": True}
    assert work("written_contract", amount=1, **told).effect == "duty"


def test_an_open_tender_needs_the_document(work: Work) -> None:
    told = {"kind": ContractKind.PURCHASE, "method": BidMethod.OPEN}
    assert work("written_contract", amount=1, **told).effect == "duty"


def test_without_a_method_it_says_what_it_assumed(work: Work) -> None:
    worked = work("written_contract", amount=1, kind=ContractKind.PURCHASE)
    assert any("指名競争又は随意契約" in assumption for assumption in worked.assumptions)


def test_a_case_without_a_limit_needs_no_price(work: Work) -> None:
    worked = work("written_contract", situation="せり売りに付す")
    assert (worked.effect, places(worked)) == ("exempt", ["第14条第2項第2号"])
    assert work("written_contract", situation="町長が認めた").effect == "conditional"


@pytest.mark.parametrize("amount", [320_001, 900_000])
def test_between_the_limits_it_asks_for_the_kind(work: Work, amount: int) -> None:
    with pytest.raises(MissingInput) as asked:
        work("written_contract", amount=amount, method=BY)
    assert asked.value.title == "契約の種類"


@pytest.mark.parametrize(("amount", "effect"), [(320_000, "exempt"), (900_001, "duty")])
def test_where_every_kind_gives_the_same_verdict_it_does_not_ask(
    work: Work, amount: int, effect: str
) -> None:
    told = {"amount": amount, "method": BY, "construction": False}
    assert work("written_contract", **told).effect == effect


def test_a_small_contract_that_may_be_for_works_is_asked_about(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("written_contract", amount=1, method=BY)
    assert asked.value.title == "契約の種類"


def test_without_a_price_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("written_contract", kind=ContractKind.SERVICE)
    assert asked.value.title == "契約金額"


def test_the_limits_themselves_may_be_asked_for(work: Work) -> None:
    assert figures(work("written_contract", limit_asked=True)) == [900_000, 320_000]


@pytest.mark.parametrize(
    ("kind", "effect"),
    [
        (ContractKind.MANUFACTURE, "duty"),
        (ContractKind.SERVICE, "duty"),
        (ContractKind.PURCHASE, "exempt"),
        (ContractKind.REPAIR, "exempt"),
        (ContractKind.WORKS, "prohibited"),
    ],
)
def test_a_written_acceptance_is_needed_for_some_kinds(
    work: Work, kind: ContractKind, effect: str
) -> None:
    worked = work("written_contract", acceptance=True, kind=kind)
    assert worked.effect == effect
    assert "第14条第3項" in places(worked)


def test_for_an_acceptance_the_kind_is_asked(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("written_contract", acceptance=True)
    assert asked.value.title == "契約の種類"


@pytest.mark.parametrize(
    ("situation", "effect"),
    [
        ("契約を変更したい", "duty"),
        ("契約書を省略した契約を変更", "exempt"),
        ("請書を徴した契約を変更", "permitted"),
    ],
)
def test_a_change_needs_a_document_where_the_contract_had_one(
    work: Work, situation: str, effect: str
) -> None:
    worked = work("written_contract", amendment=True, situation=situation)
    assert (worked.effect, places(worked)) == (effect, ["第14条第4項"])


def test_works_that_are_no_construction_may_have_an_acceptance(work: Work) -> None:
    told = {"acceptance": True, "kind": ContractKind.WORKS, "construction": False}
    assert work("written_contract", **told).effect == "duty"
