"""The town takes 15% of the price or of the part cancelled; the other town 20% before a lease, 30% of what is left."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput, UnreadableInput
from knowledge.errors import NotRegulated
from knowledge.kinds import TaxMark
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import chief, figures, places

DEAL = "tinytown-deal"
START, END = date(2021, 2, 10), date(2024, 2, 9)


def test_it_is_a_share_of_the_whole_price(work: Work) -> None:
    worked = work("termination_penalty", amount=1_000_000)
    assert (figures(worked), places(worked)) == ([150_000, 1_000_000], ["第40条第1項"])


@pytest.mark.parametrize(("amount", "penalty"), [(6, 0), (7, 1), (13, 1), (14, 2)])
def test_what_lies_below_a_yen_is_cut(work: Work, amount: int, penalty: int) -> None:
    worked = work("termination_penalty", amount=amount)
    assert chief(worked) == penalty
    assert any("1円未満切捨て" in step for step in worked.steps)


def test_of_a_partial_termination_only_the_part_counts(work: Work) -> None:
    worked = work("termination_penalty", amount=1_000_000, part=200_000)
    assert figures(worked) == [30_000, 200_000]


def test_a_price_without_tax_is_brought_to_one_with_tax(work: Work) -> None:
    assert chief(work("termination_penalty", amount=1_000_000, tax=TaxMark.EXCLUDED)) == 165_000


def test_a_termination_nobody_is_to_blame_for_carries_none(work: Work) -> None:
    worked = work("termination_penalty", amount=100, situation="天災で解除した。違約金は")
    assert (worked.effect, figures(worked), places(worked)) == (
        "exempt",
        [0],
        ["第40条第2項", "第40条第1項"],
    )


def test_without_a_price_it_is_asked_for(work: Work) -> None:
    with pytest.raises(MissingInput):
        work("termination_penalty")


def test_a_body_without_the_rule_has_no_penalty(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("termination_penalty", book="tinytown-bare", amount=100)


@pytest.mark.parametrize(
    ("day", "place"),
    [(date(2021, 2, 9), "第9条第1号"), (START, "第9条第2号"), (date(2021, 2, 11), "第9条第2号")],
)
def test_from_the_first_day_of_a_lease_on_only_the_rest_counts(
    work: Work, day: date, place: str
) -> None:
    told = {"amount": 360_000, "monthly": 10_000, "cancelled_day": day}
    assert places(work("termination_penalty", book=DEAL, **told)) == [place]


def test_the_rest_of_a_lease_runs_from_the_day_after_to_its_last_day(work: Work) -> None:
    worked = work(
        "termination_penalty", book=DEAL, monthly=31_000, cancelled_day=date(2023, 11, 30)
    )
    rest = 31_000 * 2 + 31_000 * 9 // 29
    assert figures(worked) == [rest * 30 // 100, rest]
    assert any("解除の日の翌日から" in step for step in worked.steps)


def test_before_a_lease_its_monthly_rent_makes_the_price(work: Work) -> None:
    worked = work("termination_penalty", book=DEAL, monthly=10_000, before_start=True)
    assert figures(worked) == [72_000, 360_000]


def test_what_is_left_may_be_given_as_a_sum(work: Work) -> None:
    assert chief(work("termination_penalty", book=DEAL, remaining=500_000)) == 150_000


@pytest.mark.parametrize("told", [{}, {"before_start": False}, {"amount": 360_000}])
def test_it_is_asked_when_the_lease_ends(work: Work, told: dict[str, object]) -> None:
    with pytest.raises(MissingInput, match="いつ解除しますか"):
        work("termination_penalty", book=DEAL, **told)


def test_a_termination_after_the_term_cannot_be(work: Work) -> None:
    with pytest.raises(UnreadableInput):
        work("termination_penalty", book=DEAL, monthly=10_000, cancelled_day=END)


def test_it_is_found_in_a_question(ask: Ask) -> None:
    answer = ask("契約金額880万円の契約を業者の責任で解除。違約金はいくら?")
    assert (answer.topic, chief(answer)) == ("termination_penalty", 1_320_000)
    part = ask("契約金額880万円のうち200万円分だけ解除。違約金はいくら?")
    assert chief(part) == 300_000
