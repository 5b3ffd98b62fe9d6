"""A list that does not hold together is refused, with the entry's number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.errors import FaultyRulebook
from knowledge.precedents.loading import load_precedents
from knowledge.rulebook.files import read_yaml
from tests.knowledge.town import TESTS, TOWN

DATA = TESTS / TOWN / "precedents.yaml"


def loaded(tmp_path: Path, change: dict[str, Any], *, sources: tuple[str, ...] = ("公表",)) -> None:
    """Load the town's list with one entry changed."""
    data = read_yaml(DATA)
    data["entries"][0] |= change
    (tmp_path / "precedents.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    load_precedents(tmp_path, sources)


def test_a_folder_without_a_list_has_none(tmp_path: Path) -> None:
    assert load_precedents(tmp_path, ("公表",)) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"department": "宇宙課"}, "宇宙課"),
        ({"party": "nobody"}, "nobody"),
        ({"method": "magic"}, "magic"),
        ({"criteria": "none"}, "none"),
        ({"reason": "whim"}, "whim"),
        ({"sum": None}, "a sum or a rate"),
        ({"signed": None}, "signed, party and amount"),
        ({"not_contracted": "中止"}, "not contracted"),
        ({"number": "No.2"}, "stands twice"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(FaultyRulebook, match=said):
        loaded(tmp_path, change)


def test_a_list_of_a_document_that_the_rulebook_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyRulebook, match="公表"):
        loaded(tmp_path, {}, sources=("契約規則",))
