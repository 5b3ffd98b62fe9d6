"""Mentions in a channel."""

from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import seen
from tests.standin import FakeDesk


def test_a_mention_gets_one_answer_in_its_thread(office: Office) -> None:
    event = office.people.mention_event("450万円の入札保証金は?")
    assert office.people.delivery.event(event).status == 200
    (post,) = office.slack.wait_for("chat.postMessage")
    assert post["channel"] == "C0001"
    assert post["thread_ts"] == event["event"]["ts"]
    assert "入札保証金は 135,000円以上" in seen(post)
    assert "契約規則 第6条第1項（入札保証金）" in seen(post)
    assert "契約金額: 4,500,000" in seen(post)
    assert "と読みました" in seen(post)


def test_a_mention_inside_a_thread_is_answered_in_that_thread(office: Office) -> None:
    office.people.mention("入札保証金は?", thread_ts="1790000000.000001")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert post["thread_ts"] == "1790000000.000001"


def test_a_thread_remembers_what_was_asked_in_it_and_nothing_else(office: Office) -> None:
    office.people.mention("別の話の入札保証金")
    office.slack.wait_for("chat.postMessage", 1)
    office.people.mention("入札保証金は?", thread_ts="1.1")
    office.slack.wait_for("chat.postMessage", 2)
    office.people.mention("では500万円なら?", thread_ts="1.1")
    office.slack.wait_for("chat.postMessage", 3)
    question, thread, _ = office.desk.asked[-1]
    assert (question, thread) == ("では500万円なら?", ("入札保証金は?",))


def test_an_empty_mention_gets_the_help_with_examples(office: Office) -> None:
    office.people.mention("")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert "契約ナビに聞く" in seen(post)
    assert office.desk.asked == []


def test_it_acknowledges_within_a_second_even_when_the_desk_is_slow(open_office: Opening) -> None:
    office = open_office(desk=FakeDesk(seconds=2))
    reaction = office.people.mention("入札保証金は?")
    assert reaction.seconds < 1
    office.slack.wait_for("chat.postMessage")


def test_own_messages_other_bots_and_edits_are_ignored(office: Office) -> None:
    for more in (
        {"user": "U0BOT"},
        {"bot_id": "B0777"},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
    ):
        assert office.people.mention("入札保証金は?", **more).status == 200
        assert office.people.write("入札保証金は?", **more).status == 200
    office.people.mention("入札保証金は?")
    office.slack.wait_for("chat.postMessage")
    office.settled()
    assert len(office.slack.posts()) == 1


def test_a_broadcast_in_the_question_pings_nobody(office: Office) -> None:
    office.people.mention("<!channel> &lt;!here&gt; は&amp;?")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert office.desk.asked[-1][0] == "@channel <!here> は&?"
    assert "<!" not in post["text"]
    assert "&lt;!here&gt;" in post["text"]
    assert all(
        block["type"] in ("header", "rich_text", "context", "actions") for block in post["blocks"]
    )
    assert '"mrkdwn"' not in str(post["blocks"]).replace("'", '"')


def test_control_characters_and_half_characters_do_no_harm(office: Office) -> None:
    assert office.people.mention("入札\x00保証金\ud800は?").status == 200
    office.slack.wait_for("chat.postMessage")
    assert office.desk.asked[-1][0] == "入札保証金は?"


def test_a_very_long_question_is_answered(office: Office) -> None:
    office.people.mention("入札保証金は?" + "あ" * 39_000)
    office.slack.wait_for("chat.postMessage")


def test_other_events_are_acknowledged_and_left(office: Office) -> None:
    event = {"type": "reaction_added", "user": "U0001", "item": {"channel": "C0001", "ts": "1.1"}}
    assert office.people.delivery.event(office.people.event(event)).status == 200
    assert office.slack.posts() == []
