"""A question to messages: the desk asked, its answer drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.blocks import Message, answer_messages, help_message, in_a_row, one_page, taken_message
from bot.labels import with_labels
from bot.replies.continuing import ButtonValues, Continuation
from bot.wording import phrases

if TYPE_CHECKING:
    from knowledge import Answer, Desk

MOST_REMEMBERED = 1024
LONGEST_REMEMBERED = 500
"""Answers are the same all day, so those to short questions are remembered as they were drawn."""


class Asking:
    """The desk with its default body, asked on behalf of Slack."""

    def __init__(
        self, desk: Desk, *, rulebook: str | None, command: str, buttons: ButtonValues
    ) -> None:
        self._desk = desk
        self._rulebook = rulebook
        self._command = command
        self._buttons = buttons
        self._remembered = lru_cache(maxsize=MOST_REMEMBERED)(self._in_json)

    def private(self, asked: Continuation, team_id: str, day: date) -> dict[str, Any]:
        """The payload of one private message."""
        messages = self._draw(asked, team_id, day)
        page = min(asked.page, len(messages) - 1)
        following = replace(asked, page=page + 1)
        is_last = following.page == len(messages)
        value = "" if is_last else self._value(following, team_id, day)
        return {**one_page(messages, page, value).payload(), "response_type": "ephemeral"}

    def private_json(self, asked: Continuation, team_id: str, day: date) -> str:
        """The same as it goes over the wire; answered from memory where it was asked before."""
        if len(asked.question) + sum(map(len, asked.earlier)) > LONGEST_REMEMBERED:
            return self._in_json(asked, team_id, day)
        return self._remembered(asked, team_id, day)

    def in_thread(self, asked: Continuation, team_id: str, day: date) -> tuple[Message, ...]:
        """The messages to be posted one after the other."""
        return in_a_row(self._draw(asked, team_id, day))

    def taken(self, asked: Continuation, day: date) -> Message:
        """The desk's question once its choice was made: without its buttons."""
        question = Continuation(asked.earlier[-1], asked.earlier[:-1])
        return taken_message(self._ask(question, day).headline, asked.question)

    def _in_json(self, asked: Continuation, team_id: str, day: date) -> str:
        return json.dumps(self.private(asked, team_id, day), ensure_ascii=False)

    def _draw(self, asked: Continuation, team_id: str, day: date) -> tuple[Message, ...]:
        if asked.question.strip().casefold() in ("", *phrases("help.words")):
            return (
                help_message(
                    self._command, lambda text: self._value(Continuation(text), team_id, day)
                ),
            )
        answer = with_labels(self._ask(asked, day), self._desk)
        so_far = (*asked.earlier, asked.question)
        head = self._desk.heads.get(answer.rulebook or "")
        return answer_messages(
            answer,
            body=head.name if head else None,
            contact=head.contact if head else None,
            value_of=lambda choice: self._value(Continuation(choice, so_far), team_id, day),
        )

    def _ask(self, asked: Continuation, day: date) -> Answer:
        return self._desk.ask(
            asked.question, rulebook=self._rulebook, today=day, thread=asked.earlier
        )

    def _value(self, continuation: Continuation, team_id: str, day: date) -> str:
        return self._buttons.write(continuation, team_id, day)
