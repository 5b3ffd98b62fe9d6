"""Contracts a body has published, one `Entry` each, as `precedents.yaml` records them.

A sum in yen, a unit price and a yearly estimate (年間見込額) are three kinds of figure that are
never added to one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from knowledge.model import Frozen


class Party(Frozen):
    """A counterparty (相手方) under one name, however the entries write it. `sort`: what it is."""

    id: str
    name: str
    sort: str
    aliases: tuple[str, ...] = ()


class Term(Frozen):
    """When the work is done; `says` where the document writes more than two days."""

    from_: date = Field(alias="from")
    until: date
    says: str = ""


class Rate(Frozen):
    """A price by the hour, day or piece; `high` where a range is published.

    `said`: words beside a number that choose this price among those of the same unit (時間外, 現金);
    `since`: the first day it holds, where that is not the first of the term; `per_person`: for each.
    """

    name: str
    low: int
    high: int | None = None
    unit: str
    said: tuple[str, ...] = ()
    since: date | None = None
    per_person: bool = False

    @property
    def highest(self) -> int:
        """The upper end of the range, or the one price there is."""
        return self.high or self.low

    @property
    def counted(self) -> str:
        """What it is the price of: 時, 日 or 件.

        >>> Rate(name="交通費", low=280, unit="円/日").counted
        '日'
        """
        return self.unit.rpartition("/")[2]

    @property
    def part(self) -> str:
        """What it pays for: 奨励手当 of 奨励手当（現金）."""
        return self.name.partition("（")[0]


class Gap(Frozen):
    """A number that does not stand in the list."""

    number: str
    says: str


class Entry(Frozen):
    """One published contract.

    `sum`: the contract's amount where a sum is published; `unit_price`: the entry itself says
    単価契約; `not_contracted`: the entry's words for a contract that was not made; `subjects`:
    what people call the thing.
    """

    number: str
    department: str
    title: str
    content: str
    place: str
    term: Term
    planned: str
    method: str
    criteria: str = ""
    criteria_says: str = ""
    signed: date | None = None
    party: str | None = None
    written: str = ""
    address: str = ""
    amount: str = ""
    sum: int | None = None
    tax: Literal["included", "excluded"] | None = None
    unit_price: bool = False
    rates: tuple[Rate, ...] = ()
    extras: tuple[str, ...] = ()
    estimate: int | None = None
    reason: str = ""
    reason_says: str = ""
    not_contracted: str = ""
    subjects: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.not_contracted:
            if self.signed or self.party or self.amount:
                raise ValueError(f"{self.number}: not contracted, yet it has a party or an amount")
        elif not (self.signed and self.party and self.amount):
            raise ValueError(f"{self.number}: signed, party and amount are needed")
        elif self.sum is None and not self.rates:
            raise ValueError(f"{self.number}: a sum or a rate is needed")
        return self


class Precedents(Frozen):
    """All entries of one published list.

    `source` is the document they are cited from; `sorts` are ways to call a sort of party,
    `party_sorts` the further sorts a party belongs to, `departments` other ways to call one,
    `same` spellings of names made one, `items`
    the items (号) of 地方自治法施行令167条の2第1項 that the list is for.
    """

    source: str
    from_: date = Field(alias="from")
    as_of: date
    chapter: str = ""
    items: tuple[int, ...] = ()
    parties: tuple[Party, ...]
    sorts: Mapping[str, tuple[str, ...]] = {}
    party_sorts: Mapping[str, tuple[str, ...]] = {}
    departments: Mapping[str, tuple[str, ...]]
    same: Mapping[str, str] = {}
    gaps: tuple[Gap, ...] = ()
    criteria: Mapping[str, str] = {}
    reasons: Mapping[str, str] = {}
    methods: Mapping[str, str]
    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _names_resolve(self) -> Self:
        numbers = [entry.number for entry in self.entries]
        parties = {party.id for party in self.parties}
        for entry in self.entries:
            named = (
                (entry.department, self.departments),
                (entry.method, self.methods),
                (entry.criteria, {*self.criteria, ""}),
                (entry.reason, {*self.reasons, ""}),
                (entry.party, {*parties, None}),
            )
            for name, known in named:
                if name not in known:
                    raise ValueError(f"{entry.number}: {name!r} is not declared")
        if len(numbers) != len(set(numbers)):
            raise ValueError("a number stands twice")
        if {party for of in self.party_sorts.values() for party in of} - parties:
            raise ValueError("party_sorts names an unknown party")
        return self

    def __hash__(self) -> int:
        """By identity: a list is loaded once and never changed."""
        return id(self)

    def party_of(self, entry: Entry) -> Party | None:
        """The entry's counterparty, None where no contract was made."""
        return next((party for party in self.parties if party.id == entry.party), None)

    def criteria_of(self, entry: Entry) -> str:
        """The criteria of selection (選定基準) in our words."""
        return entry.criteria_says or self.criteria.get(entry.criteria, "")

    def reason_of(self, entry: Entry) -> str:
        """Why that party was chosen (契約の相手方とした理由) in our words."""
        return entry.reason_says or self.reasons.get(entry.reason, "")
