"""Threads the desk is part of go on without a mention; questions may be edited or deleted."""

from __future__ import annotations

import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import utc_now
from knowledge import open_desk
from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import seen
from tests.standin import FakeDesk, Slack

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
RULEBOOK = "nagasaki-kouiki"


def begin(office: Office, text: str = "入札保証金は?") -> str:
    """A thread that the desk has answered in; its ts."""
    event = office.people.mention_event(text)
    office.people.delivery.event(event)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    return str(event["event"]["ts"])


def test_a_thread_of_the_desk_goes_on_without_a_mention(office: Office) -> None:
    thread = begin(office)
    office.people.talk("では500万円なら?", thread_ts=thread)
    _, answer = office.slack.wait_for("chat.postMessage", 2)
    assert answer["thread_ts"] == thread
    assert office.desk.asked[-1][:2] == ("では500万円なら?", ("入札保証金は?",))


@pytest.mark.parametrize(
    ("text", "expected"), [("では500万円なら?", "150,000円"), ("税抜だったら", "148,500円")]
)
def test_the_real_desk_carries_on_from_what_was_said(
    open_office: Opening, text: str, expected: str
) -> None:
    office = open_office(desk=open_desk(()), keiyaku_rulebook=RULEBOOK, clock=lambda: NOON)
    thread = begin(office, "450万円の物品購入の入札保証金はいくら?")
    office.people.talk(text, thread_ts=thread)
    assert expected in seen(office.slack.wait_for("chat.postMessage", 2)[-1])


def test_elsewhere_the_desk_says_nothing_until_it_is_mentioned(office: Office) -> None:
    begin(office)
    office.people.talk("入札保証金はいくら?")
    office.people.talk("では500万円なら?", thread_ts="1790000000.777777")
    office.people.talk("では500万円なら?", channel="C0002", thread_ts="1790000000.777777")
    time.sleep(0.3)
    office.settled()
    assert len(office.slack.posts()) == 1


@pytest.mark.parametrize(
    "text",
    ["ありがとうございます！", "了解です", "<@U0002> いつまで?", "いい天気", "では爆発の規定は?"],
)
def test_talk_among_colleagues_in_a_thread_is_left_alone(open_office: Opening, text: str) -> None:
    office = open_office(desk=FakeDesk(remembers=False))
    thread = begin(office)
    office.people.talk(text, thread_ts=thread)
    time.sleep(0.2)
    office.settled()
    assert len(office.slack.posts()) == 1


def test_an_answer_is_not_said_again_to_what_colleagues_ask_each_other(
    open_office: Opening,
) -> None:
    office = open_office(desk=open_desk(()), keiyaku_rulebook=RULEBOOK, clock=lambda: NOON)
    thread = begin(office, "450万円の物品購入の入札保証金はいくら?")
    for text in ("明日は何時に行きますか?", "これ、誰に渡せばいい?"):
        office.people.talk(text, thread_ts=thread)
    time.sleep(0.2)
    office.settled()
    assert len(office.slack.posts()) == 1
    office.people.mention("これ、誰に渡せばいい?", thread_ts=thread)
    office.slack.wait_for("chat.postMessage", 2)


def test_thanks_with_one_thing_more_is_answered(office: Office) -> None:
    thread = begin(office)
    office.people.talk("ありがとうございます。では500万円なら？", thread_ts=thread)
    office.slack.wait_for("chat.postMessage", 2)


def test_a_thread_goes_on_after_a_restart_and_ends_after_a_fortnight(
    open_office: Opening,
) -> None:
    now = [utc_now()]
    thread = begin(open_office(clock=lambda: now[0]))
    again = open_office(clock=lambda: now[0])
    again.people.talk("では500万円なら?", thread_ts=thread)
    again.slack.wait_for("chat.postMessage", 2)
    again.settled()
    now[0] += timedelta(days=15)
    again.people.talk("では600万円なら?", thread_ts=thread)
    time.sleep(0.2)
    again.settled()
    assert len(again.slack.posts()) == 2


def test_another_workspace_with_the_same_channel_and_thread_is_not_answered(
    office: Office,
) -> None:
    thread = begin(office)
    office.people.team = "T0002"
    office.people.talk("では500万円なら?", thread_ts=thread)
    time.sleep(0.2)
    assert len(office.slack.posts()) == 1


def test_a_follow_up_delivered_three_times_is_answered_once(office: Office) -> None:
    thread = begin(office)
    event = office.people.talk_event("では500万円なら?", thread_ts=thread)
    for retry in range(3):
        office.people.delivery.event(event, retry=retry)
    office.slack.wait_for("chat.postMessage", 2)
    office.settled()
    assert len(office.slack.posts()) == 2


