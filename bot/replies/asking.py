"""A question to messages: the desk asked, its answer drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.blocks import (
    Message,
    Surface,
    acting_blocks,
    answer_messages,
    help_message,
    in_a_row,
    one_page,
    taken_message,
)
from bot.labels import with_labels
from bot.replies.continuing import ButtonValues, Continuation
from bot.wording import phrases, say

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
        self.desk = desk
        self.rulebook = rulebook
        self.command = command
        self._buttons = buttons
        self._remembered = lru_cache(maxsize=MOST_REMEMBERED)(self._in_json)

    def private(self, asked: Continuation, team_id: str, day: date) -> dict[str, Any]:
        """The payload of one private message."""
        messages = self.drawn(asked, team_id, day, Surface.PRIVATE)
        page = min(asked.page, len(messages) - 1)
        following = replace(asked, page=page + 1)
        is_last = following.page == len(messages)
        value = "" if is_last else self._buttons.write(following, team_id, day)
        return {**one_page(messages, page, value).payload(), "response_type": "ephemeral"}

    def private_json(self, asked: Continuation, team_id: str, day: date) -> str:
        """The same as it goes over the wire; answered from memory where it was asked before."""
        if len(asked.question) + sum(map(len, asked.earlier)) > LONGEST_REMEMBERED:
            return self._in_json(asked, team_id, day)
        return self._remembered(asked, team_id, day)

    def in_thread(
        self, asked: Continuation, team_id: str, day: date, surface: Surface = Surface.THREAD
    ) -> tuple[Message, ...]:
        """The messages to be posted one after the other."""
        return in_a_row(self.drawn(asked, team_id, day, surface))

    def taken(self, asked: Continuation, day: date) -> Message:
        """The desk's question once its choice was made: without its buttons."""
        question = replace(asked, question=asked.earlier[-1], earlier=asked.earlier[:-1])
        return taken_message(self.answer(question, day).headline, asked.question)

    def answer(self, asked: Continuation, day: date) -> Answer:
        """The desk's answer, with what was read in the words of the calculation."""
        return with_labels(self.bare_answer(asked, day), self.desk)

    def bare_answer(self, asked: Continuation, day: date) -> Answer:
        """The desk's answer as it gave it, with what was read by the names of the inputs."""
        rulebook, today = asked.rulebook or self.rulebook, asked.day or day
        if asked.calculation:
            given = dict(asked.given)
            return self.desk.calculate(asked.calculation, given, rulebook=rulebook, today=today)
        return self.desk.ask(asked.question, rulebook=rulebook, today=today, thread=asked.earlier)

    def in_words(self, asked: Continuation) -> str:
        """What was asked, for people; of a calculation its title and values."""
        calculator = self.desk.calculators.get(asked.calculation)
        if calculator is None:
            return asked.question
        slots = calculator.inputs.slots()
        values = [
            say("line.reading", label=slots[name].title, value=value) for name, value in asked.given
        ]
        return "　".join([calculator.title, *values])

    def drawn(
        self, asked: Continuation, team_id: str, day: date, surface: Surface
    ) -> tuple[Message, ...]:
        """The answer as messages, with the row of what can be done with it."""
        if not asked.calculation and asked.question.strip().casefold() in (
            "",
            *phrases("help.words"),
        ):
            return (self._help(asked, team_id, day),)
        answer = self.answer(asked, day)
        so_far = (*asked.earlier, asked.question)
        head = self.desk.heads.get(answer.rulebook or "")
        # An answer of several bodies has no one rulebook: what it was asked under stays.
        followed = answer.rulebook or asked.rulebook
        seen = replace(asked, page=0, rulebook=followed, day=answer.as_of)

        def value_of(choice: str) -> str:
            chosen = Continuation(choice, so_far, rulebook=asked.rulebook, thread=asked.thread)
            return self._buttons.write(chosen, team_id, day)

        def value_up_to(most: int) -> str:
            return self._buttons.write(seen, team_id, day, most)

        return answer_messages(
            answer,
            body=head.name if head else None,
            contact=head.contact if head else None,
            value_of=value_of,
            folded=True,
            below=acting_blocks(answer, surface, value_up_to),
        )

    def _help(self, asked: Continuation, team_id: str, day: date) -> Message:
        return help_message(
            self.command,
            lambda text: self._buttons.write(
                Continuation(text, rulebook=asked.rulebook), team_id, day
            ),
        )

    def _in_json(self, asked: Continuation, team_id: str, day: date) -> str:
        return json.dumps(self.private(asked, team_id, day), ensure_ascii=False)
