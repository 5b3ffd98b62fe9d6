from __future__ import annotations

import pytest

from knowledge.understanding.normalise import normalise
from knowledge.understanding.presence import presence
from tests.knowledge.understanding.reads import corpus

CASES = [
    (word, way, said)
    for word, ways in corpus("denied").items()
    for key, said in (("denied", False), ("said", True))
    for way in ways[key]
]


@pytest.mark.parametrize(("word", "way", "said"), CASES)
def test_a_word_is_said_or_denied(word: str, way: str, *, said: bool) -> None:
    assert presence(normalise(way), (word,)) is said


def test_a_word_that_is_not_there_is_neither() -> None:
    assert presence("入札日", ("急施",)) is None
    assert presence("入札日", ()) is None


def test_said_once_counts_though_denied_elsewhere() -> None:
    assert presence("急施ではないと思ったが急施です", ("急施",)) is True
