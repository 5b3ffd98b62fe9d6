"""Every question is answered once: whatever is delivered twice, fails or dies."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import utc_now
from bot.store import Status
from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import seen
from tests.standin import FakeDesk, People, Slack


def test_an_event_delivered_five_times_is_answered_once(office: Office) -> None:
    event = office.people.mention_event("入札保証金は?")
    for retry in range(5):
        assert office.people.delivery.event(event, retry=retry).status == 200
    office.slack.wait_for("chat.postMessage")
    office.settled()
    assert len(office.slack.posts()) == 1


def test_a_message_beside_a_mention_is_answered_once(office: Office) -> None:
    mention = office.people.mention_event("入札保証金は?")
    about = {**mention["event"], "type": "message", "channel_type": "channel"}
    for event in (
        office.people.event(about),
        mention,
        office.people.event({**about, "channel_type": "im"}),
    ):
        assert office.people.delivery.event(event).status == 200
    office.slack.wait_for("chat.postMessage")
    office.settled()
    assert len(office.slack.posts()) == 1


def test_two_processes_on_one_database_answer_once(slack: Slack, database_url: str) -> None:
    with ExitStack() as stack:
        opening = Opening(slack, database_url, stack)
        offices = [opening(), opening()]
        events = [offices[0].people.mention_event("入札保証金は?") for _ in range(10)]
        with ThreadPoolExecutor(8) as pool:
            sent = [
                pool.submit(o.people.delivery.event, event) for event in events * 2 for o in offices
            ]
        assert all(result.result().status == 200 for result in sent)
        slack.wait_for("chat.postMessage", 10)
        offices[0].settled()
        assert len(slack.posts()) == 10


def test_a_question_accepted_before_a_crash_is_answered_after_the_restart(
    open_office: Opening,
) -> None:
    dead = open_office(workers=False)
    assert dead.people.mention("入札保証金は?").status == 200
    assert dead.slack.posts() == []
    alive = open_office()
    alive.slack.wait_for("chat.postMessage")
    alive.settled()


def test_a_claim_of_a_dead_process_comes_due_again(open_office: Opening) -> None:
    now = [utc_now()]
    dead = open_office(workers=False)
    dead.people.mention("入札保証金は?")
    inbox = dead.built.store.inbox
    (number,) = inbox.due(utc_now())
    inbox.claim(number, utc_now(), timedelta(seconds=15))
    alive = open_office(clock=lambda: now[0])
    time.sleep(0.3)
    assert alive.slack.posts() == []
    now[0] += timedelta(seconds=30)
    alive.slack.wait_for("chat.postMessage")


@pytest.mark.parametrize("status", [429, 500])
def test_a_passing_failure_of_slack_is_waited_out(office: Office, status: int) -> None:
    office.slack.fail_next("chat.postMessage", status, retry_after=1 if status == 429 else None)
    office.people.mention("入札保証金は?")
    office.slack.wait_for("chat.postMessage")
    office.settled()
    assert len(office.slack.posts()) == 1


def test_a_long_pause_asked_for_by_slack_puts_the_question_off(open_office: Opening) -> None:
    now = [utc_now()]
    office = open_office(clock=lambda: now[0])
    office.slack.fail_next("chat.postMessage", 429, retry_after=60)
    office.people.mention("入札保証金は?")
    time.sleep(0.5)
    assert office.built.store.inbox.due(now[0] + timedelta(seconds=50)) == []
    now[0] += timedelta(seconds=61)
    office.slack.wait_for("chat.postMessage")


def test_a_server_that_stays_broken_for_a_while_loses_nothing(open_office: Opening) -> None:
    now = [utc_now()]
    office = open_office(clock=lambda: now[0])
    office.slack.fail_next("chat.postMessage", error="fatal_error", times=2)
    office.people.mention("入札保証金は?")
    for _ in range(6):
        time.sleep(0.3)
        now[0] += timedelta(seconds=10)
    office.slack.wait_for("chat.postMessage")


def test_after_a_failure_halfway_the_first_parts_are_not_posted_again(open_office: Opening) -> None:
    now = [utc_now()]
    office = open_office(clock=lambda: now[0], desk=FakeDesk(items=60))
    post = office.slack._chat_postMessage
    counted = iter(range(100))

    def second_fails(payload: dict[str, Any]) -> dict[str, Any]:
        return {"ok": False, "error": "fatal_error"} if next(counted) == 1 else post(payload)

    office.slack._chat_postMessage = second_fails
    office.people.mention("手続の一覧は?")
    time.sleep(0.5)
    now[0] += timedelta(seconds=30)
    office.settled()
    texts = [seen(message) for message in office.slack.posts()]
    assert len(texts) == len(set(texts)) >= 2


def test_a_permanent_refusal_is_recorded_and_the_asker_told(open_office: Opening) -> None:
    office = open_office()
    office.slack.fail_next("chat.postMessage", error="invalid_blocks")
    office.people.mention("入札保証金は?")
    (apology,) = office.slack.wait_for("chat.postMessage")
    office.settled()
    assert "申し訳ありません" in seen(apology)
    with office.built.store.engine.begin() as connection:
        row = connection.exec_driver_sql("SELECT status, failure FROM inbox").one()
    assert tuple(row) == (Status.FAILED, "invalid_blocks")


def test_a_broken_desk_gives_the_asker_one_sentence_with_a_number(open_office: Opening) -> None:
    office = open_office(desk=FakeDesk(broken=True))
    office.people.mention("秘密の質問")
    (apology,) = office.slack.wait_for("chat.postMessage")
    office.settled()
    with office.built.store.engine.begin() as connection:
        failure = connection.exec_driver_sql("SELECT failure FROM inbox").scalar_one()
    assert failure in seen(apology)
    assert "秘密" not in seen(apology)


def test_stopping_finishes_what_was_accepted(open_office: Opening) -> None:
    office = open_office(desk=FakeDesk(seconds=0.3), keiyaku_workers=2)
    for _ in range(4):
        office.people.mention("入札保証金は?")
    office.built.workers.stop(10)
    assert len(office.slack.posts()) == 4


def test_two_hundred_questions_from_fifty_people_are_each_answered_once(
    open_office: Opening,
) -> None:
    office = open_office(keiyaku_workers=8)
    people = [People(office.slack, office.people.delivery, user=f"U{n:04d}") for n in range(50)]
    with ThreadPoolExecutor(16) as pool:
        sent = [pool.submit(p.mention, f"入札保証金は? {n}") for n in range(4) for p in people]
    assert all(result.result().status == 200 for result in sent)
    office.slack.wait_for("chat.postMessage", 200, seconds=20)
    office.settled()
    assert (
        len({post["thread_ts"] for post in office.slack.posts()})
        == len(office.slack.posts())
        == 200
    )
