"""`keiyaku ask --jsonl`: one answer for each line, whatever the line holds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.terminal.stream import answers
from tests.bot.fake_desk import TODAY, FakeDesk

GOOD = json.dumps({"question": "入札保証金は？"}).encode()


def stream(*lines: bytes, desk: FakeDesk | None = None) -> list[dict[str, Any]]:
    """The answers to a stream of lines."""
    given = answers(lines, desk or FakeDesk(), rulebook=None, today=TODAY)
    return [json.loads(line) for line in given]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"7",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"question": 7}',
        b'{"question": null}',
        b'{"questions": "?"}',
        b'{"question": "?", "thread": "earlier"}',
        b'{"question": "?", "thread": [1]}',
        b'{"question": "?", "today": "2026-02-30"}',
        b'{"question": "?", "today": 20261120}',
        b'{"question": "?", "rulebook": "nowhere"}',
        b'{"question": "\\ud800"}',
        '{"question": "爆発"}'.encode(),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_and_the_next_is_too(line: bytes) -> None:
    """A reader that counts lines is never out of step, and no exception text gets through."""
    first, second = stream(line, GOOD)

    assert first["kind"] == "unknown"
    assert first["headline"]
    assert "fault of our own" not in first["headline"]
    assert second["kind"] == "calculation"


def test_answers_come_in_the_order_of_the_questions() -> None:
    """With the rulebook, the day and the thread of each line; other keys are ignored."""
    desk = FakeDesk()
    asked = {
        "question": "随意契約？",
        "rulebook": "tinytown",
        "today": "2026-04-01",
        "thread": ["80万円の修繕"],
        "colour": "red",
    }
    first, second = stream(json.dumps(asked).encode(), GOOD, desk=desk)

    assert (first["kind"], first["as_of"]) == ("clarification", "2026-04-01")
    assert (second["kind"], second["as_of"]) == ("calculation", "2026-11-20")
    assert desk.asked[0][1] == "tinytown"
    assert desk.asked[0][3] == ("80万円の修繕",)


def test_a_question_of_any_length_stays_on_one_line() -> None:
    """100,000 characters with line breaks in them are still one answer on one line."""
    question = json.dumps({"question": "入札保証金\n" * 20_000}).encode()
    lines = list(answers([question], FakeDesk(), rulebook=None, today=TODAY))

    assert len(lines) == 1
    assert "\n" not in lines[0]
