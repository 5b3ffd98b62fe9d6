"""Direct messages."""

from datetime import UTC, datetime, timedelta

from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import seen


def test_a_direct_message_is_answered_where_it_was_written(office: Office) -> None:
    office.people.write("450万円の入札保証金は?")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert post["channel"] == "D0001"
    assert post.get("thread_ts") is None
    assert "135,000円" in seen(post)


def test_a_direct_message_in_a_thread_is_answered_there(office: Office) -> None:
    office.people.write("入札保証金は?", thread_ts="1.1")
    (post,) = office.slack.wait_for("chat.postMessage")
    assert post["thread_ts"] == "1.1"


def test_a_file_shared_with_a_question_is_a_question(office: Office) -> None:
    office.people.write("入札保証金は?", subtype="file_share")
    office.slack.wait_for("chat.postMessage")


def test_a_direct_message_continues_what_was_just_said_but_not_yesterdays(
    open_office: Opening,
) -> None:
    now = [datetime(2026, 11, 20, 1, 0, tzinfo=UTC)]
    office = open_office(clock=lambda: now[0])
    for minutes, text in (
        (0, "昨日の話"),
        (24 * 60, "入札保証金は?"),
        (24 * 60 + 5, "では500万円なら?"),
    ):
        now[0] = datetime(2026, 11, 20, 1, 0, tzinfo=UTC) + timedelta(minutes=minutes)
        count = len(office.slack.posts())
        office.people.write(text)
        office.slack.wait_for("chat.postMessage", count + 1)
    assert office.desk.asked[-1][1] == ("入札保証金は?",)


def test_two_workspaces_never_share_a_conversation(office: Office) -> None:
    office.people.write("入札保証金は?")
    office.slack.wait_for("chat.postMessage", 1)
    office.people.team = "T0002"
    office.people.write("では500万円なら?")
    office.slack.wait_for("chat.postMessage", 2)
    assert office.desk.asked[-1][1] == ()
