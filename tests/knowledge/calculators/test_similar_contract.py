"""The town: a record of six tenths of the plan or more, three contracts, within three years."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput, UnreadableInput
from knowledge.errors import NotRegulated
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import BARE, chief, figures, places


def test_a_monthly_price_counts_by_the_year(work: Work) -> None:
    worked = work("similar_contract", record_monthly=450_000)
    assert (figures(worked)[0], places(worked)[0]) == (5_400_000, "第6条第1号")


def test_a_record_tells_up_to_which_plan_it_is_enough(work: Work) -> None:
    worked = work("similar_contract", record_monthly=450_000)
    assert figures(worked)[1:] == [9_000_000, 750_000]
    assert places(worked) == ["第6条第1号", "第6条第2号"]


@pytest.mark.parametrize(
    ("total", "months", "scale"),
    [(19_800_000, 36, 6_600_000), (7_000_000, 13, 6_461_538), (3_000_000, None, 3_000_000)],
)
def test_a_total_is_brought_to_a_year(
    work: Work, total: int, months: int | None, scale: int
) -> None:
    assert chief(work("similar_contract", record_total=total, record_months=months)) == scale


def test_a_plan_asks_for_a_least_scale(work: Work) -> None:
    worked = work("similar_contract", planned_monthly=600_000)
    assert (figures(worked), places(worked)) == (
        [4_320_000, 7_200_000],
        ["第6条第1号", "第6条第2号"],
    )
    assert chief(work("similar_contract", planned=7_200_000)) == 4_320_000
    assert chief(work("similar_contract", planned=36_000_000, planned_months=60)) == 4_320_000


def test_a_least_scale_with_a_fraction_is_rounded_up(work: Work) -> None:
    assert chief(work("similar_contract", planned=1_000_001)) == 600_001


@pytest.mark.parametrize(
    ("record", "effect"),
    [(4_319_999, "prohibited"), (4_320_000, "permitted"), (4_320_001, "permitted")],
)
def test_the_least_scale_itself_is_enough(work: Work, record: int, effect: str) -> None:
    worked = work("similar_contract", record_total=record, planned=7_200_000, times=3)
    assert (worked.kind, worked.effect) == ("verdict", effect)


def test_the_exact_scale_is_compared_not_the_one_shown(work: Work) -> None:
    """60 months of 3,000,000円 are 600,000 a year; 13 months of 650,000円 are 600,000 as well."""
    told = {"planned": 1_000_000, "times": 3}
    assert work("similar_contract", record_total=650_000, record_months=13, **told).effect == "permitted"  # fmt: skip
    assert work("similar_contract", record_total=649_999, record_months=13, **told).effect == "prohibited"  # fmt: skip


@pytest.mark.parametrize(
    ("times", "effect"),
    [(2, "prohibited"), (3, "permitted"), (4, "permitted"), (None, "conditional")],
)
def test_it_takes_so_many_contracts(work: Work, times: int | None, effect: str) -> None:
    worked = work("similar_contract", record_monthly=600_000, planned_monthly=600_000, times=times)
    assert worked.effect == effect


def test_too_few_contracts_need_no_prices(work: Work) -> None:
    assert work("similar_contract", times=2).effect == "prohibited"
    with pytest.raises(MissingInput):
        work("similar_contract", times=3)
    with pytest.raises(MissingInput):
        work("similar_contract")


@pytest.mark.parametrize(("performed", "effect"), [(date(2022, 4, 1), "prohibited"), (date(2022, 4, 2), "permitted"), (date(2022, 4, 3), "permitted")])  # fmt: skip
def test_the_years_run_back_from_the_contract(work: Work, performed: date, effect: str) -> None:
    told = {"record_monthly": 600_000, "planned_monthly": 600_000, "times": 3}
    worked = work("similar_contract", **told, performed=performed, contract_day=date(2025, 4, 1))
    assert worked.effect == effect


@pytest.mark.parametrize(
    ("text", "effect"),
    [("民間との3件", "prohibited"), ("市との3件", "permitted"), ("3件", "permitted")],
)
def test_contracts_with_private_parties_do_not_count(work: Work, text: str, effect: str) -> None:
    told = {"record_monthly": 600_000, "planned_monthly": 600_000, "situation": text}
    assert work("similar_contract", **told).effect == effect


def test_a_term_of_no_months_is_refused(work: Work) -> None:
    with pytest.raises(UnreadableInput):
        work("similar_contract", record_total=1_000_000, record_months=0)


def test_a_fault_of_the_document_is_said(work: Work) -> None:
    assert "架空の注です。" in work("similar_contract", record_monthly=1).notes


def test_a_body_without_the_rule_has_no_such_sum(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("similar_contract", record_monthly=450_000, book=BARE)


def test_two_monthly_prices_are_told_apart(ask: Ask) -> None:
    told = "過去に履行した月額45万円の契約が3回、今回は月額60万円の予定。ほぼ同じくする規模として認めていい?"
    answer = ask(told)
    assert (answer.topic, answer.verdict) == ("similar_contract", "allowed")
    assert figures(answer) == [5_400_000, 4_320_000]
