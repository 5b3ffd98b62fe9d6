"""A question of the desk, continued by a button."""

from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import buttons, seen
from tests.standin import FakeDesk


def test_a_choice_is_answered_in_the_thread_and_takes_the_buttons_away(office: Office) -> None:
    office.people.mention("80万円で随契は?", thread_ts="1.1")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    assert office.people.press(buttons(question)["物品"], question).status == 200
    _, answer = office.slack.wait_for("chat.postMessage", 2)
    assert answer["thread_ts"] == "1.1"
    assert "○ 物品の随意契約はできます。" in seen(answer)
    office.slack.wait_for("chat.update")
    assert buttons(question) == {}
    assert "「物品」を選びました" in seen(question)
    assert "何の契約ですか。" in seen(question)


def test_a_choice_in_a_direct_message_is_answered_below(office: Office) -> None:
    office.people.write("80万円で随契は?")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    office.people.press(buttons(question)["工事"], question, channel="D0001")
    _, answer = office.slack.wait_for("chat.postMessage", 2)
    assert answer["channel"] == "D0001"
    assert "工事の随意契約はできます。" in seen(answer)


def test_the_thread_goes_on_after_a_choice(office: Office) -> None:
    office.people.mention("80万円で随契は?", thread_ts="1.1")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    office.people.press(buttons(question)["物品"], question)
    office.slack.wait_for("chat.postMessage", 2)
    office.people.mention("では90万円なら?", thread_ts="1.1")
    office.slack.wait_for("chat.postMessage", 3)
    assert office.desk.asked[-1][1] == ("80万円で随契は?", "物品")


def test_two_people_pressing_the_same_question_get_one_answer(office: Office) -> None:
    office.people.mention("80万円で随契は?")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    pressed = [buttons(question)[kind] for kind in ("物品", "工事")]
    for button in pressed:
        assert office.people.press(button, question).status == 200
    office.slack.wait_for("chat.postMessage", 2)
    office.settled()
    assert len(office.slack.posts()) == 2


def test_examples_of_the_help_can_all_be_pressed(office: Office) -> None:
    office.people.mention("help")
    office.slack.wait_for("chat.postMessage")
    (help_,) = office.slack.messages.values()
    for count, button in enumerate(list(buttons(help_).values())[:2], 2):
        office.people.press(button, help_)
        office.slack.wait_for("chat.postMessage", count)
    assert len(buttons(help_)) == 4


def test_a_forged_or_forgotten_button_is_explained_privately(office: Office) -> None:
    office.people.mention("80万円で随契は?")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    forged = {**buttons(question)["物品"], "value": "x" * 22 + '{"q":"x","e":[],"p":0}'}
    assert office.people.press(forged, question).status == 200
    (notice,) = office.slack.wait_for("response_url")
    assert "使えなくなりました" in seen(notice)
    assert notice["replace_original"] is False


def test_the_answer_comes_even_when_the_question_was_deleted_meanwhile(office: Office) -> None:
    office.people.mention("80万円で随契は?")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    office.slack.fail_next("chat.update", error="message_not_found")
    office.people.press(buttons(question)["物品"], question)
    office.slack.wait_for("chat.postMessage", 2)


def test_an_unknown_button_is_left_alone(office: Office) -> None:
    button = {"action_id": "someone:else", "value": "1"}
    assert office.people.press(button, None).status == 200


def test_an_over_long_answer_goes_on_in_the_thread_and_nothing_is_lost(
    open_office: Opening,
) -> None:
    office = open_office(desk=FakeDesk(items=150))
    office.people.mention("手続の一覧は?", thread_ts="1.1")
    office.settled()
    posts = office.slack.posts()
    assert len(posts) > 2
    assert all(post["thread_ts"] == "1.1" for post in posts)
    assert "残り" in seen(posts[0])
    assert f"（続き 2/{len(posts)}）" in seen(posts[1])
    assert all(f"{n}番目の手続" in "".join(map(seen, posts)) for n in range(150))
