"""The vocabulary every door speaks: citations, values, worked results and answers.

An `Answer` is the JSON contract of `keiyaku ask --json`. One that claims something
without citing a provision cannot be constructed.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

AnswerKind = Literal[
    "calculation",
    "verdict",
    "article",
    "precedents",
    "comparison",
    "checklist",
    "schedule",
    "clarification",
    "unknown",
]
Verdict = Literal[
    "allowed", "not_allowed", "conditional", "required", "not_required", "valid", "invalid"
]
Effect = Literal["duty", "prohibited", "permitted", "exempt", "conditional", "void"]
"""What a rule does to an act: must, must not, may, need not, may if..., is void."""

UNSETTLED: frozenset[str] = frozenset({"clarification", "unknown"})
LISTS: frozenset[str] = frozenset({"checklist", "schedule", "comparison", "precedents"})
MOST_VALUES, MOST_CITATIONS = 6, 8


class Frozen(BaseModel):
    """A value object: not changed after it is made, no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Frozen):
    """Where a statement stands: `source` is the document, `locator` its finest part, `gist` our words.

    `sort` is what sort of document it is: 法律, 規則, 契約書（案）, 入札説明書, 様式.
    """

    rulebook: str
    source: str
    locator: str
    caption: str = ""
    gist: str = ""
    sort: str = ""

    @property
    def place(self) -> str:
        """Document and provision as they are shown; a draft of a contract is called one.

        >>> Citation(rulebook="r", source="契約書", locator="第7条第1項", sort="契約書（案）").place
        '契約書（案） 第7条第1項'
        >>> Citation(rulebook="r", source="財務規則", locator="第249条", sort="規則").place
        '財務規則 第249条'
        """
        if self.locator.startswith(self.source):
            return self.locator  # a form is called by its own name: 様式5-1
        document = self.sort if self.sort.startswith(self.source) else self.source
        return f"{document} {self.locator}"


class Value(Frozen):
    """A figure a person would use: whole yen, days or persons, or an ISO date as text."""

    name: str
    value: int | str
    unit: str

    @classmethod
    def yen(cls, name: str, amount: int) -> Value:
        """An amount of money.

        >>> Value.yen("入札保証金", 135_000).unit
        '円'
        """
        return cls(name=name, value=amount, unit="円")

    @classmethod
    def day(cls, name: str, day: date) -> Value:
        """A calendar day, kept as ISO text.

        >>> Value.day("公告の期限", date(2026, 12, 7)).value
        '2026-12-07'
        """
        return cls(name=name, value=day.isoformat(), unit="日付")


class Cell(Frozen):
    """One cell of a table, with the provisions it rests on."""

    text: str
    cites: tuple[Citation, ...] = ()


class Table(Frozen):
    """Statements laid side by side: every row has a cell for each column.

    >>> Table(columns=("団体", "定め"), rows=((Cell(text="みなと町"),),))
    Traceback (most recent call last):
        ...
    pydantic_core._pydantic_core.ValidationError: 1 validation error for Table
      Value error, a row of 1 cells under 2 columns [type=value_error, ...
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @model_validator(mode="after")
    def _is_square(self) -> Self:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")
        return self


class Worked(Frozen):
    """What a calculator hands back: the result with its working out.

    `effect` is what the rule does to the act asked about; the verdict follows from it and from
    the form of the question (していい? 必要? 有効?).
    """

    headline: str
    kind: AnswerKind = "calculation"
    effect: Effect | None = None
    values: tuple[Value, ...] = ()
    steps: tuple[str, ...] = ()
    citations: tuple[Citation, ...]
    notes: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    provisional: bool = False


class Answer(Frozen):
    """One answer, as every door shows it.

    >>> Answer(question="?", as_of=date(2026, 11, 20), kind="verdict", headline="できます")
    Traceback (most recent call last):
        ...
    pydantic_core._pydantic_core.ValidationError: 1 validation error for Answer
      Value error, an answer of kind verdict needs a citation [type=value_error, ...
    """

    question: str
    rulebook: str | None = None
    as_of: date
    kind: AnswerKind
    topic: str | None = None
    headline: str
    verdict: Verdict | None = None
    values: tuple[Value, ...] = ()
    steps: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    read_as: dict[str, int | str | bool] = {}
    notes: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    provisional: bool = False
    missing: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    table: Table | None = None

    @model_validator(mode="after")
    def _is_cited_and_no_heap(self) -> Self:
        if self.kind not in UNSETTLED and not self.citations:
            raise ValueError(f"an answer of kind {self.kind} needs a citation")
        if self.kind in LISTS:
            return self
        if len(self.values) > MOST_VALUES or len(self.citations) > MOST_CITATIONS:
            raise ValueError("an answer is not a heap: too many values or citations")
        return self
