"""Answers put together from what was found: articles, rulings, clarifications, unknowns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knowledge.calculation import Calculator
from knowledge.errors import MissingInput
from knowledge.model import (
    LISTS,
    MOST_CITATIONS,
    MOST_VALUES,
    Answer,
    Citation,
    Value,
    Verdict,
    Worked,
)
from knowledge.rulebook.articles import Ruling, Unit
from knowledge.rulebook.book import Rulebook, Rules, Silence


@dataclass(frozen=True)
class Asked:
    """A question with the rulebook and day it is answered under."""

    text: str
    rulebook: str | None
    today: date

    def reply(self, **parts: Any) -> Answer:  # noqa: ANN401 - the fields of Answer
        """An answer to this question."""
        return Answer(question=self.text, rulebook=self.rulebook, as_of=self.today, **parts)


def worked_reply(
    asked: Asked,
    calculator: Calculator,
    worked: Worked,
    verdict: Verdict | None,
    read_as: dict[str, int | str | bool],
) -> Answer:
    """The answer of a calculation; a yes/no question makes it a verdict."""
    kind = worked.kind
    if kind == "calculation" and verdict is not None:
        kind = "verdict"
    listed = kind in LISTS
    return asked.reply(
        kind=kind,
        topic=calculator.name,
        headline=worked.headline,
        verdict=verdict,
        values=worked.values if listed else worked.values[:MOST_VALUES],
        steps=worked.steps,
        citations=worked.citations if listed else worked.citations[:MOST_CITATIONS],
        read_as=read_as,
        notes=worked.notes,
        assumptions=worked.assumptions,
        provisional=worked.provisional,
    )


def clarification(asked: Asked, missing: MissingInput, topic: str | None = None) -> Answer:
    """The one question that is open, with its buttons."""
    return asked.reply(
        kind="clarification",
        topic=topic,
        headline=missing.sentence,
        missing=(missing.title,),
        choices=missing.choices,
    )


def unreadable(asked: Asked, sentence: str) -> Answer:
    """A sentence on what could not be read and how to write it."""
    return asked.reply(kind="clarification", headline=sentence, missing=("質問",))


def unknown(
    asked: Asked, book: Rulebook, silence: Silence | None = None, notes: Sequence[str] = ()
) -> Answer:
    """That the rulebook does not settle the matter, what was searched and whom to ask."""
    sources = "、".join(source.name for source in book.head.sources[:4])
    searched = f"{book.head.name}の{sources}を調べました。"
    if silence is None:
        return asked.reply(
            kind="unknown",
            headline="お答えできる規定が見つかりませんでした",
            notes=(searched, f"{book.head.contact}に確かめてください。", *notes),
        )
    where = (
        (f"確かめる先: {silence.look_at}",)
        if silence.look_at
        else (f"{book.head.contact}に確かめてください。",)
    )
    near = tuple(c for c in map(book.cite, silence.near[:3]) if c)
    return asked.reply(
        kind="unknown",
        topic=silence.topic,
        headline=silence.says,
        citations=near,
        notes=(searched, *where, *notes),
    )


def not_in_force(asked: Asked, book: Rulebook, sentence: str) -> Answer:
    """That the rule is recorded, but no value of it for the day."""
    return asked.reply(
        kind="unknown",
        headline=sentence.rstrip("。"),
        notes=(f"{book.head.contact}に確かめてください。",),
    )


def citation(book: Rulebook, source: str, unit: Unit) -> Citation:
    """The citation of a provision found."""
    return Citation(
        rulebook=book.id,
        source=source,
        locator=str(unit.locator),
        caption=unit.article.caption,
        gist=unit.passage.gist,
        sort=book.sort_of(source),
    )


def article_reply(
    asked: Asked,
    book: Rulebook,
    found: Sequence[tuple[str, Unit]],
    *,
    ruling: Ruling | None = None,
    verdict: Verdict | None = None,
    carrier: Citation | None = None,
    cite: Callable[[str], Citation | None] | None = None,
) -> Answer:
    """What a provision says; with a ruling, what it means for a yes/no question.

    `cite` finds the provisions related to it, where the State's may be among them.
    """
    source, unit = found[0]
    place = citation(book, source, unit).place if len(book.articles) > 1 else str(unit.locator)
    caption = f"（{unit.article.caption}）" if unit.article.caption else ""
    headline = ruling.says if ruling else f"{place}{caption}: {unit.passage.gist}"
    values: tuple[Value, ...] = (
        *unit.passage.figures,
        *(f for f in unit.paragraph.figures if f not in unit.passage.figures),
    )
    related = (c for c in map(cite or book.cite, unit.article.related) if c)
    cited = tuple(dict.fromkeys([*(citation(book, s, u) for s, u in found), *related]))
    if carrier is not None and carrier not in cited:
        cited = (carrier, *cited)
    day = unit.article.from_
    early = (
        (
            f"この条文は{day.isoformat()}からのものです。{asked.today.isoformat()}の条文は収録していません。",
        )
        if asked.today < day
        else ()
    )
    until = unit.article.verified_until
    stale = (
        (f"この条文は{until.isoformat()}までの版で確かめたものです。",)
        if until and asked.today > until
        else ()
    )
    note = (unit.article.note,) if unit.article.note else ()
    return asked.reply(
        kind="article" if verdict is None else "verdict",
        topic=unit.article.topics[0] if unit.article.topics else None,
        headline=headline,
        verdict=verdict,
        values=values[:MOST_VALUES],
        citations=cited[:MOST_CITATIONS],
        notes=(*note, *early, *stale),
        provisional=bool(early or stale),
    )


def with_notes(answer: Answer, *notes: str) -> Answer:
    """The same answer with more notes."""
    return answer.model_copy(update={"notes": (*answer.notes, *notes)})


def on_day(rules: Rules, day: date) -> Rules:
    """The same rules seen on another day."""
    return replace(rules, on=day)
