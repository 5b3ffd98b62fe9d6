"""The buttons of a morning post: the ledger is changed once, and the post shows what was done."""

from __future__ import annotations

from typing import Any

import pytest

from bot.blocks.reminder import reminder_messages
from bot.cases import By, Ledger, NewCase, OwnDeadline, Scope
from bot.clock import office_day
from bot.reminders.ledger import CaseItems
from bot.reminders.preview import day_digest
from bot.store import ReminderSetting
from tests.bot.cases.fake_timetables import WeekdaysOnly
from tests.conversations.case_desk import NOW, CaseDesk, button_of, inputs, states
from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import seen
from tests.conversations.test_cases import labels, shown, until
from tests.standin import blocks_error

PINGING = "<!channel> & <b>清掃</b>"


@pytest.fixture
def office(open_office: Opening) -> Office:
    office = open_office(desk=CaseDesk(), keiyaku_rulebook="town", clock=lambda: NOW)
    ledger, by = Ledger(office.built.store.engine, office.desk), By("U0001", NOW)
    new = NewCase("town", PINGING, "C0001", owners=("U0001", "山田"), facts={})
    case = ledger.add(Scope("T0001"), new, by)
    for title, day in (("決裁", "2026-11-18"), ("見積り", "2026-11-20"), ("公告", "2026-11-24")):
        ledger.add_own(
            Scope("T0001"), case.id, OwnDeadline(title, office_day(NOW).fromisoformat(day)), by
        )
    return office


def posted(office: Office) -> dict[str, Any]:
    """The morning's post, as it stands in the channel."""
    digest = day_digest(
        CaseItems(office.built.store.engine),
        "T0001",
        "C0001",
        office_day(NOW),
        setting=ReminderSetting(),
        calendar=WeekdaysOnly(),
    )
    (part,) = reminder_messages(digest)
    office.built.client.chat_postMessage(channel="C0001", **part.message.payload())
    return now_in(office)


def now_in(office: Office) -> dict[str, Any]:
    """The post as it is now."""
    return dict(next(m for (where, _), m in office.slack.messages.items() if where == "C0001"))


def lines(post: dict[str, Any]) -> list[str]:
    """What stands on the buttons below each deadline."""
    rows = [b for b in post["blocks"] if b["type"] == "actions"]
    return ["・".join(e["text"]["text"] for e in row["elements"]) for row in rows]


def test_done_is_done_once_and_struck_out_with_who_and_when(office: Office) -> None:
    post = posted(office)
    press = button_of(post, "完了", 1)
    for _ in range(2):
        reaction = office.people.press(press, post)
        assert reaction.status == 200
        assert reaction.seconds < 1
    office.slack.wait_for("chat.update", 2)
    after = now_in(office)
    assert blocks_error(after["blocks"]) == []
    assert states(office) == {
        "決裁": ("2026-11-18", "open"),
        "見積り": ("2026-11-20", "done"),
        "公告": ("2026-11-24", "open"),
    }
    assert lines(after) == ["完了・延期・担当変更・詳細", "詳細", "完了・延期・担当変更・詳細"]
    assert seen(after).count("✓ 完了") == 1
    assert "11月20日 10:00" in seen(after)
    assert "'strike': True" in str(after["blocks"])
    assert PINGING in seen(after)


def test_two_people_pressing_in_the_same_old_post_both_see_their_deed(office: Office) -> None:
    post = posted(office)
    for number in (0, 2):
        office.people.press(button_of(post, "完了", number), post)
        office.slack.wait_for("chat.update", number // 2 + 1)
    assert lines(now_in(office)) == ["詳細", "完了・延期・担当変更・詳細", "詳細"]


def test_putting_off_asks_why_and_until_when_and_the_post_shows_it(office: Office) -> None:
    post = posted(office)
    office.people.press(button_of(post, "延期", 0), post)
    view = shown(office, "期限の延期")
    assert PINGING in seen(view)
    assert inputs(view)["until"]["initial_date"] == "2026-11-21"
    office.people.send_off(until="2026-12-01", reason="<!here> 書類待ち")
    office.slack.wait_for("chat.update")
    text = seen(now_in(office))
    assert "延期　12月1日（火）まで（<!here> 書類待ち）" in text
    assert states(office)["決裁"] == ("2026-12-01", "snoozed")
    assert "mrkdwn" not in str(now_in(office)["blocks"])


def test_somebody_else_takes_a_case_over_and_names_without_an_id_stay(office: Office) -> None:
    post = posted(office)
    office.people.press(button_of(post, "担当変更", 0), post)
    assert inputs(shown(office, "担当者の変更"))["owners"]["initial_users"] == ["U0001"]
    office.people.send_off(owners="U0005")
    office.slack.wait_for("chat.update")
    after = now_in(office)
    assert "担当を変更" in seen(after)
    assert {"type": "user", "user_id": "U0005"} in after["blocks"][2]["elements"][-1]["elements"]
    assert lines(after)[0] == "完了・延期・担当変更・詳細"
    with office.built.store.engine.begin() as connection:
        owners = connection.exec_driver_sql("SELECT owner FROM case_owners ORDER BY place").all()
    assert [row[0] for row in owners] == ["U0005", "山田"]


def test_the_details_show_the_deadline_first_and_what_is_done_there_shows_in_the_post(
    office: Office,
) -> None:
    post = posted(office)
    office.people.press(button_of(post, "詳細", 2), post)
    view = shown(office, "案件")
    text = seen(view)
    assert text.index("公告") < text.index("見積り")
    office.people.press_in_window(button_of(view, "完了"))
    office.slack.wait_for("chat.update")
    assert "✓ 完了" in seen(now_in(office))
    until(lambda: "未了に戻す" in labels(office.slack.window))
    office.people.press_in_window(button_of(office.slack.window, "未了に戻す"))
    office.slack.wait_for("chat.update", 2)
    assert lines(now_in(office))[2] == "完了・延期・担当変更・詳細"
    assert "strike" not in str(now_in(office)["blocks"])


def test_a_post_that_slack_does_not_let_change_is_done_all_the_same(office: Office) -> None:
    post = posted(office)
    office.slack.fail_next("chat.update", error="cant_update_message")
    office.people.press(button_of(post, "完了", 0), post)
    until(lambda: states(office)["決裁"][1] == "done")


@pytest.mark.parametrize("label", ["完了", "延期", "担当変更", "詳細"])
def test_another_workspace_gets_nothing_by_the_number_of_a_deadline(
    office: Office, label: str
) -> None:
    post = posted(office)
    office.people.team = "T0002"
    office.people.press(button_of(post, label), post)
    (told,) = office.slack.wait_for("response_url")
    assert "見つかりません" in seen(told)
    assert "清掃" not in str(told)
    assert office.slack.stack == []
    assert {state for _, state in states(office).values()} == {"open"}


@pytest.mark.parametrize("value", ["", "0", "-1", "9" * 30, "1; DROP TABLE cases", "<!here>"])
def test_a_strange_value_is_answered_calmly(office: Office, value: str) -> None:
    post = posted(office)
    office.people.press({**button_of(post, "完了"), "value": value}, post)
    (told,) = office.slack.wait_for("response_url")
    assert "見つかりません" in seen(told)


def test_a_window_of_another_workspace_settles_nothing(office: Office) -> None:
    post = posted(office)
    office.people.press(button_of(post, "延期", 0), post)
    shown(office, "期限の延期")
    office.people.team = "T0002"
    body = office.people.send_off(until="2026-12-01", reason="盗む").body
    assert "見つかりません" in body["errors"]["until"]
    assert {state for _, state in states(office).values()} == {"open"}
