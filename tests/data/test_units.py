"""Every numbered unit of every source document: recorded, asked for by number, found by its subject.

The lists in `units/` were written from the documents, not from the rulebooks.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from knowledge import Desk, Rulebook
from knowledge.rulebook.loading import read_yaml
from knowledge.search import ArticleIndex
from knowledge.understanding.normalise import normalise
from tests.knowledge.town import FRIDAY

LISTS = {path.stem: read_yaml(path) for path in Path(__file__).parent.glob("units/*.yaml")}
UNITS = [(name, unit) for name, of in sorted(LISTS.items()) for unit in of["units"]]
NEAR_THE_TOP = 5


def test_every_body_but_the_first_has_its_list() -> None:
    assert set(LISTS) >= {"fukushima", "hyogo", "komoro", "yamanashi"}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_no_numbered_unit_of_the_source_is_missing(desk: Desk, name: str) -> None:
    book = desk.book(name)
    assert [unit for unit in LISTS[name]["units"] if book.find(unit) is None] == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_counts_what_it_lists(name: str) -> None:
    units = LISTS[name]["units"]
    assert len(units) == len(set(units))
    counted = Counter(unit.rpartition(" ")[0] for unit in units)
    assert dict(counted) == LISTS[name]["counts"]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_unit_is_answered_by_its_number(desk: Desk, name: str) -> None:
    book, lost = desk.book(name), []
    for unit in LISTS[name]["units"]:
        source, _, locator = unit.rpartition(" ")
        answer = desk.ask(f"{source}の{locator}は？", rulebook=name, today=FRIDAY)
        found = book.find(unit)
        wanted = str(found[1].locator) if found else locator
        if (source, wanted) not in {(c.source, c.locator) for c in answer.citations}:
            lost.append((unit, answer.headline))
    assert lost == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_unit_is_found_by_its_subject(desk: Desk, name: str) -> None:
    book = desk.book(name)
    index = ArticleIndex(book)
    lost = [unit for unit in LISTS[name]["units"] if not by_subject(book, index, unit)]
    assert lost == []


def by_subject(book: Rulebook, index: ArticleIndex, unit: str) -> bool:
    """Whether one of the ways to ask for a unit brings it up among the first."""
    found = book.find(unit)
    assert found is not None, unit
    source, wanted = found[0], found[1].locator
    ways = (*found[1].passage.asks, found[1].passage.gist)
    for way in ways:
        hits = index.search(normalise(way), NEAR_THE_TOP)
        if any(
            h.document.unit and (h.document.source, h.document.unit.locator) == (source, wanted)
            for h in hits
        ):
            return True
    return False
