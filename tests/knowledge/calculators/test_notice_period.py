"""The town's notice: 建設工事 12 days (urgent 7), others 8 (urgent 4), on re-notice 2."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from knowledge import MissingInput
from knowledge.kinds import BidMethod, ContractKind
from tests.knowledge.conftest import Work
from tests.knowledge.properties import QUICK, days
from tests.knowledge.town import figures, places

BID = date(2026, 12, 17)
CASES = [
    (True, False, 12, "第3条第1項"),
    (True, True, 7, "第3条第1項"),
    (False, False, 8, "第3条第2項"),
    (False, True, 4, "第3条第2項"),
]


@pytest.mark.parametrize(("construction", "urgent", "before", "article"), CASES)
def test_the_limit_counts_back_from_the_day_before_the_bid(
    work: Work, *, construction: bool, urgent: bool, before: int, article: str
) -> None:
    worked = work("notice_period", bid_day=BID, construction=construction, urgent=urgent)
    limit = BID - timedelta(days=before)
    safe = limit - timedelta(days=1)
    assert figures(worked) == [limit.isoformat(), safe.isoformat()]
    assert places(worked) == [article]


@pytest.mark.parametrize(("construction", "urgent", "before", "article"), CASES)
@pytest.mark.parametrize(("late", "effect"), [(-1, "permitted"), (0, "permitted"), (1, "prohibited")])  # fmt: skip
def test_a_notice_one_day_late_is_too_late(
    work: Work, *, construction: bool, urgent: bool, before: int, article: str, late: int, effect: str
) -> None:  # fmt: skip
    notice = BID - timedelta(days=before) + timedelta(days=late)
    worked = work(
        "notice_period", bid_day=BID, notice_day=notice, construction=construction, urgent=urgent
    )
    assert (worked.effect, places(worked)) == (effect, [article])


def test_from_a_notice_it_tells_the_first_day_for_the_bid(work: Work) -> None:
    worked = work("notice_period", notice_day=date(2026, 12, 1), construction=False)
    assert figures(worked) == ["2026-12-09", "2026-12-10"]


def test_the_limit_is_not_moved_by_closed_days(work: Work) -> None:
    """2026-12-12 is a Saturday."""
    worked = work("notice_period", bid_day=date(2026, 12, 20), construction=False)
    assert figures(worked)[0] == "2026-12-12"


def test_without_days_it_tells_the_period(work: Work) -> None:
    assert figures(work("notice_period", construction=True)) == [12]


def test_a_kind_decides_whether_it_is_construction(work: Work) -> None:
    assert figures(work("notice_period", kind=ContractKind.WORKS)) == [12]
    assert figures(work("notice_period", kind=ContractKind.SERVICE)) == [8]
    assert figures(work("notice_period", kind=ContractKind.WORKS, construction=False)) == [8]


def test_it_asks_whether_it_is_construction(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("notice_period", bid_day=BID)
    assert asked.value.title == "建設工事か"
    assert len(asked.value.choices) == 2


def test_it_says_that_it_took_the_case_for_ordinary(work: Work) -> None:
    assert work("notice_period", bid_day=BID, construction=True).assumptions
    told = work("notice_period", bid_day=BID, construction=True, urgent=False)
    assert told.assumptions == ()


def test_a_second_notice_is_shorter_and_needs_no_kind(work: Work) -> None:
    worked = work("notice_period", bid_day=BID, again=True)
    assert (figures(worked)[0], places(worked)) == ("2026-12-15", ["第3条の2"])


def test_a_second_notice_cites_what_it_shortens_where_the_kind_is_known(work: Work) -> None:
    worked = work("notice_period", bid_day=BID, again=True, kind=ContractKind.WORKS)
    assert places(worked) == ["第3条の2", "第3条第1項"]


def test_carried_to_designated_tenders_both_articles_are_cited(work: Work) -> None:
    worked = work("notice_period", construction=True, method=BidMethod.DESIGNATED)
    assert places(worked) == ["第15条", "第3条第1項"]


@QUICK
@given(bid=days)
def test_the_limit_and_the_first_day_for_the_bid_are_inverse(work: Work, bid: date) -> None:
    limit = figures(work("notice_period", bid_day=bid, construction=False))[0]
    notice = date.fromisoformat(str(limit))
    first = figures(work("notice_period", notice_day=notice, construction=False))[0]
    assert first == bid.isoformat()


def test_a_check_gives_the_limit_and_the_safe_day(work: Work) -> None:
    told = {"bid_day": BID, "notice_day": date(2026, 12, 1), "construction": False}
    assert figures(work("notice_period", **told)) == ["2026-12-09", "2026-12-08"]


def test_the_other_reading_of_the_period_is_told(work: Work) -> None:
    worked = work("notice_period", bid_day=BID, construction=False)
    assert any("丸8日" in step and "12月8日" in step for step in worked.steps)
