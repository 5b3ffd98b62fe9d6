"""Calculations in windows: every calculation there is, whether the program knows it or not."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge import open_desk
from tests.conversations.conftest import Office, Opening
from tests.conversations.invented import InventedDesk
from tests.conversations.reading import buttons, choices, seen
from tests.standin import view_error

PICKER = "keiyaku:pick"


@pytest.fixture(params=["http", "socket"])
def office(request: pytest.FixtureRequest, open_office: Opening) -> Office:
    return open_office(connect=request.param, desk=InventedDesk(), keiyaku_rulebook="town")


def menu(view: dict[str, Any]) -> dict[str, Any]:
    """The menu of calculations in the picker."""
    (section,) = [block for block in view["blocks"] if block["type"] == "section"]
    return dict(section["accessory"])


def inputs(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of a window by name."""
    return {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}


def pick(office: Office, title: str = "橋の通行料") -> None:
    """Open the picker by the command and choose a calculation."""
    assert office.people.command("").status == 200
    found = menu(office.slack.window)
    option = next(o for o in found["options"] if o["text"]["text"] == title)
    assert office.people.press_in_window(found, selected_option=option).status == 200


def test_the_command_alone_opens_a_window_with_all_calculations(office: Office) -> None:
    reaction = office.people.command("")
    assert (reaction.status, reaction.body) == (200, {})
    assert [option["value"] for option in menu(office.slack.window)["options"]] == ["bridge_toll"]


def test_a_calculation_registered_only_here_has_its_window(office: Office) -> None:
    pick(office)
    view = office.slack.window
    assert view["title"]["text"] == "橋の通行料"
    kinds = {name: element["type"] for name, element in inputs(view).items()}
    assert kinds == {
        "amount": "plain_text_input",
        "tax": "radio_buttons",
        "kind": "static_select",
        "day": "datepicker",
        "rate": "plain_text_input",
        "urgent": "radio_buttons",
        "_body": "static_select",
    }
    labels = [option["text"]["text"] for option in inputs(view)["urgent"]["options"]]
    assert labels == ["はい", "いいえ", "指定しない"]
    assert "契約書の表題のとおり" in seen(view)


