"""The points on which bodies are compared: the shared list, and what a body says, read strictly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import open_desk
from knowledge.comparison.points import matching
from knowledge.errors import FaultyRulebook
from knowledge.rulebook.points import Point, shared_points
from knowledge.understanding.normalise import normalise
from tests.knowledge.town import BARE, TESTS, TOWN

CITE = "cites: [第4条第1項]"


def told(tmp_path: Path, old: str, new: str) -> str:
    """The sentence of the error after a text was replaced in a copy of the town's points."""
    shutil.copytree(TESTS / TOWN, tmp_path / TOWN)
    path = tmp_path / TOWN / "points.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultyRulebook) as faulty:
        open_desk([tmp_path]).book(TOWN)
    return faulty.value.sentence


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (CITE, f"{CITE}\n    colour: red", "points.0.colour"),
        (CITE, f"{CITE}\n    {CITE}", "duplicate key 'cites'"),
        (CITE, "cites: []", "points.0.cites"),
        (CITE, "cites: [第4条第9項]", "cites: 「第4条第9項」"),
        ("point: bid_deposit", "point: colour", "points.0.point: colour"),
        ("point: contract_deposit", "point: bid_deposit", "bid_deposit stands twice"),
        ("unit: 割合", "unit: 割合, colour: red", "points.0.values.0.colour"),
    ],
)
def test_a_fault_is_told_with_file_and_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    sentence = told(tmp_path, old, new)
    assert f"{TOWN}/points.yaml" in sentence
    assert key in sentence


def test_a_body_may_say_nothing_or_a_bare_list(tmp_path: Path) -> None:
    shutil.copytree(TESTS / BARE, tmp_path / BARE)
    assert set(open_desk([tmp_path]).book(BARE).points) == {"bid_deposit", "contract_signing"}
    (tmp_path / BARE / "points.yaml").unlink()
    assert not open_desk([tmp_path]).book(BARE).points


@pytest.mark.parametrize("point", shared_points().values(), ids=lambda point: point.id)
def test_the_title_of_a_point_means_that_point(point: Point) -> None:
    """A title stands on the buttons of the clarifying question, so it must lead back."""
    assert matching(normalise(point.title), [], {})[0].point is point
