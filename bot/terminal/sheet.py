"""An answer as a sheet of paper: what stands where, before it is drawn plainly or with colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.blocks.figures import day_in_words, figure
from bot.labels import with_labels
from bot.wording import say

if TYPE_CHECKING:
    from knowledge import Answer, Citation, Desk, Table

CHOICES = "選べるもの"


class Sheet(NamedTuple):
    """The conclusion, its marks (○, 【暫定】), how it was read, figures, titled lists, the last line.

    `table`: rows of cells, the titles of the columns first; none where nothing is compared.
    """

    headline: str
    marks: tuple[str, ...]
    read_as: str
    values: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    foot: str
    table: tuple[tuple[str, ...], ...] = ()


def sheet_of(answer: Answer, desk: Desk) -> Sheet:
    """Lay an answer out."""
    answer = with_labels(answer, desk)
    parts = {
        say("heading.steps"): answer.steps,
        say("heading.citations"): tuple(_cited(each, answer, desk) for each in answer.citations),
        say("heading.assumptions"): answer.assumptions,
        say("heading.notes"): answer.notes,
        CHOICES: answer.choices,
    }
    return Sheet(
        printable(answer.headline),
        tuple(_marks(answer)),
        printable(_reading(answer)),
        ()
        if answer.table
        else tuple((printable(v.name), printable(figure(v.value, v.unit))) for v in answer.values),
        tuple((title, tuple(map(printable, lines))) for title, lines in parts.items() if lines),
        _foot(answer, desk),
        _rows(answer.table) if answer.table else (),
    )


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    body = (tuple(printable(cell.text) for cell in row) for row in table.rows)
    return (tuple(map(printable, table.columns)), *body)


def _cited(citation: Citation, answer: Answer, desk: Desk) -> str:
    """A citation; of several bodies' provisions each says whose it is."""
    head = desk.heads.get(citation.rulebook) if answer.table else None
    return f"{head.name}　{cited(citation)}" if head else cited(citation)


def _marks(answer: Answer) -> list[str]:
    marks = [say("mark.provisional")] if answer.provisional else []
    return marks + ([say(f"mark.{answer.verdict}")] if answer.verdict else [])


def _reading(answer: Answer) -> str:
    if not answer.read_as:
        return ""
    pairs = [
        say("line.reading", label=key, value=_read(value)) for key, value in answer.read_as.items()
    ]
    return say("line.read_as", readings="・".join(pairs))


def _read(value: int | str | bool) -> str:
    if isinstance(value, bool):
        return say("flag.yes") if value else say("flag.no")
    return f"{value:,}" if isinstance(value, int) else value


def cited(citation: Citation) -> str:
    """A citation with its caption and gist on one line."""
    caption = f"（{citation.caption}）" if citation.caption else ""
    gist = f"　{citation.gist}" if citation.gist else ""
    return f"{citation.place}{caption}{gist}"


def _foot(answer: Answer, desk: Desk) -> str:
    head = desk.heads.get(answer.rulebook or "")
    day = day_in_words(answer.as_of)
    return (
        say("line.as_of", body=head.name, day=day) if head else say("line.as_of_no_body", day=day)
    )


def printable(text: str) -> str:
    r"""A text without anything a terminal would obey: a question may be quoted in its answer.

    >>> printable("a\x1b[2Jb\u202ec\n")
    'a[2Jbc'
    """
    letters = (
        letter if letter.isprintable() or letter == "\u3000" else " " * (letter in "\n\t")
        for letter in text
    )
    return "".join(letters).strip()
