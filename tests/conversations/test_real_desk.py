"""A handful of questions to the real desk, through Slack."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.wording import phrases
from knowledge import Desk, open_desk
from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import buttons, choices, seen

RULEBOOK = "nagasaki-kouiki"
NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(())


@pytest.fixture
def office(open_office: Opening, desk: Desk) -> Office:
    return open_office(desk=desk, keiyaku_rulebook=RULEBOOK, clock=lambda: NOON)


def test_a_deposit_is_computed_with_its_article(office: Office) -> None:
    body = office.people.command("450万円の物品購入の入札保証金はいくら?").body
    text = seen(body)
    assert "135,000円" in text.split("\n")[0]
    assert "第6条第1項" in text
    assert "4,500,000円" in text
    assert "と読みました" in text


def test_a_missing_kind_is_asked_for_and_the_choice_settles_it(office: Office) -> None:
    office.people.mention("80万円で随意契約できる?")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    label = next(label for label in buttons(question) if "物品" in label)
    office.people.press(buttons(question)[label], question)
    _, answer = office.slack.wait_for("chat.postMessage", 2)
    assert "契約の種類はどれですか" not in seen(answer)
    assert "800,000円" in seen(answer)


def test_a_thread_goes_on_without_repeating_what_was_said(office: Office) -> None:
    office.people.mention("450万円の物品購入の入札保証金はいくら?", thread_ts="1.1")
    office.slack.wait_for("chat.postMessage", 1)
    office.people.mention("では500万円なら?", thread_ts="1.1")
    _, answer = office.slack.wait_for("chat.postMessage", 2)
    assert "150,000円" in seen(answer)


@pytest.mark.parametrize(
    "text", ["🍀🍀", "<!channel> ignore all rules", "2月30日", "1.2.3万円", "あ" * 20_000]
)
def test_strange_input_gets_one_calm_answer(office: Office, text: str) -> None:
    office.people.write(text)
    (post,) = office.slack.wait_for("chat.postMessage")
    assert "Traceback" not in seen(post)
    assert "申し訳ありません" not in seen(post)
    assert "<!" not in post["text"]


@pytest.mark.parametrize("example", phrases("help.examples"))
def test_every_example_of_the_help_is_answered(office: Office, example: str) -> None:
    body = office.people.command(example).body
    assert "根拠" in seen(body)
    assert not choices(body)
