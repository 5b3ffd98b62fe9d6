"""What goes out: answers drawn as blocks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.blocks import Message, answer_messages, help_message, in_a_row, one_page
from bot.blocks.message import MOST_BLOCKS, MOST_CHARACTERS, characters
from knowledge import Answer, Citation, Value
from tests.conversations.reading import buttons, seen
from tests.standin.limits import message_error

CITED = (
    Citation(
        rulebook="town",
        source="契約規則",
        locator="第6条第1項",
        caption="入札保証金",
        gist="率を定める。",
    ),
)


def answer(**changes: Any) -> Answer:
    common = {
        "question": "?",
        "rulebook": "town",
        "as_of": date(2026, 11, 20),
        "kind": "calculation",
    }
    return Answer(
        **{**common, "headline": "入札保証金は 135,000円以上", "citations": CITED, **changes}
    )


def drawn(messages: tuple[Message, ...]) -> list[dict[str, Any]]:
    payloads = [message.payload() for message in messages]
    assert [message_error(payload) for payload in payloads] == [None] * len(payloads)
    assert all(len(payload["text"]) <= 4_000 for payload in payloads)
    return payloads


def test_the_conclusion_stands_first() -> None:
    (message,) = drawn(answer_messages(answer(), body="小さな町"))
    assert message["blocks"][0]["type"] == "header"
    assert message["blocks"][0]["text"]["text"] == "入札保証金は 135,000円以上"
    assert seen(message).endswith("小さな町・2026年11月20日（金） 現在")


def test_everything_an_auditor_wants_is_there_in_order() -> None:
    full = answer(
        headline="入札保証金の額",
        values=(Value.yen("入札保証金", 135_000), Value.day("期限", date(2026, 12, 7))),
        steps=("4,500,000円 × 3% = 135,000円",),
        assumptions=("税込とみなしました。",),
        notes=("免除の定めがあります。",),
        read_as={"契約金額": 4_500_000, "税": "税込", "工事": False},
        provisional=True,
    )
    (message,) = drawn(answer_messages(full))
    text = seen(message)
    order = [
        "【暫定】",
        "契約金額: 4,500,000・税: 税込・工事: いいえ と読みました",
        "135,000円",
        "2026年12月7日（月）",
    ]
    order += [
        "× 3%",
        "契約規則 第6条第1項（入札保証金）",
        "税込とみなしました",
        "免除の定め",
        "現在",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("verdict", "mark"),
    [
        ("allowed", "○ "),
        ("not_allowed", "× "),
        ("conditional", "△ "),
        ("required", "【必要】 "),
        ("not_required", "【不要】 "),
        ("valid", "○ "),
        ("invalid", "× "),
    ],
)
def test_a_verdict_has_its_mark(verdict: str, mark: str) -> None:
    (message,) = drawn(answer_messages(answer(kind="verdict", verdict=verdict, headline="結論")))
    assert message["blocks"][0]["text"]["text"] == f"{mark}結論"


def test_a_clarification_shows_its_choices_as_buttons() -> None:
    asked = answer(
        kind="clarification", headline="何の契約ですか。", citations=(), choices=("工事", "物品")
    )
    (message,) = drawn(answer_messages(asked, value_of=lambda choice: f"value of {choice}"))
    assert [button["value"] for button in buttons(message).values()] == [
        "value of 工事",
        "value of 物品",
    ]


def test_many_and_long_choices_are_all_there() -> None:
    many = tuple(f"選択{n}" for n in range(60))
    (message,) = drawn(answer_messages(answer(kind="clarification", choices=many), value_of=str))
    assert list(buttons(message)) == list(many)
    long = ("あ" * 80, "い" * 80)
    (message,) = drawn(answer_messages(answer(kind="clarification", choices=long), value_of=str))
    assert list(buttons(message)) == ["1", "2"]
    assert f"1. {long[0]}" in seen(message)


def test_an_unknown_names_whom_to_ask_once() -> None:
    unknown = answer(kind="unknown", headline="定めがありません。", citations=())
    assert "問い合わせ先: 総務課" in seen(drawn(answer_messages(unknown, contact="総務課"))[0])
    told = unknown.model_copy(update={"notes": ("総務課に確かめてください。",)})
    assert seen(drawn(answer_messages(told, contact="総務課"))[0]).count("総務課") == 1


@pytest.mark.parametrize("count", [1, 10, 47, 48, 49, 120])
@pytest.mark.parametrize("length", [10, 700, 3_500])
def test_whatever_its_length_an_answer_is_whole_and_within_the_limits(
    count: int, length: int
) -> None:
    steps = tuple(f"《{n}》" + "長" * length for n in range(count))
    made = answer_messages(answer(kind="checklist", steps=steps, headline="長い結論" * 200))
    for messages in (
        drawn(in_a_row(made)),
        drawn(tuple(one_page(made, n, "v") for n in range(len(made)))),
    ):
        text = "\n".join(map(seen, messages))
        assert text.count("長" * min(length, 500)) >= count
        assert sum(line.count("長") for line in text.split("\n")) == count * length + 200
        assert all(f"《{n}》" in text for n in range(count))
    for message in made:
        assert len(message.blocks) <= MOST_BLOCKS
        assert sum(map(characters, message.blocks)) <= MOST_CHARACTERS


def test_the_rest_of_a_long_answer_is_counted() -> None:
    made = answer_messages(answer(kind="checklist", steps=tuple("長" * 2_500 for _ in range(8))))
    first, last = drawn((one_page(made, 0, "next"), one_page(made, len(made) - 1, "")))
    (label,) = buttons(first)
    assert label.startswith("残り")
    assert label.endswith("件を見る")
    assert buttons(last) == {}
    assert "次の投稿に続けます" in seen(drawn(in_a_row(made))[0])


def test_no_part_is_read_as_markup() -> None:
    evil = "<!channel> *太字* <https://example.org|x> &amp; `code`"
    made = answer_messages(
        answer(headline=evil, steps=(evil,), notes=(evil,), read_as={evil: evil}),
        body=evil,
        contact=evil,
    )
    for message in drawn(made):
        assert "mrkdwn" not in str(message["blocks"])
        assert "<" not in message["text"]
        assert evil in seen(message)


def test_the_help_names_the_command_and_has_examples() -> None:
    (message,) = drawn((help_message("/navi", str),))
    assert "/navi" in seen(message)
    assert len(buttons(message)) >= 3
