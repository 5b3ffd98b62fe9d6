"""One field at a time, as the terminal and the form give it."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest

from knowledge import Inputs, Slot, UnreadableInput
from knowledge.calculators import calculators
from knowledge.kinds import ContractKind
from knowledge.understanding.typed import typed_value
from tests.knowledge.town import FRIDAY

SMALL = calculators()["small_value_contract"].inputs


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("yen", "450万", 4_500_000),
        ("yen", "4,500,000", 4_500_000),
        ("yen", "500", 500),
        ("yen", "0", 0),
        ("day", "R8.12.17", date(2026, 12, 17)),
        ("day", "明日", date(2026, 11, 21)),
        ("time", "16:30", time(16, 30)),
        ("time", "午後４時半", time(16, 30)),
        ("month", "令和8年2月", date(2026, 2, 1)),
        ("days", "20", 20),
        ("days", "20日", 20),
        ("count", "3人", 3),
        ("rate", "3%", Fraction(3, 100)),
        ("rate", "100分の3", Fraction(3, 100)),
        ("rate", "0.03", Fraction(3, 100)),
        ("flag", "はい", True),
        ("flag", "いいえ", False),
        ("text", "そのまま", "そのまま"),
    ],
)
def test_a_value_is_read_as_people_type_it(unit: str, text: str, value: object) -> None:
    slot = Slot("欄", unit)  # type: ignore[arg-type] # one of the units
    assert typed_value(slot, Inputs, "field", text, FRIDAY) == value


@pytest.mark.parametrize(
    ("unit", "text"),
    [("yen", "たくさん"), ("yen", "1.2.3万"), ("yen", "-5万"), ("yen", "10" * 12), ("day", "2月30日"),
     ("day", "いつか"), ("rate", "高め"), ("rate", "1/0"), ("flag", "たぶん"), ("days", "長く"), ("yen", ""), ("count", "")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_sentence(unit: str, text: str) -> None:
    slot = Slot("欄", unit)  # type: ignore[arg-type] # one of the units
    with pytest.raises(UnreadableInput) as unreadable:
        typed_value(slot, Inputs, "field", text, FRIDAY)
    assert unreadable.value.sentence.endswith("。")


def test_a_choice_is_named_by_title_or_code() -> None:
    slot = SMALL.slots()["kind"]
    for text in ("物品等の購入", "purchase"):
        assert typed_value(slot, SMALL, "kind", text, FRIDAY) is ContractKind.PURCHASE
    with pytest.raises(UnreadableInput) as unreadable:
        typed_value(slot, SMALL, "kind", "船", FRIDAY)
    assert "物品等の購入" in unreadable.value.sentence
