from __future__ import annotations

import pytest

from knowledge import Desk
from knowledge.understanding.normalise import normalise
from knowledge.understanding.spelling import Speller
from tests.knowledge.understanding.reads import corpus, pairs


@pytest.fixture(scope="module")
def mend(desk: Desk) -> Speller:
    """The speller as the desk makes it, with all its terms."""
    return desk._speller


@pytest.mark.parametrize(("term", "slip"), pairs(corpus("spelling")))
def test_a_slip_of_the_pen_is_mended(mend: Speller, term: str, slip: str) -> None:
    assert mend.mend(normalise(f"{slip}はどうなりますか")) == f"{term}はどうなりますか"


@pytest.mark.parametrize("word", corpus("unmended"))
def test_a_right_word_is_left_alone(mend: Speller, word: str) -> None:
    text = normalise(f"{word}はどうなりますか")
    assert mend.mend(text) == text


def test_mending_twice_changes_nothing_more(mend: Speller) -> None:
    once = mend.mend(normalise("入札保障金と予定価各と検査報告所"))
    assert mend.mend(once) == once
