"""Bodies compared in Slack: a table within Slack's limits, and the choice of a body by its button."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from knowledge import Desk, open_desk
from tests.conversations.conftest import Office, Opening
from tests.conversations.reading import buttons, choices, seen
from tests.knowledge.town import TESTS

NOON = datetime(2026, 3, 31, 3, 0, tzinfo=UTC)
QUESTION = "見積もる契約金額100万円の入札保証金、みなと町とかすみ村はどっちが高い?"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk([TESTS])


@pytest.fixture
def office(open_office: Opening, desk: Desk) -> Office:
    return open_office(desk=desk, clock=lambda: NOON)


def test_a_comparison_is_a_table(office: Office) -> None:
    office.people.mention(QUESTION, thread_ts="1.1")
    (post,) = office.slack.wait_for("chat.postMessage")
    (block,) = [block for block in post["blocks"] if block["type"] == "table"]
    assert len(block["rows"]) == 3
    assert "大きいのはみなと町です（差 10,000円）" in seen(post)
    office.people.mention("では500万円なら?", thread_ts="1.1")
    _, again = office.slack.wait_for("chat.postMessage", 2)
    assert "250,000円" in seen(again)
    assert "200,000円" in seen(again)


def test_a_body_chosen_by_its_button_goes_on_with_the_question(office: Office) -> None:
    office.people.mention("見積もる契約金額100万円の入札保証金は?")
    office.slack.wait_for("chat.postMessage")
    (question,) = office.slack.messages.values()
    assert len(choices(question)) > 2
    office.people.press(buttons(question)["かすみ村(架空)"], question)
    _, answer = office.slack.wait_for("chat.postMessage", 2)
    assert "40,000円" in seen(answer)


def test_the_provisions_of_each_body_are_behind_the_button(office: Office) -> None:
    body = office.people.command(QUESTION).body
    office.people.press(buttons(body)["条文を見る"])
    assert "みなと町(架空)　契約規則 第4条第1項" in seen(office.slack.window).replace("\n", "")
    assert "かすみ村(架空)　契約規則 第2条" in seen(office.slack.window).replace("\n", "")
