"""Which morning is due: office days, Japanese days wherever the server stands, what was missed."""

from __future__ import annotations

import os
import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import JAPAN, office_day
from bot.reminders.schedule import (
    ZONE,
    Morning,
    WithClosed,
    due,
    horizon,
    local_day,
    next_morning,
    office_days_left,
)
from bot.store import ReminderSetting
from tests.bot.reminders.office import CALENDAR

USUAL = ReminderSetting()


def japan(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Auckland"])
def server_elsewhere(request: pytest.FixtureRequest) -> Iterator[None]:
    """The whole process lives in another time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    system_time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    system_time.tzset()


def test_it_is_due_from_its_time_on_and_not_a_minute_before() -> None:
    day = date(2026, 11, 20)
    assert due(japan(day, 8, 44), USUAL, CALENDAR) is None
    assert due(japan(day, 8, 45), USUAL, CALENDAR) == Morning(day)
    assert due(japan(day, 23, 59), USUAL, CALENDAR) == Morning(day)


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (date(2026, 11, 21), "a Saturday"),
        (date(2026, 11, 22), "a Sunday"),
        (date(2026, 11, 23), "勤労感謝の日"),
        (date(2027, 3, 22), "振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 12, 29), "the year's end"),
        (date(2027, 1, 1), "元日"),
        (date(2028, 1, 3), "the year's beginning"),
    ],
)
def test_no_post_on_a_closed_day(day: date, what: str) -> None:
    assert due(japan(day), USUAL, CALENDAR) is None, what


def test_the_days_around_the_year_end_are_office_days() -> None:
    for day in (date(2026, 12, 28), date(2027, 1, 4), date(2028, 1, 4)):
        assert due(japan(day), USUAL, CALENDAR) == Morning(day)


def test_a_channel_may_have_closed_days_and_weekdays_of_its_own() -> None:
    friday = date(2026, 11, 20)
    assert due(japan(friday), ReminderSetting(closed=(friday,)), CALENDAR) is None
    assert due(japan(friday), ReminderSetting(weekdays=(0, 2)), CALENDAR) is None
    assert due(japan(friday), ReminderSetting(weekdays=(4,)), CALENDAR) == Morning(friday)


def test_what_was_dealt_with_today_is_not_due_again() -> None:
    day = date(2026, 11, 20)
    assert due(japan(day), USUAL, CALENDAR, last=day) is None
    assert due(japan(day), USUAL, CALENDAR, last=day - timedelta(days=1)) == Morning(day)


@pytest.mark.parametrize(
    ("last", "missed"),
    [
        (date(2026, 11, 24), 0),
        (date(2026, 11, 20), 1),  # the 24th; a weekend and a holiday lie between
        (date(2026, 11, 19), 2),
        (date(2026, 11, 2), 14),
    ],
)
def test_only_office_days_count_as_missed(last: date, missed: int) -> None:
    day = date(2026, 11, 25)
    assert due(japan(day), USUAL, CALENDAR, last=last) == Morning(day, missed)


def test_a_silence_of_years_is_counted_only_so_far_back() -> None:
    found = due(japan(date(2026, 11, 25)), USUAL, CALENDAR, last=date(2020, 1, 6))
    assert found
    assert 30 < found.missed < 60


def test_before_the_first_case_no_morning_is_owed() -> None:
    day = date(2026, 11, 20)
    late, early = japan(day, 8, 46), japan(day, 8, 44)
    assert due(japan(day), USUAL, CALENDAR, since=late) is None
    assert due(japan(day), USUAL, CALENDAR, since=early) == Morning(day)


def test_the_day_is_japans_at_midnight(server_elsewhere: None) -> None:
    before = datetime(2026, 11, 19, 14, 59, 59, tzinfo=UTC)
    after = before + timedelta(seconds=1)
    assert (local_day(before), local_day(after)) == (date(2026, 11, 19), date(2026, 11, 20))
    assert (office_day(before), office_day(after)) == (date(2026, 11, 19), date(2026, 11, 20))


def test_the_time_is_japans_wherever_the_server_is(server_elsewhere: None) -> None:
    early, late = (datetime(2026, 11, 19, 23, m, tzinfo=UTC) for m in (44, 45))
    assert due(early, USUAL, CALENDAR) is None
    assert due(late, USUAL, CALENDAR) == Morning(date(2026, 11, 20))
    honolulu = late.astimezone(ZoneInfo("Pacific/Honolulu"))
    assert due(honolulu, USUAL, CALENDAR) == Morning(date(2026, 11, 20))


def test_a_channel_whose_time_is_midnight_is_posted_in_on_the_new_day() -> None:
    setting = ReminderSetting(at=time(0, 0))
    last_second = datetime(2026, 11, 19, 14, 59, 59, tzinfo=UTC)
    assert due(last_second, setting, CALENDAR) == Morning(date(2026, 11, 19))
    found = due(last_second + timedelta(seconds=1), setting, CALENDAR, last=date(2026, 11, 19))
    assert found == Morning(date(2026, 11, 20))


def test_japans_zone_and_the_fixed_nine_hours_agree() -> None:
    for year in range(2020, 2040):
        moment = datetime(year, 7, 1, tzinfo=UTC)
        assert moment.astimezone(ZONE).utcoffset() == moment.astimezone(JAPAN).utcoffset()


@pytest.mark.parametrize(
    ("today", "day", "left"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),  # a Sunday: today is the last office day
        (date(2026, 11, 20), date(2026, 11, 23), 0),  # a holiday
        (date(2026, 11, 20), date(2026, 11, 24), 1),
        (date(2026, 12, 25), date(2027, 1, 4), 2),  # over the year's end
        (date(2027, 3, 30), date(2027, 4, 1), 2),  # over 年度末
        (date(2028, 2, 28), date(2028, 3, 1), 2),  # over the leap day
        (date(2026, 11, 20), date(2027, 11, 20), 11),  # no further than is asked
    ],
)
def test_office_days_left(today: date, day: date, left: int) -> None:
    assert office_days_left(today, day, CALENDAR, 10) == left


@pytest.mark.parametrize("office_days", [0, 1, 3, 10])
@pytest.mark.parametrize("today", [date(2026, 11, 20), date(2026, 12, 28), date(2027, 4, 30)])
def test_the_horizon_is_the_last_day_that_is_not_too_far(today: date, office_days: int) -> None:
    last = horizon(today, CALENDAR, office_days)
    beyond = last + timedelta(days=1)
    assert office_days_left(today, last, CALENDAR, 20) == office_days
    assert office_days_left(today, beyond, CALENDAR, 20) == office_days + 1


def test_the_next_morning_is_told() -> None:
    friday = japan(date(2026, 11, 20))
    assert next_morning(friday, USUAL, CALENDAR) == japan(date(2026, 11, 24), 8, 45)
    assert next_morning(friday, ReminderSetting(wanted=False), CALENDAR) is None


def test_a_calendar_with_closed_days_of_an_office() -> None:
    calendar = WithClosed(CALENDAR, (date(2026, 11, 20),))
    assert not calendar.is_open(date(2026, 11, 20))
    assert calendar.is_open(date(2026, 11, 19))
