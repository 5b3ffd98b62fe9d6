"""The other ways of reckoning: the second town (tests/tinytown-deal) names them in its data."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput, UnreadableInput
from knowledge.kinds import ContractKind, Deposit
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import chief, figures, places

DEAL = "tinytown-deal"


def test_days_that_are_counted_from_a_day_take_it_in(work: Work) -> None:
    worked = work("contract_signing", book=DEAL, notified_day=date(2024, 6, 3))
    assert (chief(worked), places(worked)) == ("2024-06-07", ["3(1)"])
    assert any("初日算入" in step for step in worked.steps)


@pytest.mark.parametrize(("day", "effect"), [(6, "permitted"), (7, "permitted"), (8, "prohibited")])
def test_a_day_is_in_time_up_to_the_last_one(work: Work, day: int, effect: str) -> None:
    told = {"notified_day": date(2024, 6, 3), "signing_day": date(2024, 6, day)}
    assert work("contract_signing", book=DEAL, **told).effect == effect


def test_a_deposit_that_is_waived_is_not_reckoned(work: Work) -> None:
    worked = work("contract_deposit", book=DEAL, amount=3_000_000)
    assert (worked.effect, figures(worked), places(worked)) == ("exempt", [0], ["第4条"])


def test_the_legal_rate_is_national_law_and_cited(work: Work) -> None:
    worked = work("delay_penalty", book=DEAL, amount=1_000_000, days_late=73)
    assert (figures(worked), places(worked)) == ([6_000, 73], ["第8条", "第404条第3項"])
    assert worked.headline == "延滞金は 6,000円"


@pytest.mark.parametrize(("amount", "penalty"), [(8_333, 0), (8_334, 50)])
def test_too_small_a_penalty_is_none(work: Work, amount: int, penalty: int) -> None:
    assert chief(work("delay_penalty", book=DEAL, amount=amount, days_late=73)) == penalty


@pytest.mark.parametrize(("minor", "penalty"), [(True, 600), (False, 6_000), (None, 6_000)])
def test_what_is_left_is_the_base_only_where_the_delay_does_little_harm(
    work: Work, minor: bool | None, penalty: int
) -> None:
    told = {"amount": 1_000_000, "undelivered": 100_000, "minor": minor, "days_late": 73}
    assert chief(work("delay_penalty", book=DEAL, **told)) == penalty


def test_with_little_harm_it_is_asked_what_is_left(work: Work) -> None:
    with pytest.raises(MissingInput, match="未履行"):
        work("delay_penalty", book=DEAL, amount=1_000_000, minor=True, days_late=73)


def test_more_left_than_ordered_cannot_be(work: Work) -> None:
    with pytest.raises(UnreadableInput):
        work("delay_penalty", book=DEAL, amount=10, undelivered=11, minor=True, days_late=1)


@pytest.mark.parametrize(
    ("amount", "effect"), [(199_999, "exempt"), (200_000, "duty"), (200_001, "duty")]
)
def test_a_price_must_lie_below_the_limit(work: Work, amount: int, effect: str) -> None:
    told = {
        "deposit": Deposit.CONTRACT,
        "amount": amount,
        "situation": "少額で不履行のおそれがない",
    }
    worked = work("deposit_exemption", book=DEAL, **told)
    assert worked.effect == effect
    assert "4(1)" in places(worked)


@pytest.mark.parametrize(("amount", "effect"), [(399_999, "exempt"), (400_000, "duty")])
def test_with_a_guarantor_the_limit_is_higher(work: Work, amount: int, effect: str) -> None:
    told = {"deposit": Deposit.CONTRACT, "amount": amount, "guaranteed": True}
    said = "少額でおそれがない。連帯保証人あり"
    assert work("deposit_exemption", book=DEAL, situation=said, **told).effect == effect
    unfit = work("deposit_exemption", book=DEAL, situation=f"{said}(異業種)", **told)
    assert unfit.effect == "duty"


def test_a_condition_that_is_not_told_leaves_it_open(work: Work) -> None:
    told = {"deposit": Deposit.CONTRACT, "situation": "少額です"}
    assert work("deposit_exemption", book=DEAL, amount=100_000, **told).effect == "conditional"
    told["situation"] = "少額で不履行のおそれがない"
    worked = work("deposit_exemption", book=DEAL, **told)
    assert (worked.effect, figures(worked)) == ("conditional", [200_000, 400_000])


@pytest.mark.parametrize(
    ("kind", "after", "effect"),
    [
        (ContractKind.WORKS, 374_999, "exempt"),
        (ContractKind.WORKS, 375_000, "duty"),
        (ContractKind.SERVICE, 749_999, "exempt"),
        (ContractKind.SERVICE, 750_000, "duty"),
    ],
)
def test_a_change_of_price_must_stay_small_beside_the_deposit(
    work: Work, kind: ContractKind, after: int, effect: str
) -> None:
    told = {"deposit": Deposit.CONTRACT, "kind": kind, "after": after, "paid": 10_000}
    worked = work("deposit_exemption", book=DEAL, situation="代金の変更", **told)
    assert worked.effect == effect


@pytest.mark.parametrize("told", [{}, {"after": 100}])
def test_a_change_needs_its_amounts(work: Work, told: dict[str, object]) -> None:
    with pytest.raises(MissingInput):
        work("deposit_exemption", book=DEAL, deposit=Deposit.CONTRACT, situation="変更", **told)


@pytest.mark.parametrize(
    ("book", "name", "words", "days"),
    [
        ("tinytown", "payment_due", "請求書から支払まで何日以内?", 25),
        ("tinytown", "inspection", "完了の通知から検査まで何日以内?", 6),
        (DEAL, "contract_signing", "落札決定から契約書の提出まで何日以内?", 5),
    ],
)
def test_the_number_of_days_is_given_where_no_day_is_told(
    ask: Ask, book: str, name: str, words: str, days: int
) -> None:
    answer = ask(words, book=book)
    assert days in figures(answer), (name, answer.headline)
