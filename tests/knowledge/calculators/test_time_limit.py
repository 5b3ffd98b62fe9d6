"""The town: 2 years for defects, papers kept 4 fiscal years, a record of 3 years before the contract."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput
from knowledge.errors import NotRegulated
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import BARE, chief, places

DEFECTS, PAPERS, RECORD = "契約不適合", "帳簿の保存", "過去3年の実績"


@pytest.mark.parametrize(
    ("known", "end"),
    [
        (date(2024, 11, 5), "2026-11-05"),
        (date(2024, 2, 29), "2026-02-28"),
        (date(2026, 2, 28), "2028-02-29"),
        (date(2026, 12, 31), "2028-12-31"),
    ],
)
def test_the_day_it_became_known_is_not_counted(work: Work, known: date, end: str) -> None:
    worked = work("time_limit", situation=DEFECTS, day=known)
    assert (worked.kind, chief(worked), places(worked)) == ("calculation", end, ["第1条"])


@pytest.mark.parametrize(("act", "effect"), [(4, "permitted"), (5, "permitted"), (6, "prohibited")])
def test_the_last_day_is_still_within(work: Work, act: int, effect: str) -> None:
    worked = work(
        "time_limit", situation=DEFECTS, day=date(2024, 11, 5), act_day=date(2026, 11, act)
    )
    assert (worked.kind, worked.effect) == ("verdict", effect)


@pytest.mark.parametrize(("day", "effect"), [(date(2026, 11, 20), "permitted"), (date(2026, 11, 21), "prohibited")])  # fmt: skip
def test_now_is_today(work: Work, day: date, effect: str) -> None:
    worked = work("time_limit", situation=DEFECTS, day=date(2024, 11, 20), now=True, on=day)
    assert worked.effect == effect


def test_without_a_day_the_length_is_told(work: Work) -> None:
    worked = work("time_limit", situation=DEFECTS)
    assert (worked.kind, worked.values[0].value, worked.values[0].unit) == ("article", 2, "年")


def test_a_printed_day_serves_where_none_is_told(work: Work) -> None:
    worked = work("time_limit", situation=PAPERS)
    assert (worked.kind, [v.value for v in worked.values]) == ("article", ["2032-03-31", 4])
    told = work("time_limit", situation=PAPERS, day=date(2029, 4, 1))
    assert (told.kind, chief(told)) == ("calculation", "2033-03-31")


@pytest.mark.parametrize(("act", "effect"), [(date(2032, 3, 31), "duty"), (date(2032, 4, 1), "exempt")])  # fmt: skip
def test_what_a_period_does_is_the_rulebooks(work: Work, act: date, effect: str) -> None:
    assert work("time_limit", situation=PAPERS, act_day=act).effect == effect


@pytest.mark.parametrize(("act", "effect"), [(date(2022, 4, 1), "prohibited"), (date(2022, 4, 2), "permitted"), (date(2022, 4, 3), "permitted")])  # fmt: skip
def test_a_period_before_a_day_has_a_beginning(work: Work, act: date, effect: str) -> None:
    """The day of contract is its first day, counted backwards."""
    worked = work("time_limit", situation=RECORD, day=date(2025, 4, 1), act_day=act)
    assert (chief(worked), worked.effect) == ("2022-04-02", effect)


def test_to_check_a_day_the_day_it_runs_from_is_needed(work: Work) -> None:
    with pytest.raises(MissingInput):
        work("time_limit", situation=DEFECTS, act_day=date(2026, 11, 5))


def test_the_provision_found_tells_which_period_where_no_word_does(work: Work) -> None:
    worked = work("time_limit", situation="これはいつまで", provisions=("第2条",))
    assert chief(worked) == "2032-03-31"


def test_a_period_that_is_not_there_is_not_made_up(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("time_limit", situation="別の期間")
    with pytest.raises(NotRegulated):
        work("time_limit", situation=DEFECTS, book=BARE)


def test_a_question_with_the_day_it_became_known_gets_the_last_day(ask: Ask) -> None:
    answer = ask("契約不適合を知ったのが令和6年11月5日。いつまで追完を請求できる?")
    assert (answer.topic, answer.kind, chief(answer)) == ("time_limit", "calculation", "2026-11-05")
