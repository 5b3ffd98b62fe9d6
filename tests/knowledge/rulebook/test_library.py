from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import UnknownRulebook, open_desk
from knowledge.calculators import record_kinds
from knowledge.rulebook.library import SHIPPED, Library
from tests.knowledge.town import BARE, FRIDAY, TESTS, TOWN


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(record_kinds(), (SHIPPED, TESTS))


def test_a_folder_of_data_is_all_a_new_body_needs(tmp_path: Path) -> None:
    """No Python: the folder is copied elsewhere under another name, and the desk answers by it."""
    place = tmp_path / "newtown"
    shutil.copytree(TESTS / TOWN, place)
    head = place / "rulebook.yaml"
    head.write_text(
        head.read_text(encoding="utf-8")
        .replace("id: tinytown", "id: newtown")
        .replace("みなと町", "あさひ町"),
        encoding="utf-8",
    )
    rules = place / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"5/100"', '"6/100"'), "utf-8")
    desk = open_desk([tmp_path])
    assert "newtown" in desk.heads
    question = "あさひ町では、見積もる契約金額100万円の入札保証金はいくら?"
    answer = desk.ask(question, rulebook=None, today=FRIDAY)
    assert (answer.rulebook, answer.values[0].value) == ("newtown", 60_000)
    assert {citation.rulebook for citation in answer.citations} == {"newtown"}


def test_national_law_stands_first_and_is_no_body(library: Library) -> None:
    assert next(iter(library.heads)) == "national"
    assert {TOWN, BARE} <= {head.id for head in library.bodies}
    assert "national" not in {head.id for head in library.bodies}


def test_an_unknown_body_is_said_with_those_that_are_known(library: Library) -> None:
    with pytest.raises(UnknownRulebook) as unknown:
        library.get("atlantis")
    assert "atlantis" in unknown.value.sentence
    assert TOWN in unknown.value.sentence


@pytest.mark.parametrize("name", ["../tinytown", "tinytown/", "", "TINYTOWN", "x" * 1000])
def test_an_id_is_a_name_and_no_path(library: Library, name: str) -> None:
    with pytest.raises(UnknownRulebook) as unknown:
        library.get(name)
    assert len(unknown.value.sentence) < 300


def test_bodies_are_named_in_the_order_of_the_text(library: Library) -> None:
    assert library.named_in("かすみ村とみなと町(架空)") == (BARE, TOWN)
    assert library.named_in("どの団体でもない") == ()


def test_a_rulebook_is_loaded_once(library: Library) -> None:
    assert library.get(TOWN) is library.get(TOWN)
