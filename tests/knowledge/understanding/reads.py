"""Corpora beside the tests: YAML files of a value and the many ways to say it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from knowledge.understanding.normalise import normalise
from knowledge.understanding.reading import Reading, read
from tests.knowledge.town import FRIDAY


def corpus(name: str) -> Any:
    """The corpus of that name."""
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))


def pairs(table: dict[Any, list[str]]) -> list[tuple[Any, str]]:
    """Each way to say a value with the value."""
    return [(value, way) for value, ways in table.items() for way in ways]


def reading(text: str) -> Reading:
    """What a text says, as of the fixed day."""
    return read(normalise(text), FRIDAY)
