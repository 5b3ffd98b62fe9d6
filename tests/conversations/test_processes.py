"""Processes of the desk that share a database, are killed, and take a crowd's questions."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.store import open_engine
from tests.conversations.processes import QUESTION, serving
from tests.standin import BOT_TOKEN, SIGNING_SECRET, People, Slack

MOST_SECONDS = 3.0


def owed(database_url: str) -> int:
    """How many questions are not settled."""
    engine = open_engine(database_url)
    with engine.begin() as connection:
        count = connection.exec_driver_sql(
            "SELECT count(*) FROM inbox WHERE status IN ('accepted', 'answering')"
        ).scalar_one()
    engine.dispose()
    return int(count)


def wait_until_settled(database_url: str, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while owed(database_url):
        assert time.monotonic() < until, "not everything was settled"
        time.sleep(0.1)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_an_event_brought_once_twice_and_five_times_to_two_processes_is_answered_once(
    slack: Slack, database_url: str, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(slack, tmp_path, database_url)) for _ in range(2)]
        events = {times: servers[0].people.mention_event(QUESTION) for times in (1, 2, 5)}
        with ThreadPoolExecutor(8) as pool:
            sent = [
                pool.submit(servers[n % 2].people.delivery.event, event, n)
                for times, event in events.items()
                for n in range(times)
            ]
        assert [result.result().status for result in sent] == [200] * 8
        slack.wait_for("chat.postMessage", 3)
        wait_until_settled(database_url)
    threads = sorted(post["thread_ts"] for post in slack.posts())
    assert threads == sorted(event["event"]["ts"] for event in events.values())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_killed_after_slack_took_the_message_and_before_the_store_knew_it_is_not_posted_again(
    slack: Slack, database_url: str, tmp_path: Path
) -> None:
    slack.slow_to_answer["chat.postMessage"] = 5
    with serving(slack, tmp_path, database_url) as server:
        assert server.people.mention(QUESTION).status == 200
        slack.wait_for("chat.postMessage")
        server.kill()
    assert owed(database_url) == 1
    slack.slow_to_answer.clear()
    with serving(slack, tmp_path, database_url):
        wait_until_settled(database_url)
    assert len(slack.posts()) == 1
    assert len(slack.made("conversations.replies")) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_killed_between_acknowledgement_and_answer_it_is_answered_after_the_restart(
    slack: Slack, database_url: str, tmp_path: Path
) -> None:
    # Slack hangs up before the message has any effect, for as long as the first process lives.
    slack.cut_next("chat.postMessage", after=False, times=10**4)
    with serving(slack, tmp_path, database_url) as server:
        assert server.people.mention(QUESTION).status == 200
        assert server.people.write(QUESTION).status == 200
        server.kill()
    assert owed(database_url) == 2
    slack.mend()
    with serving(slack, tmp_path, database_url):
        wait_until_settled(database_url)
    assert sorted(post["channel"] for post in slack.posts()) == ["C0001", "D0001"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_even_the_fullest_log_holds_no_question_and_no_secret(
    slack: Slack, database_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "log"
    slack.cut_next("chat.postMessage", after=True)
    with (
        path.open("wb") as logs,
        serving(slack, tmp_path, database_url, logs=logs, LOG_LEVEL="DEBUG") as server,
    ):
        server.people.mention(QUESTION)
        server.people.write("ひみつの質問")
        server.people.command("ひみつの質問")
        wait_until_settled(database_url)
        slack.wait_for("chat.postMessage", 2)
    records = path.read_text(encoding="utf-8")
    assert '"event": "question settled"' in records
    assert not [word for word in (QUESTION, "ひみつ", BOT_TOKEN, SIGNING_SECRET) if word in records]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("latency", [0.0, 0.1], ids=["at once", "in 100 ms"])
def test_two_hundred_questions_at_once_are_each_answered_once_and_soon(
    slack: Slack, database_url: str, tmp_path: Path, latency: float
) -> None:
    slack.slow["chat.postMessage"] = latency
    with serving(slack, tmp_path, database_url, workers=2) as server:
        crowd = [
            People(slack, server.people.delivery, user=f"U{number:04d}") for number in range(50)
        ]
        events = [
            (person, person.mention_event(QUESTION, f"C{number:04d}"))
            for _ in range(4)
            for number, person in enumerate(crowd)
        ]
        asked: dict[str, float] = {}

        def ask(person: People, event: dict[str, object]) -> int:
            asked[str(event["event"]["ts"])] = time.monotonic()  # type: ignore[index]
            return person.delivery.event(event).status

        with ThreadPoolExecutor(50) as pool:
            statuses = list(pool.map(lambda pair: ask(*pair), events))
        assert statuses == [200] * 200
        slack.wait_for("chat.postMessage", 200, seconds=30)
        wait_until_settled(database_url)
    calls = slack.made("chat.postMessage")
    took = sorted(call.at - asked[call.payload["thread_ts"]] for call in calls)
    assert len(took) == len({call.payload["thread_ts"] for call in calls}) == 200
    print(f"p50 {took[100]:.2f} s, p99 {took[197]:.2f} s, longest {took[-1]:.2f} s")
    assert took[197] < MOST_SECONDS
