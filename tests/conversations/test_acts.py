"""What people do with an answer: read on, share, judge, hand over."""

from __future__ import annotations

import time
from typing import Any

import pytest

from bot.store import ChannelSetting
from tests.conversations.conftest import Office, Opening
from tests.conversations.invented import InventedDesk
from tests.conversations.reading import behind, buttons, seen
from tests.standin import FakeDesk, blocks_error


@pytest.fixture(params=["http", "socket"])
def office(request: pytest.FixtureRequest, open_office: Opening) -> Office:
    return open_office(connect=request.param, desk=InventedDesk())


def answered(office: Office, question: str = "入札保証金は?") -> dict[str, Any]:
    """An answer in a thread."""
    office.people.mention(question)
    office.slack.wait_for("chat.postMessage")
    office.settled()
    return next(iter(office.slack.messages.values()))


def reviews(office: Office, team: str = "T0001") -> list[tuple[str, str, str]]:
    """What waits to be reviewed."""
    return [(r.reason, r.comment, r.headline) for r in office.built.store.reviews.open(team)]


def test_an_answer_has_one_calm_row_and_a_question_of_the_desk_only_its_choices(
    office: Office,
) -> None:
    answer = answered(office)
    rows = [block for block in answer["blocks"] if block["type"] == "actions"]
    assert len(rows) == 1
    assert len(rows[0]["elements"]) <= 4
    office.people.mention("80万円で随契は?")
    _, question = office.slack.wait_for("chat.postMessage", 2)
    assert list(buttons(question)) == ["工事", "物品", "その他"]


def test_the_articles_and_the_working_open_in_a_window(office: Office) -> None:
    answer = answered(office)
    office.people.press(buttons(answer)["条文を見る"], answer)
    assert "見積額の一定割合を納める。" in seen(office.slack.window)
    office.people.press(behind(answer, "計算過程"), answer)
    assert "4,500,000円 × 3/100 = 135,000円" in seen(office.slack.window)


def test_a_private_answer_is_shared_with_the_name_of_who_shares_it(office: Office) -> None:
    body = office.people.command("入札保証金は?").body
    for _ in range(2):
        office.people.press(buttons(body)["チャンネルに共有"])
    (post,) = office.slack.wait_for("chat.postMessage")
    office.settled()
    assert len(office.slack.posts()) == 1
    assert {"type": "user", "user_id": "U0001"} in post["blocks"][0]["elements"][0]["elements"]
    assert "入札保証金は 135,000円以上" in seen(post)
    told = office.slack.wait_for("response_url")[-1]
    assert told["replace_original"] is True
    assert "共有しました" in seen(told)


def test_a_shared_answer_begins_a_thread_that_remembers(office: Office) -> None:
    body = office.people.command("入札保証金は?").body
    office.people.press(buttons(body)["チャンネルに共有"])
    office.slack.wait_for("chat.postMessage")
    office.settled()
    ((_, ts),) = office.slack.messages
    office.people.talk("では500万円なら?", thread_ts=ts)
    office.slack.wait_for("chat.postMessage", 2)
    assert office.desk.asked[-1][1] == ("入札保証金は?",)


def test_where_the_desk_is_not_invited_sharing_says_so(office: Office) -> None:
    body = office.people.command("入札保証金は?").body
    office.slack.fail_next("chat.postMessage", error="not_in_channel")
    office.people.press(buttons(body)["チャンネルに共有"])
    (told,) = office.slack.wait_for("response_url")
    assert "招待してから" in seen(told)
    assert told["replace_original"] is False


def test_an_answer_in_a_direct_message_is_shared_where_its_reader_says(office: Office) -> None:
    office.people.write("入札保証金は?")
    office.slack.wait_for("chat.postMessage")
    office.settled()
    answer = next(iter(office.slack.messages.values()))
    office.people.press(behind(answer, "共有"), answer, channel="D0001")
    office.people.send_off(channel="C0777")
    _, post = office.slack.wait_for("chat.postMessage", 2)
    assert post["channel"] == "C0777"
    assert "135,000円" in seen(post)


def test_a_useful_answer_is_noted_and_thanked_for(office: Office) -> None:
    answer = answered(office)
    office.people.press(buttons(answer)["役に立った"], answer)
    (told,) = office.slack.wait_for("response_url")
    assert "ありがとうございます" in seen(told)
    assert reviews(office) == []


def test_a_wrong_answer_goes_to_the_review_queue_with_a_reason(office: Office) -> None:
    answer = answered(office)
    for comment in ("4月に改正されました <!here>", "4月に改正されました"):
        office.people.press(buttons(answer)["違う"], answer)
        office.people.send_off(reason="改正未反映", comment=comment)
        assert "「改正未反映」として受け付けました" in seen(office.slack.window)
    assert reviews(office) == [("amendment", "4月に改正されました", "入札保証金は 135,000円以上")]


