"""Slack or the database fail: the asker gets the answer, once, or one clear sentence."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import event

from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import buttons, seen
from tests.standin import Slack


@pytest.fixture
def http(open_office: Opening) -> Office:
    return open_office()


def answered_once(office: Office, seconds: float = 15) -> None:
    office.slack.wait_for("chat.postMessage", seconds=seconds)
    office.settled(seconds)
    assert len(office.slack.posts()) == 1
    assert "135,000円" in seen(office.slack.posts()[0])


def test_a_line_cut_before_the_message_arrived(http: Office) -> None:
    http.slack.cut_next("chat.postMessage", after=False)
    http.people.mention("入札保証金は?")
    answered_once(http)


def test_a_line_cut_after_slack_took_the_message(http: Office) -> None:
    http.slack.cut_next("chat.postMessage", after=True)
    http.people.mention("入札保証金は?")
    answered_once(http)
    assert len(http.slack.made("conversations.replies")) == 1


def test_a_line_cut_after_slack_took_a_direct_message(http: Office) -> None:
    http.slack.cut_next("chat.postMessage", after=True)
    http.people.write("入札保証金は?")
    answered_once(http)
    assert len(http.slack.made("conversations.history")) == 1


def test_a_fault_of_slacks_servers(http: Office) -> None:
    http.slack.fail_next("chat.postMessage", 500, times=2)
    http.people.mention("入札保証金は?")
    answered_once(http)


def test_too_many_requests_with_a_pause(http: Office) -> None:
    http.slack.fail_next("chat.postMessage", 429, times=1, retry_after=2)
    start = time.monotonic()
    http.people.mention("入札保証金は?")
    answered_once(http)
    assert time.monotonic() - start >= 2


def test_without_the_right_to_read_the_thread_the_answer_is_posted_all_the_same(
    http: Office,
) -> None:
    http.slack.cut_next("chat.postMessage", after=False)
    http.slack.fail_next("conversations.replies", error="missing_scope")
    http.people.mention("入札保証金は?")
    answered_once(http)


def test_a_thread_that_cannot_be_read_just_now_is_read_later(http: Office) -> None:
    http.slack.cut_next("chat.postMessage", after=True)
    http.slack.fail_next("conversations.replies", 500, times=3)
    http.people.mention("入札保証金は?")
    http.slack.wait_for("conversations.replies", seconds=20)
    answered_once(http)


def test_a_private_answer_whose_place_is_gone_becomes_a_sentence_to_the_asker(
    http: Office,
) -> None:
    body = http.people.command("80万円で随契は?").body
    choice = buttons(body)["物品"]
    http.slack.fail_next("response_url", 404)
    http.people.press(choice)
    (apology,) = http.slack.wait_for("chat.postEphemeral")
    assert "申し訳ありません" in seen(apology)
    assert apology["user"] == "U0001"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_slow_database_only_makes_answers_slower(slack: Slack, database_url: str) -> None:
    with ExitStack() as stack:
        office = Opening(slack, database_url, stack)()

        def slowly(*_args: Any) -> None:
            time.sleep(0.25)

        event.listen(office.built.store.engine, "before_cursor_execute", slowly)
        taken = [office.people.mention("入札保証金は?").seconds for _ in range(5)]
        slack.wait_for("chat.postMessage", 5, seconds=20)
        office.settled(20)
        event.remove(office.built.store.engine, "before_cursor_execute", slowly)
        assert max(taken) < 3
        assert len(slack.posts()) == 5


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_connections_that_the_database_dropped_are_opened_anew(
    slack: Slack, database_url: str
) -> None:
    name = f"keiyaku-{uuid4().hex[:8]}"
    with ExitStack() as stack:
        office = Opening(slack, f"{database_url}&application_name={name}", stack)()
        office.people.mention("入札保証金は?")
        slack.wait_for("chat.postMessage", 1)
        with psycopg.connect(database_url, autocommit=True) as connection:
            ended = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
                [name],
            ).fetchall()
        assert ended
        about = office.people.mention_event("入札保証金は?")
        tries = [office.people.delivery.event(about, retry=n).status for n in range(3)]
        assert tries[-1] == 200
        slack.wait_for("chat.postMessage", 2)
        office.settled()
        assert len(slack.posts()) == 2
