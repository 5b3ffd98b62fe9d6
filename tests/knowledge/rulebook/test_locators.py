from __future__ import annotations

import pytest

from knowledge.rulebook.locators import Locator, split_cite


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("第6条", ("第6条", None, None)),
        ("第6条の2", ("第6条の2", None, None)),
        ("第6条第2項", ("第6条", 2, None)),
        ("第28条第1号", ("第28条", None, "1")),
        ("第167条の2第1項第3号", ("第167条の2", 1, "3")),
        ("第121条の2の2第1項", ("第121条の2の2", 1, None)),
        ("別表第五", ("別表第五", None, None)),
        ("別表第五第1号", ("別表第五", None, "1")),
        ("様式第2号", ("様式第2号", None, None)),
        ("本則", ("本則", None, None)),
        ("附則第2項", ("附則", 2, None)),
        ("附則(平成19年3月23日)第2項", ("附則(平成19年3月23日)", 2, None)),
    ],
)
def test_a_locator_is_read_and_written_back(text: str, parts: tuple[object, ...]) -> None:
    locator = Locator.parse(text)
    assert locator == parts
    assert str(locator) == text


@pytest.mark.parametrize("text", ["", "第6", "第条", "第6条第2"])
def test_what_is_no_locator_is_refused(text: str) -> None:
    assert Locator.parse(text) is None


def test_a_source_stands_before_the_locator() -> None:
    assert split_cite("民法 第140条", "契約規則") == ("民法", "第140条")
    assert split_cite("第1条", "契約規則") == ("契約規則", "第1条")
