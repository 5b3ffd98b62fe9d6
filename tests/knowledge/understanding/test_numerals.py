from __future__ import annotations

import kanjize
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.understanding.numerals import read_numeral
from tests.knowledge.properties import QUICK

numbers = st.integers(1, 10**13)


@QUICK
@given(number=numbers)
def test_kanji_numerals_are_read_back(number: int) -> None:
    assert read_numeral(kanjize.number2kanji(number)) == number


def mixed(number: int) -> str:
    """A numeral with digits between 万, 億 and 兆."""
    groups = [(number // 10**power % 10**4, unit) for power, unit in ((12, "兆"), (8, "億"), (4, "万"), (0, ""))]  # fmt: skip
    return "".join(f"{group}{unit}" for group, unit in groups if group)


@QUICK
@given(number=numbers)
def test_mixed_numerals_are_read_back(number: int) -> None:
    """1億2345万6789 as people type it."""
    assert read_numeral(mixed(number)) == number


@QUICK
@given(number=numbers)
def test_digits_with_and_without_commas_are_read_back(number: int) -> None:
    assert read_numeral(str(number)) == read_numeral(f"{number:,}") == number


@pytest.mark.parametrize("text", ["1.2.3万", "..", "1..2"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert read_numeral(text) is None


@QUICK
@given(text=st.text(alphabet="0123456789.,〇一二三十百千万億兆壱弐参拾萬", max_size=12))
def test_reading_a_numeral_never_raises(text: str) -> None:
    value = read_numeral(text)
    assert value is None or value >= 0
