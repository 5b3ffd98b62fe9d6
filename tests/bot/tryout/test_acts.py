"""The try-out page's buttons below an answer, and its forms of calculations."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from bot.tryout.page import create_tryout
from bot.tryout.thread import Turn
from tests.bot.fake_desk import TODAY, FakeDesk

TURN = Turn("入札保証金は？", "tinytown", TODAY).packed()


@pytest.fixture
def page() -> FlaskClient:
    return create_tryout(FakeDesk(), lambda: TODAY).test_client()


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("articles", "見積もる契約金額の3/100以上を納める。"),
        ("steps", "4,500,000円 × 3/100 = 135,000円"),
        ("share", "さんが共有しました"),
        ("helpful", "ありがとうございます"),
        ("officer", "質問が届いています"),
        ("wrong", "改正未反映"),
    ],
)
def test_each_button_of_an_answer_opens_what_slack_would(
    page: FlaskClient, act: str, expected: str
) -> None:
    response = page.post("/", data={"turn": TURN, "act": act, "rulebook": "tinytown"})
    assert response.status_code == 200
    panel = response.text.partition('id="panel"')[2]
    assert expected in panel
    assert "入札保証金は 135,000円以上" in response.text


def test_a_wrong_answer_is_thanked_for_with_its_reason(page: FlaskClient) -> None:
    data = {"turn": TURN, "act": "wrong", "reason": "amendment", "comment": "<b>4月</b>"}
    response = page.post("/", data=data)
    assert "「改正未反映」として受け付けました" in response.text
    assert "<b>4月" not in response.text


@pytest.mark.parametrize("act", ["no-such-act", "<script>"])
def test_an_unknown_deed_changes_nothing(page: FlaskClient, act: str) -> None:
    response = page.post("/", data={"turn": TURN, "act": act, "reason": "<script>"})
    assert response.status_code == 200
    assert 'id="panel"' not in response.text
    assert "<script>" not in response.text


def test_only_the_last_answer_has_its_buttons(page: FlaskClient) -> None:
    response = page.post("/", data={"turn": TURN, "question": "入札保証金はいくら？"})
    assert response.text.count('name="act"') == 6


def test_every_calculation_has_a_form_with_its_fields(page: FlaskClient) -> None:
    assert 'href="/calc/bid_deposit"' in page.get("/").text
    response = page.get("/calc/bid_deposit")
    assert response.status_code == 200
    for part in ("契約金額", "契約の種類", 'type="date"', '<option value="purchase"', "開札の日"):
        assert part in response.text


def test_a_form_gives_the_result_and_keeps_what_was_typed(page: FlaskClient) -> None:
    typed = {"amount": "450万", "kind": "purchase", "_body": "tinytown"}
    response = page.post("/calc/bid_deposit", data=typed)
    assert "入札保証金は 135,000円以上" in response.text
    assert 'value="450万"' in response.text
    assert '<option value="purchase" selected>' in response.text


def test_what_cannot_be_read_is_said_beside_its_field(page: FlaskClient) -> None:
    response = page.post("/calc/bid_deposit", data={"amount": "1.2.3万", "_body": "tinytown"})
    assert response.status_code == 400
    field = response.text.partition('name="amount"')[2].partition('class="block field"')[0]
    assert "「1.2.3万」を読み取れません" in field
    missing = page.post("/calc/bid_deposit", data={"_body": "tinytown"})
    assert "契約金額はいくらですか。" in missing.text


def test_what_is_typed_is_escaped_and_an_unknown_calculation_is_not_there(
    page: FlaskClient,
) -> None:
    response = page.post("/calc/bid_deposit", data={"amount": '"><script>1.2.3万', "_body": "<b>"})
    assert "<script>" not in response.text
    assert page.get("/calc/nothing").status_code == 404
    assert page.post("/calc/nothing").status_code == 404
