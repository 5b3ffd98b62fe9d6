"""The watchdog of Socket Mode, on a line that does as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

import pytest

from bot.serving.reach import SlackReach
from bot.serving.watchdog import Patience, State, Watchdog
from bot.settings import Settings
from bot.slack import open_client
from tests.standin import Slack

PATIENCE = Patience(look=1, quiet=60, idle=1_800, dead=300)


@dataclass
class FakeLine:
    """A line that was last heard, and last told something, at given moments."""

    heard: float = 0
    told: float = 0
    hangs: Event | None = None
    attempts: int = 0
    tried: Event = field(default_factory=Event)

    def heard_at(self) -> float:
        return self.heard

    def told_at(self) -> float:
        return self.told

    def reconnect(self) -> None:
        self.attempts += 1
        self.tried.set()
        if self.hangs:
            self.hangs.wait(10)


@pytest.fixture
def now() -> list[float]:
    return [0.0]


def watching(line: FakeLine, now: list[float]) -> Watchdog:
    return Watchdog(line, PATIENCE, lambda: now[0])


def test_a_line_that_answers_is_left_alone(now: list[float]) -> None:
    line = FakeLine()
    dog = watching(line, now)
    for second in range(0, 1_000, 4):
        now[0] = line.heard = second
        assert dog.look() is State.WELL
    assert dog.is_well()
    assert line.attempts == 0


def test_a_quiet_line_is_opened_anew_once_a_minute(now: list[float]) -> None:
    line = FakeLine()
    dog = watching(line, now)
    now[0] = 59
    assert dog.look() is State.WELL
    for second in range(60, 200, 4):
        now[0] = second
        line.tried.clear()
        before = line.attempts
        assert dog.look() is State.QUIET
        if line.attempts == before and second in (60, 120, 180):
            assert line.tried.wait(2)
    assert line.attempts == 3
    assert not dog.is_well()


def test_an_attempt_that_hangs_is_not_joined_by_another(now: list[float]) -> None:
    line = FakeLine(hangs=Event())
    dog = watching(line, now)
    for second in range(60, 299, 10):
        now[0] = second
        dog.look()
    assert line.attempts == 1
    line.hangs.set()


def test_a_line_that_stays_dead_is_given_up(now: list[float]) -> None:
    line = FakeLine()
    dog = watching(line, now)
    now[0] = 300
    assert dog.look() is State.DEAD


def test_a_line_where_only_pings_are_answered_is_renewed_after_half_an_hour(
    now: list[float],
) -> None:
    line = FakeLine()
    dog = watching(line, now)
    now[0] = line.heard = 1_799
    dog.look()
    assert line.attempts == 0
    now[0] = line.heard = 1_801
    assert dog.look() is State.WELL
    assert line.tried.wait(2)


def reaching(slack: Slack, now: list[float]) -> SlackReach:
    settings = Settings(_env_file=None, slack_api_url=slack.api_url)
    return SlackReach(open_client(settings), lambda: now[0])


def test_slack_is_asked_at_most_twice_a_minute(now: list[float]) -> None:
    with Slack() as slack:
        reach = reaching(slack, now)
        assert all(reach() for _ in range(20))
        now[0] = 31
        assert reach()
        assert len(slack.calls) == 2


def test_one_unanswered_call_does_not_count_and_two_minutes_do(now: list[float]) -> None:
    with Slack() as slack:
        reach = reaching(slack, now)
        assert reach()
        slack.fail_next("api.test", 500, times=100)
        now[0] = 40
        assert reach()
        now[0] = 121
        assert not reach()
        slack.mend()
        now[0] = 160
        assert reach()


def test_a_refusal_is_an_answer_and_silence_is_none(now: list[float]) -> None:
    with Slack() as slack:
        slack.fail_next("api.test", error="unknown_method")
        assert reaching(slack, now)()
    gone = Settings(_env_file=None, slack_api_url="http://127.0.0.1:9/api/")
    assert not SlackReach(open_client(gone), lambda: now[0])()