def test_direct_messages_have_slacks_own_thumbs(office: Office) -> None:
    office.people.write("入札保証金は?")
    (answer,) = office.slack.wait_for("chat.postMessage")
    office.settled()
    assert blocks_error(answer["blocks"]) == []
    (thumbs,) = [b for b in answer["blocks"] if b["type"] == "context_actions"]
    element = thumbs["elements"][0]
    message = next(iter(office.slack.messages.values()))
    down = {"action_id": element["action_id"], "value": element["negative_button"]["value"]}
    office.people.press({**down, "type": "feedback_buttons"}, message, channel="D0001")
    office.people.send_off(reason="計算誤り")
    assert reviews(office) == [("sum", "", "入札保証金は 135,000円以上")]


def test_two_workspaces_never_see_each_others_reviews_or_buttons(office: Office) -> None:
    answer = answered(office)
    office.people.press(buttons(answer)["違う"], answer)
    office.people.send_off(reason="誤引用")
    assert reviews(office, "T0002") == []
    assert len(reviews(office)) == 1


def in_charge(office: Office, **setting: str) -> None:
    """Set who is in charge of the channel."""
    store, now = office.built.store, office.clock()
    store.channels.save("T0001", "C0001", ChannelSetting(**setting), "U0009", now)


def test_a_question_is_handed_to_the_channel_in_charge_with_what_was_read(office: Office) -> None:
    in_charge(office, officer_channel="C0900")
    answer = answered(office)
    for _ in range(2):
        office.people.press(behind(answer, "担当に聞く"), answer)
    _, handed = office.slack.wait_for("chat.postMessage", 2)
    time.sleep(0.1)
    assert len(office.slack.posts()) == 2
    assert handed["channel"] == "C0900"
    text = seen(handed)
    assert "入札保証金は?" in text
    assert "契約金額: 4,500,000" in text
    assert "入札保証金は 135,000円以上" in text
    assert "https://example.slack.com/archives/C0001/" in str(handed["blocks"])
    told = [seen(each) for each in office.slack.wait_for("response_url", 2)]
    assert "担当に渡しました" in told[0]
    assert "すでに" in told[1]


def test_nothing_a_person_wrote_pings_anybody_wherever_it_goes(office: Office) -> None:
    in_charge(office, officer_channel="C0900")
    body = office.people.command("入札保証金は? &lt;!here&gt; <!channel>").body
    office.people.press(behind(body, "担当に聞く"))
    office.people.press(buttons(body)["チャンネルに共有"])
    for post in office.slack.wait_for("chat.postMessage", 2):
        assert "<!" not in post["text"]
        assert "mrkdwn" not in str(post["blocks"])
        assert "broadcast" not in str(post["blocks"])
    assert "<!here>" in seen(office.slack.posts()[0])


def test_without_anybody_in_charge_it_says_whom_to_ask(office: Office) -> None:
    answer = answered(office, "爆発の規定は?")
    office.people.press(buttons(answer)["担当に聞く"], answer)
    (told,) = office.slack.wait_for("response_url")
    assert "総務課に確かめてください" in seen(told)
    assert "/keiyaku 設定" in seen(told)


def test_a_handover_that_slack_refuses_can_be_tried_again(office: Office) -> None:
    in_charge(office, officer_user="U0900")
    answer = answered(office)
    office.slack.fail_next("chat.postMessage", error="channel_not_found")
    office.people.press(behind(answer, "担当に聞く"), answer)
    (told,) = office.slack.wait_for("response_url")
    assert "届けられませんでした" in seen(told)
    office.people.press(behind(answer, "担当に聞く"), answer)
    _, handed = office.slack.wait_for("chat.postMessage", 2)
    assert handed["channel"] == "U0900"


def test_a_forged_deed_is_explained_privately(office: Office) -> None:
    answer = answered(office)
    forged = {**buttons(answer)["役に立った"], "value": "x" * 22 + '{"q":"x"}'}
    office.people.press(forged, answer)
    (told,) = office.slack.wait_for("response_url")
    assert "使えなくなりました" in seen(told)


def test_a_long_answers_row_fits_slacks_limits(open_office: Opening) -> None:
    office = open_office(desk=FakeDesk())
    body = office.people.command("入札保証金は?" + "長" * 3_000).body
    assert blocks_error(body["blocks"]) == []
    office.people.press(behind(body, "計算過程"))
    assert "135,000円" in seen(office.slack.window)


def test_the_desk_shows_that_it_is_at_work_in_its_messages_tab(office: Office) -> None:
    office.people.write("入札保証金は?")
    (status,) = office.slack.wait_for("assistant.threads.setStatus")
    assert "調べています" in status["status"]
    office.slack.wait_for("chat.postMessage")


def test_a_slack_without_that_status_changes_nothing(office: Office) -> None:
    office.slack.fail_next("assistant.threads.setStatus", error="unknown_method")
    office.people.write("入札保証金は?")
    office.slack.wait_for("chat.postMessage")
