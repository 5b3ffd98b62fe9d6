"""The loop of the clock, its pace, its sign of life, and how it is joined."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from threading import Event
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy.exc import OperationalError

from bot.reminders.clock import ReminderClock
from bot.reminders.heartbeat import LATELY, Heartbeat
from bot.reminders.joining import admins_of, build_clock, calendar_of
from bot.reminders.pacing import Pace, Pacer
from bot.reminders.patience import Patience
from bot.settings import Settings
from bot.store import ChannelSetting, Installations, Store
from tests.bot.reminders.office import FRIDAY, MORNING, ReminderOffice
from tests.standin import BOT_TOKEN


def test_messages_keep_their_distance_in_a_place_and_in_a_workspace() -> None:
    now = [100.0]
    pacer = Pacer(Pace(place=1.1, workspace=0.35), lambda: now[0])
    assert pacer.wait("T1", "C1") == 0
    pacer.note("T1", "C1")
    assert pacer.wait("T1", "C1") == pytest.approx(1.1)
    assert pacer.wait("T1", "C2") == pytest.approx(0.35)
    assert pacer.wait("T2", "C1") == 0
    now[0] += 2
    assert pacer.wait("T1", "C1") == 0


def test_a_workspace_that_slack_asks_to_spare_is_spared_until_then() -> None:
    pacer = Pacer(Pace())
    pacer.hold("T1", MORNING + timedelta(seconds=30))
    pacer.hold("T1", MORNING + timedelta(seconds=10))
    assert pacer.held(MORNING + timedelta(seconds=29)) == ["T1"]
    assert pacer.held(MORNING + timedelta(seconds=30)) == []


def test_a_morning_of_many_channels_stays_under_slacks_rate(office: ReminderOffice) -> None:
    office.patience = Patience(pace=Pace(1.1, 0.35))
    for number in range(12):
        office.add_case("案件", [FRIDAY], channel=f"C{number}")
    office.add_case("長い案件", [FRIDAY] * 50, channel="C99")
    now, sent = [0.0], list[tuple[float, str]]()
    clock = office.clock()
    deliverer = clock._deliverer
    deliverer._tick = deliverer._pacer._tick = lambda: now[0]
    post = office.slack._chat_postMessage

    def posted(payload: dict[str, Any]) -> dict[str, Any]:
        sent.append((now[0], str(payload["channel"])))
        return post(payload)

    def sleep(seconds: float) -> None:
        now[0] += seconds
        office.pass_time(seconds=seconds)

    deliverer._sleep = sleep
    office.slack._chat_postMessage = posted
    for _ in range(6):
        office.morning(clock)
        sleep(2)
    assert len(sent) == 15
    moments = [moment for moment, _ in sent]
    assert min(b - a for a, b in itertools.pairwise(moments)) >= 0.349
    own = [moment for moment, channel in sent if channel == "C99"]
    assert min(b - a for a, b in itertools.pairwise(own)) >= 1.099


def test_the_loop_goes_on_after_a_fault_and_stops_when_told() -> None:
    stop, ticks, beats = Event(), list[int](), list[float]()

    class Planner:
        def plan(self, _now: datetime) -> int:
            ticks.append(1)
            if len(ticks) == 1:
                raise OperationalError("", None, ConnectionError())
            stop.set()
            return 0

    deliverer: Any = SimpleNamespace(look_back=lambda day: None, one=lambda: False)
    planner: Any = Planner()
    clock = ReminderClock(planner, deliverer, lambda: MORNING, look_every=0.01, beat=beats.append)
    clock.run(stop)
    assert (len(ticks), len(beats)) == (2, 1)


def test_a_day_is_prepared_once_and_a_fault_there_keeps_no_post_back(
    office: ReminderOffice,
) -> None:
    office.add_case("案件", [FRIDAY])
    prepared: list[datetime] = []

    def prepare(now: datetime) -> None:
        prepared.append(now)
        raise ValueError

    clock = office.clock(prepare=prepare)
    office.morning(clock)
    office.morning(clock)
    assert prepared == [MORNING]
    assert len(office.slack.posts()) == 1
    office.next_day(date(2026, 11, 21))
    office.morning(clock)
    assert len(prepared) == 2


def test_a_clock_that_does_not_go_round_is_not_well() -> None:
    now = [0.0]
    heartbeat = Heartbeat(lambda: now[0])
    now[0] = LATELY + 1
    assert not heartbeat.is_well()
    heartbeat(now[0])
    assert heartbeat.is_well()


class _Desk:
    heads: ClassVar = {"national": 1, "tinytown": 1, "othertown": 1}

    def calendar(self, rulebook: str) -> Any:
        return rulebook


def test_the_office_days_are_those_of_the_channels_body(office: ReminderOffice) -> None:
    store = office.store
    found = calendar_of(_Desk(), store, None)
    assert found("T1", "C1", "tinytown") == "tinytown"
    assert found("T1", "C1", "gone") == "national"
    assert calendar_of(_Desk(), store, "othertown")("T1", "C1", "") == "othertown"
    store.channels.save("T1", "C1", ChannelSetting(rulebook="othertown"), "U1", MORNING)
    assert found("T1", "C1", "tinytown") == "othertown"


def settings(**more: Any) -> Settings:
    return Settings(_env_file=None, **more)


def test_the_admins_of_the_settings_are_told_or_whoever_installed_the_desk(
    office: ReminderOffice,
) -> None:
    store: Store = office.store
    told = admins_of(settings(slack_bot_token=BOT_TOKEN, keiyaku_admins=("U1", "U2")), store)
    assert told("T1") == ("U1", "U2")
    oauth = settings(slack_client_id="1", slack_client_secret="x")
    assert admins_of(oauth, store)("T1") == ()
    Installations(store.engine, "1").save(_installation())
    assert admins_of(oauth, store)("T1") == ("U5",)


def _installation() -> Installation:
    return Installation(user_id="U5", team_id="T1", bot_token="xoxb-1", bot_id="B1")


def test_the_joined_clock_posts_nothing_when_there_is_nothing(office: ReminderOffice) -> None:
    made = build_clock(
        settings(slack_bot_token=BOT_TOKEN),
        desk=_Desk(),
        store=office.store,
        clock=lambda: datetime(2026, 11, 20, tzinfo=UTC),
    )
    assert made.clock.tick() is False
    assert made.heartbeat.is_well()
