"""Bounds on amounts: below, at and above each."""

from __future__ import annotations

import pytest

from knowledge.precedents.amounts import Bound, bounds_in
from knowledge.understanding.amounts import find_amounts

EDGE = 701_000


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("以上", (False, True, True)),
        ("以下", (True, True, False)),
        ("未満", (True, False, False)),
        ("を超える", (False, False, True)),
        ("より高い", (False, False, True)),
        ("より安い", (True, False, False)),
        ("まで", (True, True, False)),
        ("を切る", (True, False, False)),
        ("の", (False, True, False)),
    ],
)
def test_each_bound_holds_on_its_side_of_the_edge(words: str, holds: tuple[bool, ...]) -> None:
    text = f"701,000円{words}契約"
    bounds, left = bounds_in(text, find_amounts(text)[0])
    assert tuple(bounds[0].holds(EDGE + step) for step in (-1, 0, 1)) == holds
    assert left == " " * 8 + f"{words}契約"


@pytest.mark.parametrize(
    ("amount", "holds"), [(99_999, False), (100_000, True), (199_999, True), (200_000, False)]
)
def test_a_band_reaches_to_the_next_leading_digit(amount: int, holds: bool) -> None:
    assert Bound(100_000, "band").holds(amount) is holds
