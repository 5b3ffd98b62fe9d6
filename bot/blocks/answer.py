"""An answer as messages: the conclusion first, then what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.blocks.choices import choice_blocks
from bot.blocks.figures import day_in_words, figure
from bot.blocks.message import Block, Message, fallback
from bot.blocks.parts import Run, header, rich_text, run, section, small_print, titled_list
from bot.blocks.splitting import split
from bot.blocks.tables import table_blocks
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer, Citation, Value

ValueOf = Callable[[str], str]
LISTED = ("checklist", "schedule", "comparison", "precedents")
MOST_GISTS = 2
"""The first provisions always say what they say; the others are behind 条文を見る."""
MOST_STEPS = 3
"""Of a longer working the beginning is shown; the rest stands behind its button."""


def answer_messages(
    answer: Answer,
    *,
    body: str | None = None,
    contact: str | None = None,
    value_of: ValueOf | None = None,
    folded: bool = False,
    below: Sequence[Block] = (),
) -> tuple[Message, ...]:
    """An answer as one message, or several where Slack's limits ask for it.

    `body` is the name of the rulebook's body, `contact` whom to ask there. `value_of` makes a
    button's value of its choice; without it the choices are listed and nothing can be pressed.
    `folded` leaves to buttons what they show: most gists of provisions, and long workings. `below`
    ends the message.
    """
    blocks = [
        *_conclusion(answer),
        *(table_blocks(answer.table) if answer.table else []),
        *_working(answer, folded=folded),
        *_grounds(answer, folded=folded),
        *_whom_to_ask(answer, contact),
    ]
    if answer.choices:
        blocks += choice_blocks(answer.choices, value_of)
    blocks += small_print(_as_of(answer, body))
    return split([*blocks, *below], conclusion_text(answer))


def sentence_message(sentence: str) -> Message:
    """One plain sentence, for what is not an answer."""
    return Message((rich_text(section(*run(sentence))),), fallback(sentence))


def _conclusion(answer: Answer) -> list[Block]:
    blocks = header(conclusion_text(answer))
    if answer.provisional:
        blocks += small_print(say("line.provisional"))
    return [*blocks, *small_print(reading_line(answer))]


def reading_line(answer: Answer) -> str:
    """What was read from the question, for the asker to check; nothing if nothing was."""
    readings = "・".join(
        say("line.reading", label=label, value=_read(value))
        for label, value in answer.read_as.items()
    )
    return say("line.read_as", readings=readings) if readings else ""


def conclusion_text(answer: Answer) -> str:
    """The answer in one line, with its marks."""
    marks = [say("mark.provisional")] if answer.provisional else []
    if answer.verdict:
        marks.append(say(f"mark.{answer.verdict}") + " ")
    return "".join(marks).strip() + (" " if marks else "") + answer.headline


def _working(answer: Answer, *, folded: bool) -> list[Block]:
    listed = answer.kind in LISTED or not folded
    shown = answer.steps if listed else answer.steps[:MOST_STEPS]
    rest = len(answer.steps) - len(shown)
    more = small_print(say("line.more_steps", count=rest)) if rest else []
    return [
        *titled_list(say("heading.values"), [_value(v) for v in _values_to_show(answer)]),
        *titled_list(say("heading.steps"), [run(step) for step in shown]),
        *more,
    ]


def _grounds(answer: Answer, *, folded: bool) -> list[Block]:
    told = 0 if answer.kind in LISTED else MOST_GISTS
    # A table has a column for the provisions, and names the body of each.
    shown = () if answer.table else answer.citations
    cited = [_citation(c, gist=not folded or number < told) for number, c in enumerate(shown)]
    return [
        *titled_list(say("heading.citations"), cited),
        *titled_list(say("heading.assumptions"), [run(text) for text in answer.assumptions]),
        *titled_list(say("heading.notes"), [run(text) for text in answer.notes]),
    ]


def _values_to_show(answer: Answer) -> tuple[Value, ...]:
    if answer.table:
        return ()
    # A single figure that the conclusion already states would only be read twice.
    only_one = len(answer.values) == 1
    if only_one and figure(answer.values[0].value, answer.values[0].unit) in answer.headline:
        return ()
    return answer.values


def _value(value: Value) -> list[Run]:
    return [*run(f"{value.name}　"), *run(figure(value.value, value.unit), bold=True)]


def _citation(citation: Citation, *, gist: bool) -> list[Run]:
    caption = f"（{citation.caption}）" if citation.caption else ""
    told = bool(citation.gist) and gist
    # Bold sets the place off from its gist; where there is only places, it would shout.
    place = run(f"{citation.place}{caption}", bold=told)
    return [*place, *run(f"　{citation.gist}")] if told else place


def _whom_to_ask(answer: Answer, contact: str | None) -> list[Block]:
    if answer.kind != "unknown" or not contact or any(contact in note for note in answer.notes):
        return []
    return small_print(say("line.contact", contact=contact))


def _as_of(answer: Answer, body: str | None) -> str:
    day = day_in_words(answer.as_of)
    return say("line.as_of", body=body, day=day) if body else say("line.as_of_no_body", day=day)


def _read(value: int | str | bool) -> str:
    if isinstance(value, bool):
        return say("flag.yes") if value else say("flag.no")
    return f"{value:,}" if isinstance(value, int) else value