def test_two_processes_answer_a_follow_up_once_and_its_edit_once(
    slack: Slack, database_url: str
) -> None:
    with ExitStack() as stack:
        opening = Opening(slack, database_url, stack)
        offices = [opening(), opening()]
        thread = begin(offices[0])
        follow_up = offices[0].people.talk_event("では500万円なら?", thread_ts=thread)
        for office in offices * 2:
            assert office.people.delivery.event(follow_up).status == 200
        slack.wait_for("chat.postMessage", 2)
        offices[0].settled()
        edit = offices[0].people.edit_event(follow_up, "では600万円なら?")
        for office in offices * 2:
            assert office.people.delivery.event(edit).status == 200
        slack.wait_for("chat.update")
        offices[0].settled()
        assert len(slack.posts()) == 2
        assert len(slack.made("chat.update")) == 1


def test_an_edited_question_is_answered_anew_in_place(office: Office) -> None:
    question = office.people.mention_event("爆発の規定は?")
    office.people.delivery.event(question)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    edit = office.people.edit_event(question, "<@U0BOT> 入札保証金は?")
    for retry in range(2):
        office.people.delivery.event(edit, retry=retry)
    office.slack.wait_for("chat.update")
    office.settled()
    ((_, answer),) = office.slack.messages.items()
    assert "135,000円" in seen(answer)
    assert len(office.slack.made("chat.update")) == 1
    assert office.desk.asked[-1][0] == "入札保証金は?"


def test_an_edited_answer_of_several_messages_keeps_its_places(open_office: Opening) -> None:
    office = open_office(desk=FakeDesk(items=150))
    question = office.people.mention_event("手続の一覧は?")
    office.people.delivery.event(question)
    office.settled()
    before = len(office.slack.posts())
    office.people.delivery.event(office.people.edit_event(question, "入札保証金は?"))
    office.slack.wait_for("chat.update", before)
    office.settled()
    texts = [seen(message) for message in office.slack.messages.values()]
    assert len(office.slack.posts()) == before > 1
    assert "135,000円" in texts[0]
    assert all("この部分はなくなりました" in text for text in texts[1:])


def test_an_edit_while_the_desk_is_still_thinking_ends_with_the_new_answer(
    open_office: Opening,
) -> None:
    office = open_office(desk=FakeDesk(seconds=0.4))
    question = office.people.mention_event("爆発の規定は?")
    office.people.delivery.event(question)
    time.sleep(0.15)
    office.people.delivery.event(office.people.edit_event(question, "入札保証金は?"))
    office.slack.wait_for("chat.update")
    office.settled()
    ((_, answer),) = office.slack.messages.items()
    assert "135,000円" in seen(answer)


def test_a_link_that_unfolds_or_the_desks_own_edit_is_no_edit(office: Office) -> None:
    question = office.people.mention_event("入札保証金は?")
    office.people.delivery.event(question)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    unfolded = office.people.edit_event(question, question["event"]["text"])
    own = office.people.edit_event(question, "入札保証金は 0円")
    own["event"]["message"]["bot_id"] = "B0BOT"
    for event in (unfolded, own):
        assert office.people.delivery.event(event).status == 200
    office.settled()
    assert office.slack.made("chat.update") == []


def test_an_answer_that_was_deleted_meanwhile_is_posted_anew(office: Office) -> None:
    question = office.people.mention_event("爆発の規定は?")
    office.people.delivery.event(question)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    office.slack.messages.clear()
    office.people.delivery.event(office.people.edit_event(question, "入札保証金は?"))
    office.slack.wait_for("chat.postMessage", 2)


def test_a_deleted_question_is_not_answered_and_an_answer_stays(open_office: Opening) -> None:
    waiting = open_office(workers=False)
    question = waiting.people.mention_event("入札保証金は?")
    waiting.people.delivery.event(question)
    waiting.people.delivery.event(waiting.people.delete_event(question))
    office = open_office()
    answered = office.people.mention_event("入札保証金は? 二つ目")
    office.people.delivery.event(answered)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    office.people.delivery.event(office.people.delete_event(answered))
    office.settled()
    assert len(office.slack.posts()) == len(office.slack.messages) == 1
    assert [asked[0] for asked in office.desk.asked] == ["入札保証金は? 二つ目"]


def test_a_direct_message_may_be_edited_too(office: Office) -> None:
    question = office.people.direct_event("爆発の規定は?")
    office.people.delivery.event(question)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    office.people.delivery.event(office.people.edit_event(question, "入札保証金は?"))
    office.slack.wait_for("chat.update")
    office.settled()
    assert len(office.slack.messages) == 1
