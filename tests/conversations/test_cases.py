"""Cases in Slack: entered, changed, settled and looked at, over HTTP and through the stand-in."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert

from bot.store import ChannelSetting, TroubleRow
from tests.conversations.case_desk import (
    NOW,
    CaseDesk,
    all_buttons,
    button_of,
    inputs,
    states,
)
from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import buttons, seen
from tests.standin import blocks_error

PINGING = "<!channel> & <b>清掃</b>"


@pytest.fixture
def office(open_office: Opening) -> Office:
    return open_office(desk=CaseDesk(), keiyaku_rulebook="town", clock=lambda: NOW)


def until(met: Callable[[], Any], seconds: float = 5) -> Any:
    """Wait for what is done after the acknowledgement."""
    end = time.monotonic() + seconds
    while not (found := met()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)
    return found


def shown(office: Office, title: str) -> dict[str, Any]:
    """The window of that title, once it is in front."""
    until(lambda: office.slack.stack and office.slack.window["title"]["text"] == title)
    return office.slack.window


def enter(office: Office, **values: str) -> dict[str, Any]:
    """Enter a case by the command; the private reply."""
    before = len(office.slack.made("response_url"))
    office.people.command("案件")
    office.people.send_off(**{"title": "清掃業務委託", "award_day": "2026-12-01", **values})
    return office.slack.wait_for("response_url", before + 1)[-1]


def labels(view: dict[str, Any]) -> list[str]:
    """What stands on a window's buttons."""
    return [label for label, _ in all_buttons(view)]


def details(office: Office, reply: dict[str, Any]) -> dict[str, Any]:
    """The case's window, opened from the reply."""
    office.people.press(buttons(reply)["詳細"])
    return shown(office, "案件")


