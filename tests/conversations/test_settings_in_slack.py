"""Settings in Slack: by those who may, for one channel of one workspace."""

from __future__ import annotations

import time

import pytest

from bot.store import ChannelSetting
from tests.conversations.conftest import Office, Opening
from tests.conversations.invented import InventedDesk
from tests.conversations.reading import buttons, seen


@pytest.fixture(params=["http", "socket"])
def office(request: pytest.FixtureRequest, open_office: Opening) -> Office:
    office = open_office(connect=request.param, desk=InventedDesk(), keiyaku_rulebook="town")
    office.slack.admins.add("U0001")
    return office


def setting(office: Office, team: str = "T0001", channel: str = "C0001") -> ChannelSetting:
    return office.built.store.channels.find(team, channel)


def test_an_admin_sets_body_officer_and_manner_of_a_channel(office: Office) -> None:
    office.people.command("設定")
    office.people.send_off(
        rulebook="となりの村", officer_user="U0900", officer_channel="C0900", mode="loud"
    )
    assert "設定を保存しました" in seen(office.slack.window)
    assert setting(office) == ChannelSetting("village", "U0900", "C0900", quiet=False)
    office.people.command("settings")
    office.people.send_off()
    assert setting(office) == ChannelSetting("village", "U0900", "C0900", quiet=False)


def test_the_channels_body_answers_there_and_nowhere_else(office: Office) -> None:
    office.people.command("団体")
    office.people.send_off(rulebook="となりの村")
    assert "となりの村" in seen(office.people.command("入札保証金は?").body)
    assert "小さな町" in seen(office.people.command("入札保証金は?", channel="C0002").body)
    office.people.mention("入札保証金は?")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert "となりの村" in seen(post)


def test_others_are_told_whom_to_ask(office: Office) -> None:
    office.people.user = "U0002"
    for word in ("設定", "団体"):
        office.people.command(word)
    told = office.slack.wait_for("response_url", 2)
    assert all("ワークスペースの管理者" in seen(each) for each in told)
    assert office.slack.stack == []


def test_those_listed_in_the_settings_may_change_them(open_office: Opening) -> None:
    office = open_office(desk=InventedDesk(), keiyaku_admins="U0002, U0003")
    office.people.user = "U0003"
    office.people.command("設定")
    assert office.slack.window["title"]["text"] == "設定"
    office.people.user = "U0004"
    office.people.command("設定")
    (told,) = office.slack.wait_for("response_url")
    assert {"type": "user", "user_id": "U0002"} in told["blocks"][0]["elements"][0]["elements"]


def test_whoever_may_no_longer_cannot_save(office: Office) -> None:
    office.people.command("設定")
    office.slack.admins.clear()
    office.people.send_off(rulebook="となりの村")
    assert setting(office) == ChannelSetting()
    assert "管理者" in seen(office.slack.window)


def test_everybody_sets_their_own_body_for_their_own_messages(office: Office) -> None:
    office.people.user = "U0002"
    office.people.command("団体", channel="D0002")
    office.people.send_off(rulebook="となりの村")
    office.people.write("入札保証金は?", channel="D0002")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert "となりの村" in seen(post)
    assert setting(office, channel="U0002").rulebook == "village"


def test_where_the_desk_need_not_be_quiet_it_answers_questions_it_knows(office: Office) -> None:
    office.people.command("設定")
    office.people.send_off(mode="loud")
    for text in (
        "入札保証金は?",
        "お昼は何にしますか。",
        "500万円で決まりました",
        "<@U0002> 入札保証金は?",
    ):
        office.people.talk(text)
    (post,) = office.slack.wait_for("chat.postMessage")
    time.sleep(0.2)
    office.settled()
    assert len(office.slack.posts()) == 1
    assert post["thread_ts"]


