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
        ("第9", ("第9", None, None)),
        ("第9第1項", ("第9", 1, None)),
        ("第1第1項第2号", ("第1", 1, "2")),
        ("7", ("7", None, None)),
        ("12(4)", ("12", None, "4")),
        ("注5", ("注5", None, None)),
        ("No.2", ("No.2", None, None)),
        ("様式5-1", ("様式5-1", None, None)),
        ("附則(平成19年3月23日)第2項", ("附則(平成19年3月23日)", 2, None)),
    ],
)
def test_a_locator_is_read_and_written_back(text: str, parts: tuple[object, ...]) -> None:
    locator = Locator.parse(text)
    assert locator is not None
    assert locator[:3] == parts
    assert str(locator) == text


@pytest.mark.parametrize("text", ["", "第条", "第6条第2"])
def test_what_is_no_locator_is_refused(text: str) -> None:
    assert Locator.parse(text) is None


def test_a_source_stands_before_the_locator() -> None:
    assert split_cite("民法 第140条", "契約規則") == ("民法", "第140条")
    assert split_cite("第1条", "契約規則") == ("契約規則", "第1条")


def test_what_stands_below_an_item_is_read_too() -> None:
    for text, item in (("6(3)ア", "3"), ("第11条第6号イ", "6"), ("第14条第1項第5号カ", "5")):
        locator = Locator.parse(text)
        assert locator is not None
        assert (locator.item, locator.sub, str(locator)) == (item, text[-1], text)
