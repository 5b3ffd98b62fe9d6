"""The town leases from 15 January 2027 to 14 January 2029; the opening days have a daily rent."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput, UnreadableInput
from knowledge.errors import NotRegulated
from knowledge.kinds import TaxMark
from knowledge.reckoning.lease import MonthPart, varies
from knowledge.reckoning.lease_days import Told, days_used, told_in_words
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import BARE, FRIDAY, chief, figures, places

APRIL = date(2027, 4, 1)
MINE = TaxMark.INCLUDED


@pytest.mark.parametrize(
    ("told", "rent"),
    [
        ({}, 310_000),
        ({"days_lost": 0}, 310_000),
        ({"days_lost": 1}, 299_666),
        ({"days_lost": 6}, 248_000),
        ({"days_lost": 30}, 0),
        ({"days_used": 15}, 155_000),
        ({"days_used": 30}, 310_000),
        ({"days_used": 0}, 0),
    ],
)
def test_a_month_is_paid_by_its_days(work: Work, told: dict[str, int], rent: int) -> None:
    worked = work("lease_proration", monthly=310_000, month=APRIL, tax=MINE, **told)
    assert chief(worked) == rent


@pytest.mark.parametrize(("year", "rent"), [(2027, 290_000 * 22 // 28), (2028, 290_000 * 23 // 29)])
def test_february_has_its_own_days(work: Work, year: int, rent: int) -> None:
    worked = work("lease_proration", monthly=290_000, month=date(year, 2, 1), days_lost=6)
    assert chief(worked) == rent


def test_the_last_month_is_broken_by_the_term(work: Work) -> None:
    for told in ({"last_month": True}, {"month": date(2029, 1, 1)}):
        worked = work("lease_proration", monthly=310_000, tax=MINE, **told)
        assert (figures(worked), places(worked)) == ([140_000, 14], ["第5条第2項", "第5条第1項"])


def test_days_lost_in_the_last_month_are_taken_from_its_own(work: Work) -> None:
    worked = work("lease_proration", monthly=310_000, last_month=True, days_lost=4)
    assert figures(worked) == [100_000, 10]
    with pytest.raises(UnreadableInput):
        work("lease_proration", monthly=310_000, last_month=True, days_lost=15)


def test_the_opening_days_have_a_daily_rent(work: Work) -> None:
    worked = work("lease_proration", month=date(2027, 1, 1), daily=9_000, monthly=310_000)
    assert chief(worked) == 9_000 * 17
    with pytest.raises(MissingInput) as asked:
        work("lease_proration", first_month=True, monthly=310_000)
    assert asked.value.field == "daily"


def test_the_whole_term_adds_up(work: Work) -> None:
    """23 whole months, 14 of 31 days, and 17 days at the daily rent."""
    worked = work("lease_proration", monthly=310_000, daily=9_000, total=True, tax=MINE)
    assert chief(worked) == 23 * 310_000 + 140_000 + 153_000
    without = work("lease_proration", monthly=310_000, total=True, tax=MINE)
    assert chief(without) == 23 * 310_000 + 140_000
    assert "日額を書けば足します" in without.notes[0]


def test_rent_without_tax_is_taxed_first(work: Work) -> None:
    worked = work(
        "lease_proration", monthly=300_000, month=APRIL, days_lost=3, tax=TaxMark.EXCLUDED
    )
    assert chief(worked) == 330_000 * 27 // 30


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("町の責めで使えなかった", 300_000),
        ("台風で使えなかった", 300_000),
        ("業者のせいで使えなかった", 200_000),
        ("台風のあと業者の修理が遅れて使えなかった", 200_000),
        ("使えなかった", 200_000),
    ],
)
def test_only_the_lessors_fault_lowers_the_rent(work: Work, text: str, rent: int) -> None:
    worked = work("lease_proration", monthly=300_000, month=APRIL, days_lost=10, situation=text)
    assert chief(worked) == rent
    assert (worked.effect == "prohibited") == (rent == 300_000)


def test_whether_the_rent_is_lowered_needs_no_price(work: Work) -> None:
    worked = work("lease_proration", situation="町の責めで使えなかったら日割りになる")
    assert (worked.kind, worked.effect, worked.values) == ("verdict", "prohibited", ())


def test_a_fault_that_is_nobodys_word_is_assumed_and_said(work: Work) -> None:
    told = {"monthly": 300_000, "month": APRIL, "days_lost": 10, "tax": MINE}
    assert work("lease_proration", **told, situation="業者の故障で").assumptions == ()
    assert len(work("lease_proration", **told, situation="使えなかった").assumptions) == 1


def test_days_lost_without_a_number_are_asked_for(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("lease_proration", monthly=300_000, month=APRIL, situation="故障で使えない日があった")
    assert asked.value.field == "days_lost"


@pytest.mark.parametrize(("missing", "told"), [("monthly", {"month": APRIL}), ("month", {"monthly": 300_000})])  # fmt: skip
def test_rent_and_month_are_asked_for(work: Work, missing: str, told: dict[str, object]) -> None:
    with pytest.raises(MissingInput) as asked:
        work("lease_proration", **told)
    assert asked.value.field == missing


@pytest.mark.parametrize("month", [date(2026, 12, 1), date(2029, 2, 1)])
def test_a_month_outside_the_term_is_refused(work: Work, month: date) -> None:
    with pytest.raises(UnreadableInput):
        work("lease_proration", monthly=300_000, month=month)


def test_a_month_without_a_year_is_one_of_the_term(work: Work) -> None:
    """In November 2026 the nearest December lies before the lease."""
    worked = work(
        "lease_proration",
        monthly=310_000,
        month=date(2026, 12, 1),
        days_lost=1,
        situation="12月は1日",
    )
    assert chief(worked) == 300_000
    assert worked.headline.startswith("12月分")


def test_where_the_year_matters_it_is_said(work: Work) -> None:
    worked = work(
        "lease_proration",
        monthly=280_000,
        month=date(2027, 2, 1),
        days_lost=1,
        situation="2月は1日",
    )
    assert worked.headline.startswith("2027年2月分")
    assert "年によって日数が違います" in worked.notes[0]


def test_a_body_without_a_lease_has_no_such_sum(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("lease_proration", monthly=300_000, month=APRIL, book=BARE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4月11日から使えなくなった", Told(lost_from=date(2027, 4, 11))),
        ("4月10日までしか使えなかった", Told(used_until=date(2027, 4, 10))),
        ("4月10日から4月20日まで故障", Told(lost_from=date(2027, 4, 10), lost_until=date(2027, 4, 20))),
        ("4月11日から使い始めた", Told(used_from=date(2027, 4, 11))),
        ("6日間使えなかった", Told()),
    ],
)  # fmt: skip
def test_days_are_told_by_where_they_begin_and_end(text: str, told: Told) -> None:
    assert told_in_words(text, FRIDAY.replace(year=2027, month=5)) == told


@pytest.mark.parametrize(
    ("told", "days"),
    [
        (Told(lost_from=date(2027, 4, 11)), 10),
        (Told(lost_from=date(2027, 3, 20), lost_until=date(2027, 4, 5)), 25),
        (Told(lost_from=date(2027, 4, 30), lost_until=date(2027, 5, 5)), 29),
        (Told(used_until=date(2027, 4, 10)), 10),
        (Told(used_from=date(2027, 4, 30)), 1),
    ],
)
def test_a_period_is_clipped_to_its_month(told: Told, days: int) -> None:
    use = days_used(MonthPart(APRIL, 30, 30), told)
    assert use is not None
    assert use.days == days


def test_a_period_outside_the_month_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        days_used(MonthPart(APRIL, 30, 30), Told(lost_from=date(2027, 5, 1)))


def test_only_february_varies() -> None:
    assert [m for m in range(1, 13) if varies(date(2026, m, 1))] == [2]


def test_a_question_tells_rent_month_and_days(ask: Ask) -> None:
    answer = ask(
        "賃貸借料、月額（税込）31万円。4月に業者の故障で6日間使えなかった。いくら払う?",
        on=date(2027, 5, 10),
    )
    assert (answer.topic, chief(answer)) == ("lease_proration", 248_000)


def test_a_question_without_rent_is_asked_back(ask: Ask) -> None:
    answer = ask("4月は15日しか使えなかった(業者の責任)ので日割りで", on=date(2027, 5, 10))
    assert (answer.kind, answer.missing) == ("clarification", ("月額賃貸借料",))