def test_a_workspace_never_sees_anothers_settings(office: Office) -> None:
    office.people.command("設定")
    office.people.send_off(rulebook="となりの村", officer_channel="C0900", mode="loud")
    office.people.team = "T0002"
    assert "小さな町" in seen(office.people.command("入札保証金は?").body)
    office.people.talk("入札保証金は?")
    time.sleep(0.2)
    assert office.slack.posts() == []
    office.people.command("設定")
    assert "となりの村" not in str(
        [b["element"].get("initial_option") for b in office.slack.window["blocks"]]
    )
    assert setting(office, team="T0002") == ChannelSetting()


def test_a_change_in_another_process_is_seen_within_seconds(open_office: Opening) -> None:
    first, second = (open_office(desk=InventedDesk(), keiyaku_rulebook="town") for _ in range(2))
    first.slack.admins.add("U0001")
    assert "小さな町" in seen(second.people.command("入札保証金は?").body)
    first.people.command("団体")
    first.people.send_off(rulebook="となりの村")
    second.built.store.channels.forget_now()
    assert "となりの村" in seen(second.people.command("入札保証金は?").body)


def test_home_shows_body_versions_faults_calculators_and_own_questions(office: Office) -> None:
    office.people.write("入札保証金は?")
    office.slack.wait_for("chat.postMessage")
    office.settled()
    for _ in range(2):
        office.people.open_tab()
    first, second = (call.payload["view"] for call in office.slack.made("views.publish"))
    assert first == second
    home = office.slack.homes["U0001"]
    text = seen(home)
    for expected in ("小さな町", "令和2年改正", "前項", "総務課"):
        assert expected in text
    assert "橋の通行料" in buttons(home)
    office.people.press_at_home(buttons(home)["橋の通行料"])
    assert office.slack.window["title"]["text"] == "橋の通行料"
    office.people.press_at_home(buttons(home)["入札保証金は?"])
    assert "135,000円" in seen(office.slack.window)


def test_home_of_another_person_or_workspace_shows_none_of_it(office: Office) -> None:
    office.people.write("入札保証金は?")
    office.slack.wait_for("chat.postMessage")
    office.settled()
    office.people.user = "U0002"
    office.people.open_tab()
    assert "入札保証金は?" not in seen(office.slack.homes["U0002"])
    office.people.user, office.people.team = "U0001", "T0002"
    office.people.open_tab()
    assert "入札保証金は?" not in seen(office.slack.homes["U0001"])


def test_a_body_chosen_at_home_shows_at_once(office: Office) -> None:
    office.people.user = "U0002"
    office.people.open_tab()
    office.people.press_at_home(buttons(office.slack.homes["U0002"])["団体を選ぶ"])
    office.people.send_off(rulebook="となりの村")
    assert "となりの村" in seen(office.slack.homes["U0002"])


def test_the_messages_tab_offers_a_few_questions(office: Office) -> None:
    office.people.open_tab("messages")
    assert 1 <= len(office.slack.prompts) <= 4
    assert office.slack.made("views.publish") == []


def test_a_message_is_answered_privately_by_its_shortcut(office: Office) -> None:
    message = {"ts": "1.1", "text": "<@U0003> 入札保証金は?", "user": "U0002", "thread_ts": "1.0"}
    office.people.use_shortcut("keiyaku_answer_this", message)
    (answer,) = office.slack.wait_for("response_url")
    office.settled()
    assert answer["response_type"] == "ephemeral"
    assert answer["replace_original"] is False
    assert "135,000円" in seen(answer)
    assert office.slack.posts() == []
    office.people.press(buttons(answer)["チャンネルに共有"])
    (post,) = office.slack.wait_for("chat.postMessage")
    assert (post["channel"], post["thread_ts"]) == ("C0001", "1.0")


def test_the_global_shortcut_opens_the_calculations(office: Office) -> None:
    office.people.use_shortcut("keiyaku_calculate")
    assert office.slack.window["title"]["text"] == "契約の計算"
    office.people.send_off(_question="入札保証金は?")
    office.people.press_in_window(buttons(office.slack.window)["共有"])
    office.people.send_off(channel="C0555")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert post["channel"] == "C0555"
