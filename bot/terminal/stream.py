"""`keiyaku ask --jsonl`: one JSON question a line in, one JSON answer a line out, in order.

Whatever a line holds, exactly one line answers it: a reader that counts lines is never out of step.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.terminal.inputs import known_rulebook, read_day
from bot.terminal.session import Refused

if TYPE_CHECKING:
    from knowledge import Answer, Desk

NOT_JSON = "この行はJSONとして読み取れません。1行に1つのオブジェクトを書いてください。"
NO_TEXT = "この行には質問がありません。question に質問の文を書いてください。"
WRONG_KIND = "この行の {key} は{kind}で書いてください。"
OUR_FAULT = "この質問の処理中に内部の誤りが起きたため、お答えできません。管理者に知らせてください。"


class Line(NamedTuple):
    """One question of the stream, as its line says it."""

    question: str
    rulebook: str | None
    today: str | None
    thread: Sequence[str]


def answers(
    lines: Iterable[bytes], desk: Desk, *, rulebook: str | None, today: date
) -> Iterator[str]:
    """One JSON answer for each line; `rulebook` and `today` hold where a line names none."""
    for raw in lines:
        yield _one(raw, desk, rulebook, today).model_dump_json()


def _one(raw: bytes, desk: Desk, rulebook: str | None, today: date) -> Answer:
    question = raw.decode("utf-8-sig", errors="replace").strip()
    try:
        line = read_line(question)
        question = line.question
        day = read_day(line.today, today)
        book = known_rulebook(desk, line.rulebook if line.rulebook is not None else rulebook)
        return desk.ask(line.question, rulebook=book, today=day, thread=line.thread)
    except Refused as error:
        return unanswered(question, error.message, today)
    except Exception as error:  # noqa: BLE001 - one question must not cost the others their answers
        print(type(error).__name__, file=sys.stderr)
        return unanswered(question, OUR_FAULT, today)


def read_line(text: str) -> Line:
    """The question in a line; raises Refused with the sentence that says what is wrong with it.

    >>> read_line('{"question": "6条は？", "today": "2026-11-20", "colour": "red"}')
    Line(question='6条は？', rulebook=None, today='2026-11-20', thread=())
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(NOT_JSON) from None
    if not isinstance(data, dict):
        raise Refused(NOT_JSON)
    question = _text(data, "question")
    if question is None:
        raise Refused(NO_TEXT)
    thread = data.get("thread") or ()
    if not isinstance(thread, list | tuple) or not all(isinstance(each, str) for each in thread):
        raise Refused(WRONG_KIND.format(key="thread", kind="質問の文の並び"))
    earlier = tuple(_whole(each) for each in thread)
    return Line(question, _text(data, "rulebook"), _text(data, "today"), earlier)


def _text(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(WRONG_KIND.format(key=key, kind="文字列"))
    return _whole(value)


def _whole(text: str) -> str:
    r"""A text that can be written out again: JSON may hold half a letter (\ud800)."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def unanswered(question: str, sentence: str, today: date) -> Answer:
    """The answer that says why there is none."""
    from knowledge import Answer

    return Answer(question=_whole(question[:200]), as_of=today, kind="unknown", headline=sentence)
