"""Where the invented bodies are, the day it is, and short ways to look at a result."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knowledge import Answer, Worked

TESTS = Path(__file__).parent.parent
TOWN, BARE = "tinytown", "tinytown-bare"
FRIDAY = date(2026, 11, 20)
"""Today, in every test: a Friday (令和8年11月20日)."""


def chief(result: Worked | Answer) -> int | str:
    """The first value: the one a person asked for."""
    return result.values[0].value


def figures(result: Worked | Answer) -> list[int | str]:
    """All values in their order."""
    return [value.value for value in result.values]


def places(result: Worked | Answer) -> list[str]:
    """The provisions cited, in their order."""
    return [citation.locator for citation in result.citations]