def test_a_case_entered_by_the_command_has_its_deadlines_told_in_one_reply(office: Office) -> None:
    reply = enter(office, kind="委託・役務", amount="４５０万", bid_day="2026-11-30", hour="10:00")
    assert blocks_error(reply["blocks"]) == []
    assert reply["response_type"] == "ephemeral"
    text = seen(reply)
    for expected in ("清掃業務委託", "12月8日（火）まで", "契約書の提出", "契約規則 第12条第1項"):
        assert expected in text
    assert "11月30日（月） 10:00" in text
    assert office.slack.stack == []
    assert states(office)["契約書の提出"] == ("2026-12-08", "open")
    page = details(office, reply)
    assert "契約金額: 4,500,000円" in seen(page)
    assert {"type": "user", "user_id": "U0001"} in page["blocks"][2]["elements"][0]["elements"]


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"title": "  "}, "title", "件名を書いてください"),
        ({"title": "長" * 201}, "title", "200字まで"),
        ({"amount": "1.2.3万"}, "amount", "金額として読めません"),
        ({"amount": "1000兆円"}, "amount", "10兆円以下"),
        ({"bid_day": "0026-12-17"}, "bid_day", "26年という年"),
        ({"hour": "10:00"}, "bid_day", "時刻の日"),
        ({"own1_title": "決裁"}, "own1_day", "この期限の日"),
        ({"own1_day": "2026-12-01"}, "own1_title", "何の期限か"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_entered(
    office: Office, values: dict[str, str], field: str, sentence: str
) -> None:
    office.people.command("案件")
    body = office.people.send_off(**{"title": "清掃", **values}).body
    assert body["response_action"] == "errors"
    assert list(body["errors"]) == [field]
    assert sentence in body["errors"][field]
    assert states(office) == {}


def test_further_days_and_deadlines_of_ones_own_are_added_without_losing_what_was_typed(
    office: Office,
) -> None:
    office.people.command("案件")
    assert "lease_start" not in inputs(office.slack.window)
    typed = {"title": "複写機の借入れ", "amount": "450万", "own1_title": "決裁を回す"}
    office.people.press_half_way(button_of(office.slack.window, "日付を足す"), **typed)
    until(lambda: "lease_start" in inputs(office.slack.window))
    office.people.press_half_way(button_of(office.slack.window, "期限を足す"))
    fields = until(lambda: (now := inputs(office.slack.window)) and "own2_day" in now and now)
    assert fields["title"]["initial_value"] == "複写機の借入れ"
    assert fields["amount"]["initial_value"] == "450万"
    office.people.send_off(
        lease_start="2026-12-01",
        own1_day="2026-12-14",
        own2_title="部長に説明",
        own2_day="2026-12-15",
    )
    office.slack.wait_for("response_url")
    found = states(office)
    assert found["請求書の受領"][0] == "2027-01-10" or found["請求書の受領"][0] == "2027-01-08"
    assert found["決裁を回す"] == ("2026-12-14", "open")
    assert found["部長に説明"] == ("2026-12-15", "open")


def test_an_answers_day_becomes_a_case_with_what_was_read(office: Office) -> None:
    answer = office.people.command("契約はいつまで?").body
    office.people.press(buttons(answer)["この期限を登録"])
    view = shown(office, "案件の登録")
    fields = inputs(view)
    assert fields["title"]["initial_value"] == "小さな町 契約（落札決定日 12月1日）"
    assert fields["award_day"]["initial_date"] == "2026-12-01"
    assert fields["channel"]["initial_conversation"] == "C0001"
    assert fields["owners"]["initial_users"] == ["U0001"]
    assert "initial_value" not in fields["own1_title"], "the rules give the day themselves"
    office.people.send_off(title="清掃業務委託")
    reply = office.slack.wait_for("response_url")[-1]
    assert "12月8日（火）まで" in seen(reply)


def test_a_day_that_no_rule_gives_again_is_kept_as_a_deadline_of_ones_own(office: Office) -> None:
    office.desk.silent = True
    answer = office.people.command("契約はいつまで?").body
    office.people.press(buttons(answer)["この期限を登録"])
    fields = inputs(shown(office, "案件の登録"))
    assert fields["own1_title"]["initial_value"] == "契約の期限"
    assert fields["own1_day"]["initial_date"] == "2026-12-08"
    office.people.send_off()
    reply = office.slack.wait_for("response_url")[-1]
    assert "この団体の規則からは期限を出せません" in seen(reply)
    assert states(office)["契約の期限"] == ("2026-12-08", "open")


def test_an_answer_without_a_day_has_no_such_button(office: Office) -> None:
    assert "この期限を登録" not in buttons(office.people.command("入札保証金は?").body)


def test_a_message_becomes_the_title_of_a_case_bounded_and_plain(office: Office) -> None:
    text = "<!channel> &lt;b&gt;" + "清" * 300 + "\n二行目"
    office.people.use_shortcut("keiyaku_register_case", {"ts": "1.1", "text": text, "user": "U2"})
    fields = inputs(shown(office, "案件の登録"))
    title = fields["title"]["initial_value"]
    assert title.startswith("@channel <b>清清")
    assert len(title) == 100
    office.people.send_off()
    office.slack.wait_for("response_url")


def test_a_case_is_changed_and_its_deadlines_follow(office: Office) -> None:
    reply = enter(office, own1_title="決裁を回す", own1_day="2026-12-14")
    office.people.press(buttons(reply)["変更"])
    fields = inputs(shown(office, "案件の変更"))
    assert "rulebook" not in fields
    assert fields["award_day"]["initial_date"] == "2026-12-01"
    moved = next(name for name in fields if name.startswith("moved_"))
    office.people.send_off(award_day="2026-12-03", **{moved: "2026-12-16"})
    told = office.slack.wait_for("response_url", 2)[-1]
    assert "案件を変更しました" in seen(told)
    assert states(office)["契約書の提出"] == ("2026-12-10", "open")
    assert states(office)["決裁を回す"] == ("2026-12-16", "open")


def test_a_change_of_what_somebody_else_has_changed_meanwhile_is_told(office: Office) -> None:
    reply = enter(office)
    office.people.press(buttons(reply)["変更"])
    mine = dict(shown(office, "案件の変更"))
    office.people.send_off(title="清掃業務委託（二期）")
    office.slack.wait_for("response_url", 2)
    office.slack.stack[:] = [mine]
    body = office.people.send_off(title="清掃業務委託（三期）").body
    assert "ほかの人がこの案件を変えました" in body["errors"]["title"]


def test_a_deadline_is_done_once_however_often_it_is_pressed(office: Office) -> None:
    page = dict(details(office, enter(office)))
    for _ in range(2):
        office.slack.stack[:] = [page]
        office.people.press_in_window(button_of(page, "完了"))
        until(lambda: "未了に戻す" in labels(office.slack.window))
    assert "done" in {state for _, state in states(office).values()}
    with office.built.store.engine.begin() as connection:
        done = connection.exec_driver_sql(
            "SELECT count(*) FROM case_history WHERE what = 'done'"
        ).scalar_one()
    assert done == 1
    office.people.press_in_window(button_of(office.slack.window, "未了に戻す"))
    until(lambda: "未了に戻す" not in labels(office.slack.window))
    assert {state for _, state in states(office).values()} == {"open"}


def test_what_does_not_apply_and_what_is_put_off_is_seen_with_its_reason(office: Office) -> None:
    page = details(office, enter(office))
    office.people.press_in_window(button_of(page, "該当なし"))
    shown(office, "該当なしにする")
    assert "理由を書いてください" in str(office.people.send_off(reason=" ").body["errors"])
    office.people.send_off(reason="契約書を省略")
    until(lambda: "該当なし（契約書を省略）" in seen(office.slack.window))
    office.people.press_in_window(button_of(office.slack.window, "延期"))
    shown(office, "期限の延期")
    wrong = office.people.send_off(until="2026-11-20", reason="待ち").body
    assert "明日以降" in wrong["errors"]["until"]
    office.people.send_off(until="2026-12-25", reason="相手方の都合")
    until(lambda: "12月25日（金）" in seen(office.slack.window))
    assert "相手方の都合" in seen(office.slack.window)


def test_a_case_is_closed_and_taken_up_again(office: Office) -> None:
    page = details(office, enter(office))
    office.people.press_in_window(button_of(page, "案件を終了"))
    until(lambda: "終了" in seen(office.slack.window) and "案件を再開" in str(office.slack.window))
    office.people.press_in_window(button_of(office.slack.window, "案件を再開"))
    until(lambda: "案件を終了" in str(office.slack.window))


def test_a_channel_lists_its_own_cases_and_deadlines_only(office: Office) -> None:
    enter(office)
    enter(office, title="別のチャンネルの工事", channel="C0002")
    office.people.command("案件 一覧")
    text = seen(office.slack.window)
    assert "清掃業務委託" in text
    assert "次: 12月1日" in text
    assert "別のチャンネルの工事" not in text
    office.people.command("期限")
    text = seen(office.slack.window)
    assert "契約書の提出" in text
    assert "別のチャンネルの工事" not in text
    office.people.command("期限", channel="C0003")
    assert "このチャンネルに未了の期限はありません" in seen(office.slack.window)


def test_home_shows_ones_own_deadlines_late_ones_first_and_ticks_them_off(office: Office) -> None:
    enter(office, award_day="2026-11-12")
    enter(
        office, title="ひとの案件", owners="U0002", own1_title="ひとの期限", own1_day="2026-12-01"
    )
    office.people.open_tab()
    home = until(lambda: office.slack.homes.get("U0001"))
    text = seen(home)
    assert text.index("期限切れ") < text.index("11月19日（木）まで")
    assert "ひとの期限" not in text
    office.people.press_at_home(button_of(home, "完了"))
    until(lambda: "契約書の提出" not in seen(office.slack.homes["U0001"]))
    office.people.press_at_home(button_of(home, "新しい案件"))
    shown(office, "案件の登録")
    office.people.send_off(title="ホームから")
    assert "案件を登録しました" in seen(office.slack.window)
    until(lambda: "ホームから" in seen(office.slack.homes["U0001"]))


def test_home_with_hundreds_of_deadlines_keeps_to_slacks_limits(office: Office) -> None:
    for number in range(12):
        rows = {f"own{n}_title": f"期限{number}-{n}" for n in (1,)}
        enter(office, title=f"案件{number}" + "長" * 150, own1_day="2026-12-02", **rows)
    office.people.open_tab()
    home = until(lambda: office.slack.homes.get("U0001"))
    (more,) = [label for label, _ in all_buttons(home) if label.startswith("残り")]
    assert more == "残り24件を見る"
    office.people.press_at_home(button_of(home, more))
    assert "期限11-1" in seen(shown(office, "私の期限"))
    office.people.press_at_home(button_of(home, "一覧"))
    shown(office, "案件の一覧")


def test_one_asks_for_ones_own_morning_post(office: Office) -> None:
    office.people.open_tab()
    home = until(lambda: office.slack.homes.get("U0001"))
    office.people.press_at_home(button_of(home, "朝のお知らせ"))
    assert set(inputs(shown(office, "朝のお知らせ"))) == {
        "morning_wanted",
        "morning_at",
        "morning_days",
    }
    errors = office.people.send_off(morning_wanted="出す", morning_days="").body["errors"]
    assert "曜日" in errors["morning_days"]
    office.people.send_off(morning_wanted="出す", morning_at="08:00", morning_days="0 4")
    setting = office.built.store.reminder_settings.find("T0001", "U0001")
    assert (setting.wanted, f"{setting.at:%H:%M}", setting.weekdays) == (True, "08:00", (0, 4))
    assert not office.built.store.reminder_settings.find("T0002", "U0001").wanted


def test_an_admin_sets_the_channels_morning_post(office: Office) -> None:
    office.slack.admins.add("U0001")
    office.people.command("設定")
    wrong = office.people.send_off(morning_closed="12月28日").body["errors"]
    assert "年がありません" in wrong["morning_closed"]
    office.people.send_off(
        morning_at="09:15",
        morning_quiet="no",
        morning_closed="2026-12-28、R9.2.10",
        morning_escalation="U0900",
    )
    setting = office.built.store.reminder_settings.find("T0001", "C0001")
    assert f"{setting.at:%H:%M}" == "09:15"
    assert [day.isoformat() for day in setting.closed] == ["2026-12-28", "2027-02-10"]
    assert (setting.quiet_when_nothing, setting.escalation_user) == (False, "U0900")


def test_another_workspace_neither_sees_nor_changes_a_case(office: Office) -> None:
    reply = enter(office)
    page = dict(details(office, reply))
    office.people.press(buttons(reply)["変更"])
    form = dict(shown(office, "案件の変更"))
    office.people.team = "T0002"
    office.slack.stack.clear()
    for label in ("詳細", "変更"):
        office.people.press(buttons(reply)[label])
    told = [seen(each) for each in office.slack.wait_for("response_url", 3)[1:]]
    assert all("見つかりません" in each and "清掃" not in each for each in told)
    assert office.slack.stack == []
    for label in ("完了", "延期", "該当なし", "案件を終了", "変更"):
        office.slack.stack[:] = [page]
        office.people.press_in_window(button_of(page, label))
        until(lambda: "見つかりません" in seen(office.slack.window))
    office.slack.stack[:] = [form]
    assert "見つかりません" in str(office.people.send_off(title="盗む").body["errors"])
    assert {state for _, state in states(office).values()} == {"open"}
    office.people.command("案件 一覧")
    assert "清掃" not in seen(office.slack.window)
    office.people.open_tab()
    assert "清掃" not in seen(until(lambda: office.slack.homes.get("U0001")))


def test_a_place_of_another_body_neither_sees_nor_takes_a_case(office: Office) -> None:
    reply = enter(office)
    office.built.store.channels.save("T0001", "C0009", ChannelSetting("village"), "U1", NOW)
    office.people.user = "U0002"
    office.people.press(buttons(reply)["詳細"], channel="C0009")
    assert "見つかりません" in seen(office.slack.wait_for("response_url", 2)[-1])
    office.people.command("案件", channel="C0009")
    errors = office.people.send_off(title="町の案件", rulebook="小さな町").body["errors"]
    assert "別の団体" in errors["channel"]
    office.people.user = "U0001"
    office.people.press(buttons(reply)["詳細"], channel="C0009")
    shown(office, "案件")  # the owner's own


def test_titles_ping_nobody_and_show_as_they_were_typed(office: Office) -> None:
    reply = enter(office, title=PINGING, own1_title=PINGING, own1_day="2026-12-01")
    page = details(office, reply)
    office.people.command("案件 一覧")
    listed = office.slack.window
    office.people.command("期限")
    dues = office.slack.window
    office.people.open_tab()
    home = until(lambda: office.slack.homes.get("U0001"))
    for surface in (reply, page, listed, dues, home):
        assert PINGING in seen(surface)
        assert "mrkdwn" not in str(surface["blocks"])
        assert "broadcast" not in str(surface["blocks"])
    assert "<!" not in reply["text"]


def test_a_reply_that_slack_refuses_reaches_the_person_another_way(office: Office) -> None:
    office.people.command("案件")
    office.slack.fail_next("response_url", status=404)
    office.people.send_off(title="清掃")
    (told,) = office.slack.wait_for("chat.postEphemeral")
    assert told["user"] == "U0001"
    assert "案件を登録しました" in seen(told)


def test_home_says_where_mornings_stay_without_a_post_but_not_whose_messages_fail(
    office: Office,
) -> None:
    since = datetime(2026, 11, 20, tzinfo=UTC)
    rows = [("T0001", "C0001"), ("T0001", "U0009"), ("T0002", "C0777")]
    failing = [
        {"team_id": team, "channel": where, "reason": "is_archived", "since": since}
        for team, where in rows
    ]
    with office.built.store.engine.begin() as connection:
        connection.execute(insert(TroubleRow), failing)
    office.people.open_tab()
    text = str(until(lambda: office.slack.homes.get("U0001")))
    assert "期限のお知らせを投稿できません" in text
    assert "アーカイブ" in text
    assert "C0001" in text
    assert "U0009" not in text
    assert "C0777" not in text
