"""The town: applications 2 to 13 November until 16:30, by hand or registered post; questions to the 9th."""

from __future__ import annotations

from datetime import date, time

import pytest

from knowledge import UnreadableInput
from knowledge.errors import NotRegulated
from knowledge.reckoning.submission_rule import WAYS, way_in
from knowledge.reckoning.submissions import spoken
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import BARE, chief, figures, places

APPLICATION, QUESTION, BID, VISIT = "申請書", "質問書", "入札書", "見学"
LAST, BEFORE = date(2026, 11, 13), date(2026, 11, 12)


@pytest.mark.parametrize(
    ("day", "at", "effect"),
    [
        (date(2026, 11, 1), None, "prohibited"),
        (date(2026, 11, 2), None, "permitted"),
        (BEFORE, None, "permitted"),
        (LAST, time(8, 44), "prohibited"),
        (LAST, time(8, 45), "permitted"),
        (LAST, time(16, 29), "permitted"),
        (LAST, time(16, 30), "permitted"),
        (LAST, time(16, 31), "prohibited"),
        (LAST, None, "conditional"),
        (date(2026, 11, 14), None, "prohibited"),
        (date(2026, 11, 16), time(9, 0), "prohibited"),
    ],
)
def test_what_arrives_by_the_hour_is_in_time(
    work: Work, day: date, at: time | None, effect: str
) -> None:
    worked = work("submission", situation=APPLICATION, day=day, at=at)
    assert (worked.effect, chief(worked), places(worked)) == (effect, "2026-11-13", ["第3条第1項"])


@pytest.mark.parametrize(("at", "effect"), [(time(17, 0), "permitted"), (time(17, 1), "prohibited")])  # fmt: skip
def test_on_earlier_days_the_hours_of_receipt_hold(work: Work, at: time, effect: str) -> None:
    assert work("submission", situation=APPLICATION, day=BEFORE, at=at).effect == effect


def test_nothing_is_received_at_a_weekend(work: Work) -> None:
    worked = work("submission", situation=APPLICATION, day=date(2026, 11, 7))
    assert worked.effect == "prohibited"
    assert "土曜" in worked.headline


def test_the_postmark_does_not_count(work: Work) -> None:
    late = work("submission", situation=APPLICATION, day=date(2026, 11, 16), postmark=BEFORE)
    assert late.effect == "prohibited"
    assert "消印の日は関係ありません" in late.headline
    assert "期日を過ぎると参加できません。" in late.notes


def test_a_postmark_alone_settles_nothing(work: Work) -> None:
    worked = work("submission", situation=APPLICATION, postmark=LAST)
    assert worked.effect == "conditional"
    assert "着いたかどうか" in worked.headline


def test_the_day_of_posting_is_not_the_day_of_arrival(work: Work) -> None:
    for text in ("明日申請書を郵送する", "申請書を投函した"):
        assert work("submission", situation=text, day=BEFORE).effect == "conditional"
    assert work("submission", situation="郵送の申請書が届いた", day=BEFORE).effect == "permitted"
    assert work("submission", situation="申請書を郵送する", day=date(2026, 11, 16)).effect == "prohibited"  # fmt: skip


def test_where_no_time_is_printed_the_whole_day_counts(work: Work) -> None:
    for at in (None, time(23, 59)):
        assert work("submission", situation=QUESTION, day=date(2026, 11, 9), at=at).effect == "permitted"  # fmt: skip
    assert work("submission", situation=QUESTION, day=date(2026, 11, 10)).effect == "prohibited"


def test_a_time_without_a_day_is_one_of_the_last_day(work: Work) -> None:
    for at, effect in ((time(16, 30), "permitted"), (time(16, 31), "prohibited")):
        assert work("submission", situation=APPLICATION, at=at, on=LAST).assumptions == ()
        worked = work("submission", situation=APPLICATION, at=at)
        assert (worked.effect, len(worked.assumptions)) == (effect, 1)


def test_now_is_today(work: Work) -> None:
    for on, effect in ((LAST, "permitted"), (date(2026, 11, 16), "prohibited")):
        worked = work("submission", situation=APPLICATION, at=time(16, 30), now=True, on=on)
        assert worked.effect == effect


