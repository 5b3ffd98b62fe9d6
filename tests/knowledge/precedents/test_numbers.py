"""Numbers of entries as people write them."""

from __future__ import annotations

import pytest

from knowledge.precedents.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("no.12は?", (12,)),
        ("no12の金額", (12,)),
        ("no 3とno.5", (3, 5)),
        ("no.22・23", (22, 23)),
        ("no.26から28まで", (26, 27, 28)),
        ("no.26~28", (26, 27, 28)),
        ("8番の相手", (8,)),
        ("番号は7", (7,)),
        ("2番目に高い", ()),
        ("御幸町3番地", ()),
        ("4月に契約", ()),
        ("no.2と4月の契約", (2,)),
        ("no.1500", ()),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(text)[0] == numbers


def test_what_is_read_is_blanked_out_place_by_place() -> None:
    text = "no.12の金額"
    assert numbers_in(text)[1] == "     の金額"
