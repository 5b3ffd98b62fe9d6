"""The thread of the page: earlier questions travel in the form, nothing is kept on the server.

The desk gives the same answer to the same question, so a thread is drawn again by asking again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from knowledge import Answer, Desk

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
MOST_TURNS = 20
MOST_LETTERS = 4000


class Turn(NamedTuple):
    """One question, with the rulebook and the day that were chosen when it was asked."""

    question: str
    rulebook: str | None
    today: date

    def packed(self) -> str:
        """The turn as the form carries it.

        >>> Turn("6条は？", None, date(2026, 11, 20)).packed()
        '["6条は？", null, "2026-11-20"]'
        """
        return json.dumps(
            [self.question, self.rulebook, self.today.isoformat()], ensure_ascii=False
        )


def unpacked(fields: Iterable[str]) -> tuple[Turn, ...]:
    """The turns a form carries; what was tampered with is left out."""
    turns = (_unpack(field) for field in fields)
    return tuple(turn for turn in turns if turn is not None)[-MOST_TURNS:]


def _unpack(field: str) -> Turn | None:
    try:
        question, rulebook, today = json.loads(field)
        turn = Turn(
            whole(question),
            None if rulebook is None else whole(rulebook),
            date.fromisoformat(today),
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return turn if 0 < len(turn.question) <= MOST_LETTERS else None


def whole(text: str) -> str:
    r"""A text fit for a page: no half letters (JSON may hold a lone \ud800), no control characters.

    >>> whole("\x1b[1m入札\ud800\n")
    '[1m入札?\n'
    """
    return _CONTROLS.sub("", text.encode("utf-8", errors="replace").decode("utf-8"))


def answered(desk: Desk, turns: Sequence[Turn]) -> list[tuple[Turn, Answer]]:
    """Each turn with its answer, the earlier questions of the thread in mind."""
    return [
        (
            turn,
            desk.ask(
                turn.question, rulebook=turn.rulebook, today=turn.today, thread=_before(turns, n)
            ),
        )
        for n, turn in enumerate(turns)
    ]


def _before(turns: Sequence[Turn], number: int) -> tuple[str, ...]:
    return tuple(turn.question for turn in turns[:number])
