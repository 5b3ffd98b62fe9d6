"""The words in which published contracts are asked for (`words.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from knowledge.model import Frozen
from knowledge.rulebook.files import read_yaml

Want = Literal[
    "all", "count", "total", "highest", "lowest", "by_department", "by_party", "by_month", "by_method", "latest", "earliest",
    "signed", "term", "reason", "criteria", "place", "hourly", "estimate",
]  # fmt: skip
Time = Literal["planned", "ends", "begins", "runs"]
PriceSort = Literal[
    "unit_price", "rates", "estimate", "sums", "included", "excluded", "early", "ranges"
]


class CostWords(Frozen):
    """How a reckoning from published unit prices is asked for."""

    asks: tuple[str, ...]
    compute: tuple[str, ...]
    never: tuple[str, ...]
    each: tuple[str, ...]
    daily: tuple[str, ...]
    within: tuple[str, ...]
    whole: tuple[str, ...]
    overtime: tuple[str, ...]
    spans: dict[str, int]
    hourly: tuple[str, ...]
    only: str
    without: str
    with_: str = Field(alias="with")
    tax_included: tuple[str, ...]
    idle: tuple[str, ...]


class Words(Frozen):
    """The words of `words.yaml`, as that file explains them."""

    same: dict[str, str]
    near: dict[str, tuple[str, ...]]
    stop: tuple[str, ...]
    asks: dict[Want, tuple[str, ...]]
    times: dict[Time, tuple[str, ...]]
    within_year: dict[str, str]
    whole: tuple[str, ...]
    cues: tuple[str, ...]
    law: tuple[str, ...]
    items: str
    items_apart: tuple[str, ...]
    past: tuple[str, ...]
    done: tuple[str, ...]
    left_out: tuple[str, ...]
    kept: tuple[str, ...]
    excluding: tuple[str, ...]
    unpublished: tuple[str, ...]
    contracts: tuple[str, ...]
    linked: dict[Literal["or", "and"], tuple[str, ...]]
    narrowing: tuple[str, ...]
    spoken_back: tuple[str, ...]
    shifting: tuple[str, ...]
    relative_years: dict[str, int]
    not_contracted: tuple[str, ...]
    contracted: tuple[str, ...]
    prices: dict[PriceSort, tuple[str, ...]]
    costs: CostWords


@cache
def words() -> Words:
    """The words, read once."""
    return Words.model_validate(read_yaml(Path(__file__).with_name("words.yaml")))


@cache
def pattern(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that finds any of several."""
    return re.compile("|".join(expressions))


def says(text: str, expressions: tuple[str, ...]) -> bool:
    """Whether a text matches one of the expressions."""
    return pattern(expressions).search(text) is not None


@cache
def literal(choices: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that finds any of several plain words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(choices, key=len, reverse=True))) or "(?!)")
