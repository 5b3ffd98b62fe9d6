"""A morning as the channel sees it: what is posted, once, and what happens when it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import text

from bot.store import ChannelSetting, PostStatus, ReminderSetting
from tests.bot.reminders.direct import posted_names
from tests.bot.reminders.office import FRIDAY, MORNING, ReminderOffice
from tests.conversations.reading import seen

MONDAY_AFTER = date(2026, 11, 24)
"""The 23rd is a holiday."""


def days(*ahead: int) -> list[date]:
    return [FRIDAY + timedelta(days=n) for n in ahead]


def test_what_is_due_is_posted_once_however_often_the_clock_looks(office: ReminderOffice) -> None:
    office.add_case("複写機の賃借", days(-1, 0, 4, 14))
    for _ in range(3):
        office.morning()
    (post,) = office.slack.posts()
    assert post["channel"] == "C1"
    shown = seen(post)
    assert "期限切れ 1件" in shown
    assert "今日 1件" in shown
    assert "3開庁日以内 1件" in shown
    assert "10開庁日以内 1件" in shown
    assert shown.count("契約規則 第6条第1項") == 4
    assert posted_names(office.slack) == ["digest:T1:C1:2026-11-20:1"]


def test_each_channel_of_each_workspace_has_its_own_post(office: ReminderOffice) -> None:
    for team, channel in (("T1", "C1"), ("T1", "C2"), ("T2", "C1")):
        office.add_case(f"{team}の{channel}の案件", days(0), team=team, channel=channel)
    office.morning()
    assert sorted(posted_names(office.slack)) == [
        "digest:T1:C1:2026-11-20:1",
        "digest:T1:C2:2026-11-20:1",
        "digest:T2:C1:2026-11-20:1",
    ]
    for post in office.slack.posts():
        assert seen(post).count("の案件") == 1


def test_nothing_due_means_silence_and_the_day_is_dealt_with(office: ReminderOffice) -> None:
    office.add_case("ずっと先", days(60))
    office.morning()
    assert office.slack.posts() == []
    assert [post["status"] for post in office.posts()] == [PostStatus.SILENT]


def test_a_channel_may_want_to_hear_that_nothing_is_due(office: ReminderOffice) -> None:
    office.add_case("ずっと先", days(60))
    setting = ReminderSetting(quiet_when_nothing=False)
    office.store.reminder_settings.save("T1", "C1", setting, "U1", MORNING)
    office.morning()
    (post,) = office.slack.posts()
    assert "期限の近いものはありません" in seen(post)


def test_before_its_time_nothing_is_posted(office: ReminderOffice) -> None:
    office.add_case("複写機の賃借", days(0))
    setting = ReminderSetting(at=time(9, 30))
    office.store.reminder_settings.save("T1", "C1", setting, "U1", MORNING)
    office.morning()
    assert office.slack.posts() == []
    office.pass_time(minutes=30)
    office.morning()
    assert len(office.slack.posts()) == 1


def test_a_channel_that_wants_none_gets_none(office: ReminderOffice) -> None:
    office.add_case("複写機の賃借", days(-1, 0))
    setting = ReminderSetting(wanted=False)
    office.store.reminder_settings.save("T1", "C1", setting, "U1", MORNING)
    office.morning()
    assert office.slack.posts() == []


def test_a_case_entered_after_this_mornings_time_waits_for_the_next(office: ReminderOffice) -> None:
    office.add_case("今朝の案件", days(0), entered=MORNING)
    office.pass_time(hours=2)
    office.morning()
    assert office.slack.posts() == []
    office.next_day(MONDAY_AFTER)
    office.morning()
    assert len(office.slack.posts()) == 1


def test_days_missed_are_made_up_for_by_one_post_that_says_so(office: ReminderOffice) -> None:
    office.add_case("複写機の賃借", days(0, 1))
    office.next_day(date(2026, 11, 17))
    office.morning()
    office.next_day(MONDAY_AFTER, hour=15)
    office.morning()
    names = posted_names(office.slack)
    assert names == ["digest:T1:C1:2026-11-17:1", "digest:T1:C1:2026-11-24:1"]
    assert "この前の3開庁日は投稿できませんでした" in seen(office.slack.posts()[-1])


def test_an_overdue_deadline_is_posted_three_times_then_handed_on_once_then_left(
    office: ReminderOffice,
) -> None:
    (late,) = office.add_case("複写機の賃借", [date(2026, 11, 8)])
    setting = ReminderSetting(escalation_user="U9")
    office.store.reminder_settings.save("T1", "C1", setting, "U1", MORNING)
    posts = []
    for day in (9, 10, 11, 12, 13, 16):
        office.next_day(date(2026, 11, day))
        office.morning()
        posts.append(posted_names(office.slack)[sum(map(len, posts)) :])
    assert [len(each) for each in posts] == [1, 1, 1, 1, 0, 0]
    assert posts[3] == ["escalation:T1:C1:2026-11-12:1"]
    third, handed_on = office.slack.posts()[2:]
    assert "お知らせは今日が最後です" in seen(third)
    assert handed_on["channel"] == "D9"
    assert "3回お知らせしました" in seen(handed_on)
    row = office.deadline(late)
    assert row["posted_overdue"] == 3
    assert row["escalated_at"] == datetime(2026, 11, 12, tzinfo=UTC)


def test_without_an_escalation_person_the_channels_officer_is_told(office: ReminderOffice) -> None:
    office.add_case("複写機の賃借", [date(2026, 11, 8)], posted_overdue=3)
    officer = ChannelSetting(officer_user="U7")
    office.store.channels.save("T1", "C1", officer, "U1", MORNING)
    office.morning()
    assert [post["channel"] for post in office.slack.posts()] == ["D7"]


def test_what_is_quieted_is_told_of_beside_what_is_due(office: ReminderOffice) -> None:
    office.add_case("古い案件", [date(2026, 11, 8)], posted_overdue=3)
    office.add_case("複写機の賃借", days(0))
    office.morning()
    (post,) = office.slack.posts()
    assert "古い案件" not in seen(post)
    assert "お知らせを終えた期限切れが1件" in seen(post)


def test_a_person_who_wants_it_gets_their_own_by_direct_message(office: ReminderOffice) -> None:
    office.add_case("自分の案件", days(0), owners=["U5", "U6"])
    office.add_case("ほかの人の案件", days(0), owners=["U6"], channel="C2")
    setting = ReminderSetting()
    office.store.reminder_settings.save("T1", "U5", setting, "U5", MORNING)
    office.morning()
    own = [post for post in office.slack.posts() if post["channel"] == "D5"]
    assert len(own) == 1
    assert "自分の案件" in seen(own[0])
    assert "ほかの人の案件" not in seen(own[0])


def test_a_long_post_is_split_and_the_rest_is_on_the_home_tab(office: ReminderOffice) -> None:
    for number in range(100):
        office.add_case(f"案件{number:03d}", days(0))
    office.morning()
    posts = office.slack.posts()
    assert len(posts) == 3
    shown = [name for post in posts for name in set(seen(post).split()) if name.startswith("案件")]
    assert len(shown) == len(set(shown))
    assert f"残り{100 - len(shown)}件はアプリのホームで" in seen(posts[-1])
    assert posted_names(office.slack) == [f"digest:T1:C1:2026-11-20:{n}" for n in (1, 2, 3)]


def test_titles_ping_nobody_and_show_as_typed(office: ReminderOffice) -> None:
    office.add_case("<!channel> & <b>", days(0), owners=["U1", "<!here>", "総務課 山田"])
    office.morning()
    (post,) = office.slack.posts()
    assert "<!channel> & <b>" in seen(post)
    assert "<!" not in post["text"]
    everything = str(post["blocks"])
    assert "'type': 'broadcast'" not in everything
    assert "mrkdwn" not in everything
    people = [part for part in elements(post["blocks"]) if part.get("type") == "user"]
    assert people == [{"type": "user", "user_id": "U1"}]


def elements(part: object) -> list[dict[str, object]]:
    if isinstance(part, dict):
        return [part, *(e for below in part.values() for e in elements(below))]
    return [e for below in part for e in elements(below)] if isinstance(part, list) else []


def test_an_unreadable_deadline_is_set_aside_and_the_others_go_out(office: ReminderOffice) -> None:
    (bad,) = office.add_case("壊れた案件", days(0))
    office.add_case("複写機の賃借", days(0))
    office.add_case("ほかのチャンネル", days(0), channel="C2")
    office.change_deadline(bad, citations=[5])
    office.morning()
    first, second = sorted(office.slack.posts(), key=lambda post: str(post["channel"]))
    assert "複写機の賃借" in seen(first)
    assert "1件の案件は内容を読み取れず" in seen(first)
    assert "ほかのチャンネル" in seen(second)


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "not_in_channel"])
def test_a_channel_that_is_gone_is_recorded_and_told_to_the_admin_once(
    office: ReminderOffice, error: str
) -> None:
    office.add_case("複写機の賃借", days(0, 7))
    office.add_case("ほかのチャンネル", days(0), channel="C2")
    post = office.slack._chat_postMessage

    def refuse(payload: dict[str, object]) -> dict[str, object]:
        return {"ok": False, "error": error} if payload["channel"] == "C1" else post(payload)

    office.slack._chat_postMessage = refuse
    office.morning()
    office.next_day(MONDAY_AFTER)
    office.morning()
    told = [p for p in office.slack.posts() if p["channel"] == "D0ADMIN"]
    assert len(told) == 1
    assert "朝のお知らせを投稿できません" in seen(told[0])
    assert office.store.reminder_posts.troubles("T1") == [("T1", "C1", error)]
    failed = [p for p in office.posts() if p["status"] == PostStatus.FAILED]
    assert [(p["channel"], p["failure"]) for p in failed] == [("C1", error)] * 2


def test_when_the_channel_is_back_it_is_posted_in_and_the_trouble_is_over(
    office: ReminderOffice,
) -> None:
    office.add_case("複写機の賃借", days(0, 7))
    office.slack.fail_next("chat.postMessage", error="not_in_channel")
    office.morning()
    office.next_day(MONDAY_AFTER)
    office.morning()
    assert [post["channel"] for post in office.slack.posts()] == ["D0ADMIN", "C1"]
    assert office.store.reminder_posts.troubles() == []


def test_a_token_that_was_taken_back_is_one_trouble_not_one_for_each_channel(
    office: ReminderOffice,
) -> None:
    for number in range(5):
        office.add_case("案件", days(0), channel=f"C{number}")
    office.slack.fail_next("chat.postMessage", error="token_revoked", times=100)
    office.slack.fail_next("conversations.open", error="token_revoked", times=100)
    office.morning()
    assert office.store.reminder_posts.troubles() == [("T1", "", "token_revoked")]
    kinds = [post["kind"] for post in office.posts()]
    assert kinds.count("notice") == 1
    assert {post["status"] for post in office.posts()} == {PostStatus.FAILED}


def test_a_workspace_that_removed_the_desk_keeps_no_other_from_its_post(
    office: ReminderOffice,
) -> None:
    office.removed = ("T1",)
    office.add_case("案件", days(0))
    office.add_case("案件", days(0), team="T2", channel="C2")
    office.morning()
    assert posted_names(office.slack) == ["digest:T2:C2:2026-11-20:1"]
    assert office.store.reminder_posts.troubles() == [("T1", "", "not_installed")]


def test_blocks_that_slack_refuses_are_sent_as_bare_text(office: ReminderOffice) -> None:
    office.add_case("<!channel> & 複写機", days(0))
    office.slack.fail_next("chat.postMessage", error="invalid_blocks")
    office.morning()
    (post,) = office.slack.posts()
    assert "blocks" not in post
    assert "&lt;!channel&gt; &amp; 複写機" in post["text"]


def test_what_slack_asks_to_put_off_waits_so_long_and_is_posted_once(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0))
    office.add_case("案件", days(0), channel="C2")
    office.slack.fail_next("chat.postMessage", 429, retry_after=60)
    clock = office.clock()
    office.morning(clock)
    assert office.slack.posts() == []
    assert len(office.slack.calls) == 1, "the whole workspace waits"
    office.pass_time(seconds=59)
    office.morning(clock)
    assert office.slack.posts() == []
    office.pass_time(seconds=2)
    office.morning(clock)
    assert len(office.slack.posts()) == 2
    assert office.slack.made("conversations.history") == []


def test_what_slack_took_before_the_line_was_cut_is_found_there_and_not_sent_again(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0))
    office.slack.cut_next("chat.postMessage", after=True)
    office.morning()
    office.pass_time(minutes=2)
    office.morning()
    assert len(office.slack.posts()) == 1
    assert len(office.slack.made("conversations.history")) == 1
    assert [post["status"] for post in office.posts()] == [PostStatus.POSTED]


def test_a_direct_message_is_looked_for_in_its_own_conversation(office: ReminderOffice) -> None:
    office.add_case("自分の案件", days(0), owners=["U5"], channel="")
    office.store.reminder_settings.save("T1", "U5", ReminderSetting(), "U5", MORNING)
    office.slack.cut_next("chat.postMessage", after=True)
    office.morning()
    office.pass_time(minutes=2)
    office.morning()
    assert [post["channel"] for post in office.slack.posts()] == ["D5"]


def test_without_the_right_to_open_direct_messages_the_persons_id_is_posted_to(
    office: ReminderOffice,
) -> None:
    office.add_case("自分の案件", days(0), owners=["U5"], channel="")
    office.store.reminder_settings.save("T1", "U5", ReminderSetting(), "U5", MORNING)
    office.slack.fail_next("conversations.open", error="missing_scope")
    office.morning()
    assert [post["channel"] for post in office.slack.posts()] == ["U5"]


def test_what_was_not_sent_for_long_is_written_anew(office: ReminderOffice) -> None:
    first, second = office.add_case("案件", days(0, 0))
    office.slack.fail_next("chat.postMessage", 429, retry_after=3600)
    office.morning()
    (planned,) = office.posts()
    office.change_deadline(first, state="done")
    office.pass_time(hours=1, seconds=1)
    office.morning()
    assert office.posts() == []
    office.morning()
    (anew,) = office.posts()
    assert anew["id"] > planned["id"], "a claim on the old one is no claim on the new one"
    (post,) = office.slack.posts()
    assert "今日 1件" in seen(post)
    assert office.deadline(second)["state"] == "open"


def test_what_is_handed_on_is_not_dropped_when_it_has_to_wait(office: ReminderOffice) -> None:
    office.add_case("案件", days(-9), posted_overdue=3)
    setting = ReminderSetting(escalation_user="U9")
    office.store.reminder_settings.save("T1", "C1", setting, "U1", MORNING)
    office.slack.fail_next("chat.postMessage", 429, retry_after=3600)
    office.morning()
    office.pass_time(hours=1, seconds=1)
    office.morning()
    office.morning()
    assert [post["channel"] for post in office.slack.posts()] == ["D9"]


def test_a_morning_that_passed_unsent_is_not_posted_late_but_told_of(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0))
    office.next_day(date(2026, 11, 18))
    office.morning()
    office.next_day(date(2026, 11, 19))
    office.slack.fail_next("chat.postMessage", error="fatal_error", times=10**6)
    office.morning()
    office.slack.mend()
    office.next_day(FRIDAY)
    office.morning()
    assert posted_names(office.slack) == ["digest:T1:C1:2026-11-18:1", "digest:T1:C1:2026-11-20:1"]
    assert "この前の1開庁日は" in seen(office.slack.posts()[-1])
    assert PostStatus.MISSED in {post["status"] for post in office.posts()}


def test_a_message_of_yesterday_that_slack_does_have_counts_as_posted(
    office: ReminderOffice,
) -> None:
    (late,) = office.add_case("案件", [date(2026, 11, 18)])
    office.next_day(date(2026, 11, 19))
    office.slack.cut_next("chat.postMessage", after=True)
    office.morning()
    office.next_day(FRIDAY)
    office.morning()
    assert posted_names(office.slack) == ["digest:T1:C1:2026-11-19:1", "digest:T1:C1:2026-11-20:1"]
    assert "投稿できませんでした" not in seen(office.slack.posts()[-1])
    assert office.deadline(late)["posted_overdue"] == 2


def test_a_clock_that_stood_still_sends_nothing_that_may_be_anothers(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0))
    ticks = iter([0.0, 50.0])
    clock = office.clock()
    clock._deliverer._tick = lambda: next(ticks)
    office.morning(clock)
    assert office.slack.posts() == []
    office.pass_time(minutes=2)
    office.morning()
    assert len(office.slack.posts()) == 1


def test_old_posts_are_forgotten_but_the_last_of_each_channel_is_kept(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0), channel="C1")
    for day in (18, 19, 20):
        office.next_day(date(2026, 11, day))
        office.morning()
    assert office.store.reminder_posts.forget(office.now + timedelta(days=60)) == 2
    assert [post["day"] for post in office.posts()] == [FRIDAY]


def test_settings_come_back_as_they_were_saved(office: ReminderOffice) -> None:
    wanted = replace(
        ReminderSetting(),
        at=time(8, 5),
        weekdays=(0, 2),
        closed=(date(2026, 8, 14),),
        soon=2,
        escalation_user="U9",
    )
    office.store.reminder_settings.save("T1", "C1", wanted, "U1", MORNING)
    office.store.reminder_settings.save("T1", "C1", wanted, "U1", MORNING)
    assert office.store.reminder_settings.find("T1", "C1") == wanted
    assert office.store.reminder_settings.find("T2", "C1") == ReminderSetting()
    assert office.store.reminder_settings.all() == {("T1", "C1"): wanted}


def test_the_database_holds_no_message_once_it_is_posted(office: ReminderOffice) -> None:
    office.add_case("秘密の案件", days(0))
    office.morning()
    with office.store.engine.begin() as connection:
        rows = connection.execute(text("SELECT content, plain FROM reminder_posts")).all()
    assert [tuple(row) for row in rows] == [(None, None)]


def test_a_message_that_a_fault_of_ours_keeps_from_going_out_keeps_no_other(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0))
    office.add_case("案件", days(0), channel="C2")
    post = office.slack._chat_postMessage

    def stumble(payload: dict[str, object]) -> dict[str, object]:
        if payload["channel"] == "C1":
            raise ValueError
        return post(payload)

    office.slack._chat_postMessage = stumble
    for _ in range(8):
        office.morning()
        office.pass_time(minutes=2)
    assert [p["channel"] for p in office.slack.posts()] == ["C2", "D0ADMIN"]
    ((team, channel, reason),) = office.store.reminder_posts.troubles()
    assert (team, channel) == ("T1", "C1")
    assert reason.startswith("internal error")


def test_a_person_who_cannot_be_reached_is_named_as_a_person(office: ReminderOffice) -> None:
    office.add_case("案件", days(-9), posted_overdue=3)
    setting = ReminderSetting(escalation_user="U9")
    office.store.reminder_settings.save("T1", "C1", setting, "U1", MORNING)
    office.slack.fail_next("conversations.open", error="user_not_found")
    office.slack.fail_next("chat.postMessage", error="channel_not_found")
    office.morning()
    (told,) = office.slack.posts()
    assert told["channel"] == "D0ADMIN"
    assert {"type": "user", "user_id": "U9"} in elements(told["blocks"])
    office.next_day(MONDAY_AFTER)
    office.morning()
    assert len(office.slack.posts()) == 1, "handed on or not, it is not tried again"


def test_an_admin_who_cannot_be_told_for_a_week_is_not_told_any_more(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", days(0))
    office.slack.fail_next("chat.postMessage", error="is_archived")
    office.slack.fail_next("chat.postMessage", error="fatal_error", times=10**6)
    office.morning()
    office.slack.mend()
    office.next_day(date(2026, 12, 2))
    office.morning()
    assert [p["channel"] for p in office.slack.posts()] == ["C1"]
    statuses = {p["kind"]: p["status"] for p in office.posts() if p["day"] == FRIDAY}
    assert statuses == {"digest": PostStatus.FAILED, "notice": PostStatus.MISSED}