def test_values_as_people_type_them_give_the_result_in_the_window(office: Office) -> None:
    pick(office)
    office.people.send_off(
        amount="４５０万",
        tax="税込",
        kind="物品等の購入",
        day="2026-12-07",
        rate="2.5%",
        urgent="はい",
    )
    assert "通行料は 2,250,000円" in seen(office.slack.window)
    given = {"amount": "４５０万", "tax": "included", "kind": "purchase", "day": "2026-12-07"}
    assert office.desk.given == {**given, "rate": "2.5%", "urgent": "はい"}


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"amount": "1.2.3万"}, "amount", "金額として読めません"),
        ({"amount": "450万", "rate": "とても"}, "rate", "「割合」の「とても」を読み取れません"),
        ({"amount": "5000億"}, "amount", "大きすぎます"),
        ({}, "amount", "基礎額はいくらですか。"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(
    office: Office, values: dict[str, str], field: str, sentence: str
) -> None:
    pick(office)
    body = office.people.send_off(**values).body
    assert body["response_action"] == "errors"
    assert list(body["errors"]) == [field]
    assert sentence in body["errors"][field]
    assert office.slack.window["title"]["text"] == "橋の通行料"


def test_another_bodys_rules_can_be_chosen_in_the_window(office: Office) -> None:
    pick(office)
    assert inputs(office.slack.window)["_body"]["initial_option"]["value"] == "town"
    office.people.send_off(amount="100円", _body="となりの村")
    assert "となりの村" in seen(office.slack.window)


def test_the_values_can_be_changed_afterwards(office: Office) -> None:
    pick(office)
    office.people.send_off(amount="450万", tax="税抜")
    office.people.press_in_window(buttons(office.slack.window)["条件を変える"])
    fields = inputs(office.slack.window)
    assert fields["amount"]["initial_value"] == "450万"
    assert fields["tax"]["initial_option"]["text"]["text"] == "税抜"
    office.people.send_off(amount="500万")
    assert "2,500,000円" in seen(office.slack.window)


def test_a_result_is_shared_in_the_channel_once_with_the_name_of_who_shares_it(
    office: Office,
) -> None:
    pick(office)
    office.people.send_off(amount="450万")
    before = dict(office.slack.window)
    share = buttons(before)["チャンネルに共有"]
    for _ in range(2):
        office.slack.stack[-1] = before
        office.people.press_in_window(share)
    (post,) = office.slack.wait_for("chat.postMessage")
    office.settled()
    assert len(office.slack.posts()) == 1
    assert post["channel"] == "C0001"
    assert post["blocks"][0]["elements"][0]["elements"][0] == {"type": "user", "user_id": "U0001"}
    assert "通行料は 2,250,000円" in seen(post)
    assert "共有しました" in seen(office.slack.window)


def test_a_question_can_be_written_in_the_window_and_its_choice_pressed(office: Office) -> None:
    office.people.command("")
    assert "計算を選ぶか" in office.people.send_off().body["errors"]["_question"]
    office.people.send_off(_question="80万円で随契は?")
    assert choices(office.slack.window) == ["工事", "物品", "その他"]
    office.people.press_in_window(buttons(office.slack.window)["物品"])
    assert "○ 物品の随意契約はできます。" in seen(office.slack.window)


def test_the_name_or_title_of_a_calculation_alone_opens_its_window(office: Office) -> None:
    for word in ("橋の通行料", "bridge_toll"):
        office.people.command(word)
        assert office.slack.window["title"]["text"] == "橋の通行料"


def test_a_calculations_word_with_a_text_is_a_question(office: Office) -> None:
    office.people.command("橋の通行料 450万")
    office.people.command("bridge_toll 500万")
    assert [q for q, *_ in office.desk.asked] == ["450万の橋の通行料は?", "500万の橋の通行料は?"]


def test_a_short_command_stands_for_its_calculation(open_office: Opening) -> None:
    office = open_office(desk=InventedDesk(), keiyaku_short_commands="/tsuko=bridge_toll")
    office.people.command("450万", command="/tsuko")
    assert office.desk.asked[-1][0] == "450万の橋の通行料は?"
    office.people.command("", command="/tsuko")
    assert office.slack.window["title"]["text"] == "橋の通行料"


def test_a_trigger_that_has_run_out_is_told_privately(open_office: Opening) -> None:
    office = open_office(desk=InventedDesk())
    office.slack.fail_next("views.open", error="expired_trigger_id")
    office.people.command("")
    (notice,) = office.slack.wait_for("response_url")
    assert "もう一度押してください" in seen(notice)
    assert notice["response_type"] == "ephemeral"


def test_every_calculation_of_the_real_desk_has_a_window_that_slack_takes(
    open_office: Opening,
) -> None:
    desk = open_desk(())
    office = open_office(desk=desk, keiyaku_rulebook="nagasaki-kouiki")
    for name, calculator in desk.calculators.items():
        office.people.command(name)
        view = office.slack.window
        assert view["title"]["text"] == calculator.title
        assert view_error(view) == []
        assert set(inputs(view)) == {*calculator.inputs.fields(), "_body"}
        body = office.people.send_off().body
        assert body["response_action"] in ("errors", "update")


def test_a_real_calculation_is_worked_out_in_its_window(open_office: Opening) -> None:
    office = open_office(desk=open_desk(()), keiyaku_rulebook="nagasaki-kouiki")
    office.people.command("入札保証金")
    office.people.send_off(amount="450万", tax="税抜")
    assert "148,500円" in seen(office.slack.window)
    assert "第6条第1項" in seen(office.slack.window)


@pytest.mark.parametrize("name", ["入札保証金", "bid_deposit"])
def test_a_subword_with_an_amount_answers_as_the_question_does(
    open_office: Opening, name: str
) -> None:
    office = open_office(desk=open_desk(()), keiyaku_rulebook="nagasaki-kouiki")
    assert "135,000円" in seen(office.people.command(f"{name} 450万").body)
    assert "135,000円" in seen(office.people.command("450万", command="/hoshokin").body)
