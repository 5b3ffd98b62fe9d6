"""What a calculation is: the one declaration from which every door is derived.

A calculator is a module of `knowledge/calculators/` with `TITLE`, `SUMMARY`, `ROUTE`, an
`Inputs` model whose fields carry a `Slot`, optionally a `Rule` record, and `calculate`.
Question routing, slot filling, the clarifying question, the terminal command, the Slack
modal and the README's table are read off from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.errors import MissingInput, UnreadableInput
from knowledge.kinds import Titled
from knowledge.model import Worked
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord

T = TypeVar("T")
Unit = Literal[
    "yen",
    "day",
    "time",
    "month",
    "days",
    "months",
    "years",
    "count",
    "persons",
    "rate",
    "flag",
    "choice",
    "words",
    "text",
    "provisions",
    "kinds",
]


class Form(StrEnum):
    """What a question wants: an amount, a day, a number, leave, a duty, validity, a place in the text."""

    AMOUNT = "amount"
    DAY = "day"
    COUNT = "count"
    MAY = "may"
    MAY_NOT_DO = "may_not_do"
    MUST = "must"
    VALID = "valid"
    WHERE = "where"
    WHAT = "what"


def words(text: str) -> tuple[str, ...]:
    """The words of a text, for lists that would fill a page with quotation marks.

    >>> words("契約金額 契約額")
    ('契約金額', '契約額')
    """
    return tuple(text.split())


@dataclass(frozen=True)
class Slot:
    """How one input is recognised in a question and asked for when it is missing.

    `labels` are the words that stand beside the value (契約金額, 入札日); for a flag they are the
    words that set it. `chief` takes a value that has no label. `ask` is the clarifying question.
    `subjects`: labels that also name what the question asks for (入札保証金 450万): a lone amount
    beside one of them belongs to the chief field. `per`: it takes a price per month (year, day), not a
    total. `zero`: an amount of 0円 makes sense here. `inner` marks what only the wording of a question tells; no door asks for it or shows it.
    """

    title: str
    unit: Unit
    ask: str = ""
    labels: tuple[str, ...] = ()
    chief: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""
    inner: bool = False
    zero: bool = False
    subjects: tuple[str, ...] = ()
    per: Literal["month", "year", "day"] | None = None


@dataclass(frozen=True)
class Route:
    """Which questions belong to a calculator.

    `about`: alternatives, each the words that must all occur, joined by `+`. `wants`: the forms
    of question it can serve. `unless`: words that lead elsewhere. `alone`: its words alone
    decide, whatever provisions the search finds. `worded`: no question is claimed without them.
    """

    about: tuple[str, ...]
    wants: tuple[Form, ...]
    unless: tuple[str, ...] = ()
    alone: bool = False
    worded: bool = False


class Inputs(BaseModel):
    """Base of all inputs: every field optional, asked for when a calculation needs it."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @classmethod
    def slots(cls) -> Mapping[str, Slot]:
        """The slot of each field, in the order they are asked for."""
        return {
            name: meta
            for name, field in cls.model_fields.items()
            for meta in field.metadata
            if isinstance(meta, Slot)
        }

    @classmethod
    def fields(cls) -> Mapping[str, Slot]:
        """The slots that doors with a field for each input show."""
        inner = ("text", "provisions", "kinds")
        return {n: s for n, s in cls.slots().items() if not s.inner and s.unit not in inner}

    @classmethod
    def choice_titles(cls, name: str) -> Mapping[str, Titled]:
        """For a choice field, its members by Japanese title."""
        annotation: Any = cls.model_fields[name].annotation
        for part in getattr(annotation, "__args__", (annotation,)):
            if isinstance(part, type) and issubclass(part, Titled):
                return {member.title_ja: member for member in part}
        return {}

    def missing(self, name: str) -> MissingInput:
        """The error that asks for a field, with its buttons."""
        slot = type(self).slots()[name]
        choices = slot.choices or tuple(type(self).choice_titles(name))
        ask = slot.ask or f"{slot.title}を教えてください。"
        return MissingInput(slot.title, ask, choices, name)

    def need(self, name: str, value: T | None) -> T:
        """The value of a field that the calculation cannot do without."""
        if value is None:
            raise self.missing(name)
        return value

    @classmethod
    def checked(cls, given: Mapping[str, object]) -> Self:
        """Inputs from values; raises UnreadableInput with a sentence that names the field."""
        for field, amount in cls.slots().items():
            if amount.unit == "yen" and not amount.zero and given.get(field) == 0:
                raise UnreadableInput(
                    f"「{amount.title}」が0円です。1円以上の金額を書いてください。"
                )
        try:
            return cls.model_validate(dict(given))
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            slot = cls.slots().get(name)
            title = slot.title if slot else name
            sentence = f"「{title}」の値を読み取れません。書き方を確かめてください。"
            raise UnreadableInput(sentence, name) from error


@dataclass(frozen=True)
class Calculator:
    """A calculator module as the doors see it."""

    name: str
    title: str
    summary: str
    route: Route
    inputs: type[Inputs]
    rule: type[RuleRecord] | None
    calculate: Callable[[Any, Rules, date], Worked]
