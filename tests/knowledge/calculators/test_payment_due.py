"""The town pays within 25 days (works 35, silent contract 9), the day of receipt counted."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput
from knowledge.kinds import ContractKind
from tests.knowledge.conftest import Work
from tests.knowledge.town import chief, figures, places

RECEIVED = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("told", "due", "article"),
    [
        ({}, "2026-11-26", "第22条第1項"),
        ({"kind": ContractKind.PURCHASE}, "2026-11-26", "第22条第1項"),
        ({"kind": ContractKind.WORKS}, "2026-12-06", "第22条第1項"),
        ({"silent": True}, "2026-11-10", "第22条第2項"),
        ({"silent": True, "kind": ContractKind.WORKS}, "2026-11-10", "第22条第2項"),
    ],
    ids=str,
)
def test_the_day_of_receipt_is_counted_where_the_rule_says_so(
    work: Work, told: dict[str, object], due: str, article: str
) -> None:
    worked = work("payment_due", received_day=RECEIVED, **told)
    assert (chief(worked), places(worked)) == (due, [article])
    assert "初日算入" in worked.steps[0]


def test_both_readings_are_given_and_the_safe_day(work: Work) -> None:
    assert figures(work("payment_due", received_day=RECEIVED)) == [
        "2026-11-26",
        "2026-11-27",
        "2026-11-26",
    ]


def test_where_the_day_of_receipt_is_not_counted_the_other_reading_is_the_safe_one(
    work: Work,
) -> None:
    worked = work("payment_due", book="national", received_day=RECEIVED)
    assert figures(worked) == ["2026-12-02", "2026-12-01", "2026-12-01"]
    assert "初日不算入" in worked.steps[0]


def test_on_a_closed_day_the_safe_day_is_the_office_day_before(work: Work) -> None:
    """2026-12-06 is a Sunday."""
    worked = work("payment_due", received_day=RECEIVED, kind=ContractKind.WORKS)
    assert figures(worked)[2] == "2026-12-04"
    assert any("閉庁日" in note for note in worked.notes)


def test_the_rules_own_notes_are_told(work: Work) -> None:
    assert "受理した日を1日目として数えます。" in work("payment_due", received_day=RECEIVED).notes


def test_it_says_that_it_took_the_contract_for_no_works(work: Work) -> None:
    assert work("payment_due", received_day=RECEIVED).assumptions
    told = work("payment_due", received_day=RECEIVED, kind=ContractKind.SERVICE)
    assert told.assumptions == ()


def test_without_the_day_of_receipt_it_asks_for_it(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("payment_due")
    assert asked.value.title == "請求書を受理した日"
