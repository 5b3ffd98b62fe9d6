"""The slash command, answered in the acknowledgement."""

from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import buttons, seen
from tests.standin import FakeDesk, blocks_error


def test_it_is_answered_in_the_response_itself(office: Office) -> None:
    office.built.warm_up()
    before = len(office.slack.calls)
    reaction = office.people.command("450万円の入札保証金は?")
    assert reaction.status == 200
    assert reaction.body["response_type"] == "ephemeral"
    assert "入札保証金は 135,000円以上" in seen(reaction.body)
    assert blocks_error(reaction.body["blocks"]) == []
    assert len(office.slack.calls) == before


def test_the_same_question_again_is_answered_from_memory(office: Office) -> None:
    first, second = (office.people.command("入札保証金は?").body for _ in range(2))
    assert first == second
    assert len(office.desk.asked) == 1


def test_help_shows_how_to_ask_with_examples_to_press(office: Office) -> None:
    body = office.people.command("help").body
    assert "契約ナビに聞く" in seen(body)
    assert "450万円の物品購入の入札保証金はいくら?" in buttons(body)
    assert blocks_error(body["blocks"]) == []


def test_an_example_of_the_help_is_answered_in_its_place(office: Office) -> None:
    body = office.people.command("help").body
    office.people.press(buttons(body)["450万円の物品購入の入札保証金はいくら?"])
    (answer,) = office.slack.wait_for("response_url")
    assert answer["replace_original"] is True
    assert "135,000円" in seen(answer)


def test_a_choice_replaces_the_question(office: Office) -> None:
    body = office.people.command("80万円で随契は?").body
    assert list(buttons(body)) == ["工事", "物品", "その他"]
    assert office.people.press(buttons(body)["物品"]).status == 200
    (answer,) = office.slack.wait_for("response_url")
    assert answer["replace_original"] is True
    assert "○ 物品の随意契約はできます。" in seen(answer)
    assert office.slack.posts() == []


def test_an_over_long_answer_is_shown_part_by_part_and_nothing_is_lost(office: Office) -> None:
    page = office.people.command("手続の一覧は?").body
    texts, count = [seen(page)], 0
    while more := next(
        (button for label, button in buttons(page).items() if label.startswith("残り")), None
    ):
        office.people.press(more)
        count += 1
        page = office.slack.wait_for("response_url", count)[-1]
        texts.append(seen(page))
    assert count >= 2
    assert all(f"{n}番目の手続" in "".join(texts) for n in range(150))


def test_a_question_too_long_for_a_button_is_still_continued(office: Office) -> None:
    body = office.people.command("随契は?" + "あ" * 5_000).body
    assert blocks_error(body["blocks"]) == []
    office.people.press(buttons(body)["物品"])
    (answer,) = office.slack.wait_for("response_url")
    assert "物品の随意契約はできます。" in seen(answer)


def test_a_broken_desk_gives_one_sentence_with_a_number_and_no_exception_text(
    open_office: Opening,
) -> None:
    office = open_office(desk=FakeDesk(broken=True))
    reaction = office.people.command("秘密の質問")
    assert reaction.status == 200
    assert "申し訳ありません" in seen(reaction.body)
    assert "RuntimeError" not in reaction.text
    assert "秘密" not in reaction.text


def test_a_command_under_another_name_is_answered_when_the_settings_say_so(
    open_office: Opening,
) -> None:
    office = open_office(keiyaku_command="/navi")
    assert "135,000円" in seen(office.people.command("入札保証金は?", command="/navi").body)
