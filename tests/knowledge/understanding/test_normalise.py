from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.understanding.normalise import clean, normalise
from tests.knowledge.properties import QUICK
from tests.knowledge.understanding.reads import corpus

WAYS = [
    way
    for ways in (*corpus("amounts")["means"].values(), *corpus("days")["means"].values(), *corpus("taxes").values())
    for way in ways
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("４５０万円", "450万円"),
        ("随契", "随意契約"),
        ("あいみつ", "複数の見積書"),
        ("３ヶ月", "3か月"),
        ("税別", "税抜"),
        ("ＯＫ？", "ok?"),
        ("a\u200bb", "a b"),
        ("1〜3", "1~3"),
        ("  入札\t\n保証金 ", "入札 保証金"),
        ("ｶﾌﾞｼｷ", "カブシキ"),
    ],
)
def test_what_is_typed_gets_one_form(typed: str, read: str) -> None:
    assert normalise(typed) == read


@QUICK
@given(text=st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@QUICK
@given(text=st.text(max_size=200))
def test_nothing_unprintable_is_left(text: str) -> None:
    assert all(c.isprintable() or c == " " for c in clean(text))


@pytest.mark.parametrize("way", WAYS)
def test_normalising_twice_is_normalising_once(way: str) -> None:
    assert normalise(normalise(way)) == normalise(way)


@QUICK
@given(
    text=st.text(
        alphabet="入札保証金契約随意見積書税抜込別月か年前払部分0123456789万円ーり", max_size=30
    )
)
def test_normalising_the_desks_own_characters_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
