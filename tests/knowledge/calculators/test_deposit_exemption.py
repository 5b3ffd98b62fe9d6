"""The town waives deposits by 第4条第2項 (bid) and 第18条 (contract)."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.kinds import BidMethod, ContractKind, Deposit
from tests.knowledge.conftest import Work
from tests.knowledge.town import figures, places


def test_insurance_waives_the_bid_deposit_and_tells_what_it_needs(work: Work) -> None:
    worked = work("deposit_exemption", deposit=Deposit.BID, situation="入札保証保険に入った")
    assert (worked.effect, places(worked)) == ("exempt", ["第4条第2項第1号"])
    assert any("保険証書" in note for note in worked.notes)


@pytest.mark.parametrize(("years", "effect"), [(2, "exempt"), (3, "exempt"), (4, "duty")])
def test_a_record_older_than_the_span_does_not_count(work: Work, years: int, effect: str) -> None:
    told = {"deposit": Deposit.BID, "years": years, "situation": f"{years}年前の実績がある"}
    worked = work("deposit_exemption", **told)
    assert worked.effect == effect
    assert "第4条第2項第2号" in places(worked)


@pytest.mark.parametrize(("times", "effect"), [(1, "duty"), (2, "exempt"), (3, "exempt")])
def test_too_few_contracts_are_no_record(work: Work, times: int, effect: str) -> None:
    told = {"deposit": Deposit.BID, "times": times, "situation": f"実績が{times}回"}
    assert work("deposit_exemption", **told).effect == effect


def test_the_record_asked_for_is_given_in_figures(work: Work) -> None:
    worked = work("deposit_exemption", deposit=Deposit.BID, situation="実績がある")
    assert figures(worked) == [3, 2]


def test_a_ground_that_fails_leaves_the_duty(work: Work) -> None:
    told = {"deposit": Deposit.CONTRACT, "situation": "実績がある", "kind": ContractKind.WORKS}
    worked = work("deposit_exemption", **told)
    assert (worked.effect, places(worked)) == ("duty", ["第18条第2号", "第17条第1項"])


def test_works_that_are_no_construction_keep_the_ground(work: Work) -> None:
    told = {"kind": ContractKind.WORKS, "construction": False, "situation": "実績がある"}
    assert work("deposit_exemption", deposit=Deposit.CONTRACT, **told).effect == "exempt"


def test_a_ground_for_one_method_fails_for_another(work: Work) -> None:
    told = {"deposit": Deposit.CONTRACT, "situation": "随意契約"}
    negotiated = work("deposit_exemption", method=BidMethod.NEGOTIATED, **told)
    assert (negotiated.effect, places(negotiated)) == ("exempt", ["第18条第3号"])
    assert work("deposit_exemption", method=BidMethod.OPEN, **told).effect == "duty"


def test_for_construction_a_ground_may_be_at_discretion(work: Work) -> None:
    told = {"deposit": Deposit.CONTRACT, "situation": "随意契約", "kind": ContractKind.WORKS}
    worked = work("deposit_exemption", method=BidMethod.NEGOTIATED, **told)
    assert worked.effect == "conditional"


def test_a_ground_for_some_kinds_fails_for_others(work: Work) -> None:
    told = {"deposit": Deposit.CONTRACT, "situation": "物品"}
    assert work("deposit_exemption", kind=ContractKind.PURCHASE, **told).effect == "exempt"
    assert work("deposit_exemption", kind=ContractKind.SERVICE, **told).effect == "duty"


def test_an_item_may_be_named_by_number(work: Work) -> None:
    worked = work("deposit_exemption", deposit=Deposit.CONTRACT, situation="第18条第1号に当たる")
    assert places(worked) == ["第18条第1号"]


@pytest.mark.parametrize(
    ("deposit", "items"),
    [
        (Deposit.BID, ["第4条第2項第1号", "第4条第2項第2号", "第4条第1項"]),
        (
            Deposit.CONTRACT,
            ["第18条第1号", "第18条第2号", "第18条第3号", "第18条第4号", "第17条第1項"],
        ),
    ],
)
def test_without_a_ground_all_items_are_listed(
    work: Work, deposit: Deposit, items: list[str]
) -> None:
    worked = work("deposit_exemption", deposit=deposit)
    assert (worked.kind, worked.effect, places(worked)) == ("article", "conditional", items)


def test_which_deposit_is_asked(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("deposit_exemption")
    assert asked.value.choices == ("入札保証金", "契約保証金")


def test_without_a_ground_said_every_item_is_told_and_none_is_taken_as_met(work: Work) -> None:
    worked = work(
        "deposit_exemption", deposit=Deposit.CONTRACT, situation="市内業者なら免除できますか"
    )
    assert worked.effect == "conditional"
    assert len(places(worked)) > 1


def test_where_waiving_is_not_spoken_of_the_deposit_is_owed(work: Work) -> None:
    worked = work("deposit_exemption", deposit=Deposit.CONTRACT, situation="契約保証金は必要か")
    assert (worked.effect, places(worked)[0]) == ("duty", "第17条第1項")
