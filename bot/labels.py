"""What was read from a question, in the words of the calculation that asked for it.

An answer's `read_as` is for programs (`amount`, 4500000); people see 「契約金額: 4,500,000円」.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks.figures import day_in_words, figure

if TYPE_CHECKING:
    from knowledge import Answer, Desk

UNITS = {"yen": "円", "count": ""}


def with_labels(answer: Answer, desk: Desk) -> Answer:
    """The answer with the titles of its calculation's inputs in place of their names."""
    calculator = desk.calculators.get(answer.topic or "")
    if calculator is None or not answer.read_as:
        return answer
    slots = calculator.inputs.slots()
    labelled = {
        (slots[name].title if name in slots else name): _in_words(
            value, slots[name].unit if name in slots else ""
        )
        for name, value in answer.read_as.items()
    }
    return answer.model_copy(update={"read_as": labelled})


def _in_words(value: int | str | bool, unit: str) -> int | str | bool:
    if isinstance(value, str):
        return day_in_words(value) if unit == "day" else value
    return figure(value, UNITS[unit]) if unit in UNITS and not isinstance(value, bool) else value