def test_the_words_may_tell_the_time(work: Work) -> None:
    for said, effect in (("午後4時半ちょうど", "permitted"), ("16時半過ぎ", "prohibited")):
        worked = work("submission", situation=f"{said}に申請書を持ってきた", day=LAST)
        assert worked.effect == effect


def test_what_is_told_of_no_day_is_judged_too(work: Work) -> None:
    assert work("submission", situation=APPLICATION, late=True).effect == "prohibited"
    assert work("submission", situation=APPLICATION, weekend=True).effect == "prohibited"
    assert work("submission", situation=QUESTION, weekend=True).effect is None


def test_asked_until_what_hour_the_deadline_is_told(work: Work) -> None:
    worked = work("submission", situation=APPLICATION, day=LAST, until=True)
    assert (worked.effect, chief(worked)) == (None, "2026-11-13")


def test_an_impossible_time_is_said_to_be_one(work: Work) -> None:
    with pytest.raises(UnreadableInput):
        work("submission", situation="25時に申請書が届いた")


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("申請書を郵送", "permitted"),
        ("申請書を簡易書留で", "permitted"),
        ("申請書を普通郵便で", "prohibited"),
        ("申請書を持参", "permitted"),
        ("申請書をFAX".lower(), "prohibited"),
        ("申請書をメールで", "prohibited"),
        ("申請書を宅配便で", "prohibited"),
        ("質問をメールで", "permitted"),
        ("質問を電話で", "prohibited"),
        ("入札書を書留で郵送", "prohibited"),
        ("入札書を持参", "permitted"),
    ],
)
def test_only_the_ruled_ways_are_accepted(work: Work, text: str, effect: str) -> None:
    assert work("submission", situation=text).effect == effect


def test_a_way_that_is_not_ruled_is_not_answered(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("submission", situation="見学の届はメールで")
    assert work("submission", situation="見学の届").effect is None


def test_the_deadline_is_told_with_the_days_that_are_left(work: Work) -> None:
    worked = work("submission", situation=APPLICATION, on=date(2026, 11, 10))
    assert worked.headline == "参加申請は 令和8年11月13日(金) 午後4時30分 まで"
    assert worked.steps[-1] == "今日（令和8年11月10日(火)）からあと3日"
    left = work("submission", situation=APPLICATION, left=True, on=date(2026, 11, 10))
    assert figures(left) == [3, "2026-11-13", "2026-11-02"]
    assert figures(work("submission", situation=APPLICATION, left=True, on=LAST))[0] == 0
    over = work("submission", situation=APPLICATION, left=True, on=date(2026, 11, 14))
    assert "締め切りました" in over.headline
    assert figures(over) == ["2026-11-13", "2026-11-02"]


def test_the_provision_found_names_the_document_where_no_word_does(work: Work) -> None:
    worked = work("submission", situation="いつまで出せる", provisions=("第3条第1項",))
    assert chief(worked) == "2026-11-13"


def test_a_document_without_a_deadline_is_not_given_one(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("submission", situation="別の書類")
    with pytest.raises(NotRegulated):
        work("submission", situation=APPLICATION, book=BARE)


def test_a_question_is_judged_by_the_day_it_tells(ask: Ask) -> None:
    answer = ask("申請書が今朝届いた。消印は11/12。受け付けていい?", on=date(2026, 11, 16))
    assert (answer.topic, answer.verdict, chief(answer)) == ("submission", "not_allowed", "2026-11-13")  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("08:45", " 午前8時45分"),
        ("12:00", " 正午"),
        ("12:30", " 午後0時30分"),
        ("16:30", " 午後4時30分"),
        ("", ""),
    ],
)
def test_a_time_is_spoken_as_documents_do(clock: str, said: str) -> None:
    assert spoken(clock) == said


def test_each_way_is_known_by_its_own_name() -> None:
    assert [way_in(way) for way in WAYS if way != "ファクシミリ"] == [
        way for way in WAYS if way != "ファクシミリ"
    ]
