"""What a morning's post says of each deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.blocks.message import MOST_BLOCKS
from bot.blocks.reminder import reminder_messages
from bot.blocks.reminder_lines import DETAILS, DONE, OWNER, SNOOZE, line_text
from bot.reminders.digest import Urgency, digest, line_of, to_escalate
from bot.reminders.items import FROM, ON, Item
from bot.store import ReminderSetting
from tests.bot.reminders.office import CALENDAR, FRIDAY
from tests.conversations.reading import buttons, seen
from tests.standin import blocks_error

USUAL = ReminderSetting()
ITEM = Item(
    id=7,
    case_id=1,
    case_title="複写機の賃借",
    channel="C1",
    title="入札保証金の納付",
    due=FRIDAY,
    day=FRIDAY,
    safe_day=FRIDAY,
    owners=("U1",),
    cited=("契約規則 第6条第1項",),
)


def item(due: date, **changed: object) -> Item:
    return replace(ITEM, **{"due": due, "day": due, "safe_day": due, **changed})  # type: ignore[arg-type]


def urgency(day: date, **changed: object) -> Urgency | None:
    found = line_of(item(day, **changed), FRIDAY, USUAL, CALENDAR)
    return found.urgency if found else None


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 11, 19), Urgency.OVERDUE),
        (date(2026, 11, 20), Urgency.TODAY),
        (date(2026, 11, 22), Urgency.TODAY),  # a Sunday: nobody works between
        (date(2026, 11, 24), Urgency.SOON),  # 1 office day
        (date(2026, 11, 26), Urgency.SOON),  # 3
        (date(2026, 11, 27), Urgency.AHEAD),  # 4
        (date(2026, 12, 7), Urgency.AHEAD),  # 10
        (date(2026, 12, 8), None),  # 11
    ],
)
def test_how_near_a_deadline_is(day: date, found: Urgency | None) -> None:
    assert urgency(day) == found


def test_what_may_begin_on_a_day_is_never_overdue() -> None:
    assert urgency(FRIDAY, sort=FROM) == Urgency.TODAY
    assert urgency(FRIDAY - timedelta(days=1), sort=FROM) is None
    assert urgency(FRIDAY, sort=ON) == Urgency.TODAY
    assert urgency(FRIDAY - timedelta(days=1), sort=ON) is None


def test_the_numbers_are_settings() -> None:
    setting = ReminderSetting(soon=0, ahead=1, most_overdue=1)
    assert line_of(item(date(2026, 11, 24)), FRIDAY, setting, CALENDAR).urgency == Urgency.AHEAD  # type: ignore[union-attr]
    assert line_of(item(date(2026, 11, 25)), FRIDAY, setting, CALENDAR) is None
    late = item(date(2026, 11, 19), posted_overdue=1)
    assert digest([late], FRIDAY, setting, CALENDAR).quieted == 1
    assert to_escalate([late], FRIDAY, setting) == [late]


@pytest.mark.parametrize(
    ("times", "shown", "last"), [(0, 1, False), (1, 1, False), (2, 1, True), (3, 0, None)]
)
def test_an_overdue_one_is_shown_three_times(times: int, shown: int, last: bool | None) -> None:
    made = digest([item(FRIDAY - timedelta(days=1), posted_overdue=times)], FRIDAY, USUAL, CALENDAR)
    assert (made.count, made.quieted) == (shown, 1 - shown)
    if shown:
        assert made.sections[0].cases[0].lines[0].is_last_time is last


def test_what_was_handed_on_is_not_handed_on_again() -> None:
    late = item(FRIDAY - timedelta(days=1), posted_overdue=3)
    assert to_escalate([late, replace(late, id=8, escalated=True)], FRIDAY, USUAL) == [late]


def test_sections_come_by_urgency_and_hold_each_case_once() -> None:
    items = [
        item(FRIDAY, id=1),
        item(FRIDAY, id=2, case_id=2, case_title="清掃委託"),
        item(FRIDAY, id=3),
        item(FRIDAY - timedelta(days=3), id=4),
    ]
    made = digest(items, FRIDAY, USUAL, CALENDAR)
    assert [section.urgency for section in made.sections] == [Urgency.OVERDUE, Urgency.TODAY]
    today = made.sections[1].cases
    assert [(case.title, len(case.lines)) for case in today] == [
        ("複写機の賃借", 2),
        ("清掃委託", 1),
    ]


def lines(**changed: object) -> str:
    (message,) = reminder_messages(digest([item(FRIDAY, **changed)], FRIDAY, USUAL, CALENDAR))
    return seen(message.message.payload())


def test_a_line_says_the_day_what_is_due_and_where_it_stands() -> None:
    assert "11月20日（金）まで" in lines()
    assert "入札保証金の納付　［契約規則 第6条第1項］" in lines()
    assert "11月20日（金） 17:00まで" in lines(time="17:00")
    assert "11月20日（金）から" in lines(sort=FROM)


def test_a_missed_deadline_says_since_when() -> None:
    line = line_of(item(date(2026, 11, 17)), FRIDAY, USUAL, CALENDAR)
    assert line
    assert "3日過ぎています" in line_text(line)


def test_where_readings_differ_the_safe_day_counts_and_the_other_is_told() -> None:
    shown = lines(day=date(2026, 11, 24), time="17:00")
    assert "11月20日（金）まで" in shown
    assert "規定の日は 11月24日（火）" in shown


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 11, 19), Urgency.OVERDUE),
        (date(2026, 11, 20), Urgency.TODAY),
        (date(2026, 11, 24), Urgency.SOON),
    ],
)
def test_between_the_safe_day_and_the_rules_own_day_it_is_not_called_late(
    day: date, found: Urgency
) -> None:
    safe = date(2026, 11, 18)
    line = line_of(item(safe, day=day), FRIDAY, USUAL, CALENDAR)
    assert line
    assert line.urgency == found
    warned = "11月18日（水）は過ぎました。規則の読み方によっては、すでに期限切れです" in line_text(
        line
    )
    assert warned is (found != Urgency.OVERDUE)
    assert ("過ぎています" in line_text(line)) is (found == Urgency.OVERDUE)


def test_a_snoozed_deadline_says_which_day_it_was() -> None:
    shown = lines(snoozed=True, day=date(2026, 11, 18), safe_day=date(2026, 11, 18))
    assert "延期。もとの期限 11月18日（水）" in shown


def test_a_deadline_on_a_closed_day_says_so() -> None:
    line = line_of(item(date(2026, 11, 23)), FRIDAY, USUAL, CALENDAR)
    assert line
    assert "閉庁日です" in line_text(line)


def test_every_deadline_has_its_four_buttons_with_its_number() -> None:
    (message,) = reminder_messages(digest([ITEM], FRIDAY, USUAL, CALENDAR))
    found = buttons(message.message.payload())
    assert list(found) == ["完了", "延期", "担当変更", "詳細"]
    assert [each["action_id"] for each in found.values()] == [DONE, SNOOZE, OWNER, DETAILS]
    assert {each["value"] for each in found.values()} == {"7"}


def test_the_longest_post_keeps_within_slacks_limits_and_tears_nothing_apart() -> None:
    items = [
        item(
            FRIDAY,
            id=n,
            case_id=n // 3,
            case_title="<!channel>&" * 40,
            title="長" * 200,
            cited=("契約規則 第6条第1項",) * 9,
            owners=tuple(f"U{m}" for m in range(30)),
        )
        for n in range(300)
    ]
    messages = reminder_messages(digest(items, FRIDAY, USUAL, CALENDAR))
    assert len(messages) == 3
    for message in messages:
        blocks = list(message.message.blocks)
        assert blocks_error(blocks) == []
        assert len(blocks) <= MOST_BLOCKS
        kinds = [block["type"] for block in blocks]
        assert kinds.count("rich_text") >= kinds.count("actions")
        assert kinds[-1] in ("actions", "context")
    shown = sum(block["type"] == "actions" for m in messages for block in m.message.blocks)
    assert f"残り{300 - shown}件" in seen(messages[-1].message.payload())


def test_the_notification_counts_and_names_nobody() -> None:
    (message,) = reminder_messages(digest([ITEM], FRIDAY, USUAL, CALENDAR))
    assert message.message.text == "11月20日（金）の期限 今日 1件"


def test_a_personal_post_names_the_channel_and_not_the_person() -> None:
    (message,) = reminder_messages(digest([ITEM], FRIDAY, USUAL, CALENDAR), personal=True)
    shown = str(message.message.blocks)
    assert "'channel_id': 'C1'" in shown
    assert "'user_id'" not in shown


def test_a_day_of_another_year_is_shown_with_its_year() -> None:
    line = line_of(item(date(2025, 11, 20)), FRIDAY, USUAL, CALENDAR)
    assert line
    assert line_text(line).startswith("2025年11月20日（木）まで")
