"""The file is read back by the library, as a calendar would."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar

from bot.exporting.icalendar import calendar_of
from tests.bot.exporting.dates import APPLICATION, PAYMENT, RENT

MOMENT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def written(*, later: bool = False) -> bytes:
    payment = PAYMENT.model_copy(update={"day": date(2027, 4, 1)}) if later else PAYMENT
    return calendar_of(
        (APPLICATION, payment, RENT), series="town-7", title="庁舎清掃", stamp=MOMENT
    )


def test_each_deadline_is_a_whole_day_with_its_article() -> None:
    calendar = Calendar.from_ical(written())
    application, payment, _ = calendar.walk("VEVENT")
    assert application.decoded("dtstart") == date(2026, 11, 13)
    assert application.decoded("dtend") == date(2026, 11, 14)
    assert str(application["summary"]) == "参加申請（16:30まで）"
    assert str(payment["summary"]) == "支払; 請求から, 30日"
    assert str(payment["description"]).splitlines() == [
        "請求書を受理した日から25日以内",
        "安全な日: 2027-03-26",
        "根拠: 約款 第3条",
        "閉庁日です。",
    ]
    assert b"DTSTART;VALUE=DATE:20261113\r\n" in written()


def test_a_deadline_keeps_its_uid_when_its_day_moves() -> None:
    before, after = (
        [str(event["uid"]) for event in Calendar.from_ical(data).walk("VEVENT")]
        for data in (written(), written(later=True))
    )
    assert before == after
    assert len(set(before)) == 3
    assert all(uid.startswith("town-7.") for uid in before)


def test_a_monthly_deadline_recurs_until_its_last() -> None:
    assert b"RRULE:FREQ=MONTHLY;UNTIL=20290212;BYMONTHDAY=12\r\n" in written()


def test_lines_are_short_enough_for_every_calendar() -> None:
    assert all(len(line) <= 75 for line in written().split(b"\r\n"))


def test_the_same_moment_gives_the_same_file() -> None:
    assert written() == written()
