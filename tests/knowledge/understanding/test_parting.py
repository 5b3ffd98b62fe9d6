"""A question to two bodies, as it is put to each: names are invented."""

from __future__ import annotations

import pytest

from knowledge.understanding.bodies import mentions
from knowledge.understanding.parting import parted

NAMES = {"a": ["青葉県", "青葉", "青葉センター"], "b": ["若葉市", "若葉"], "c": ["双葉高校"]}


def both(text: str) -> tuple[str, str]:
    found = mentions(text, NAMES)
    return parted(text, found, "a"), parted(text, found, "b")


@pytest.mark.parametrize(
    ("text", "to_a", "to_b"),
    [
        ("違約金は青葉の契約書と若葉の契約書でいくら?", "違約金は契約書でいくら?", "違約金は契約書でいくら?"),
        ("青葉の遅延利息と若葉の延滞違約金は?", "遅延利息は?", "延滞違約金は?"),
        ("青葉と若葉の違約金はいくら?", "違約金はいくら?", "違約金はいくら?"),
        ("遅れ10日(青葉は延長した)。青葉と若葉は?", "遅れ10日(延長した)。?", "遅れ10日。?"),
        ("青葉は延長を認めた。違約金、青葉と若葉で?", "延長を認めた。違約金、で?", "。違約金、で?"),
        ("青葉は契約額9万円、若葉は5万円で違約金は?", "契約額9万円、違約金は?", "5万円で違約金は?"),
        ("青葉県では違約金いくら?若葉市では?", "違約金いくら??", "違約金いくら??"),
        ("日数、青葉・双葉高校・若葉で違う?", "日数、で違う?", "日数、で違う?"),
        ("青葉センター青葉と若葉の率", "率", "率"),
    ],
)  # fmt: skip
def test_each_body_is_asked_what_is_its_own(text: str, to_a: str, to_b: str) -> None:
    assert both(text) == (to_a, to_b)


@pytest.mark.parametrize(
    "text", ["相手が青葉県の契約", "青葉の業者は?", "青葉県と契約する場合", "青葉に本店がある", "青葉から買う"]
)  # fmt: skip
def test_a_counterparty_is_not_asked(text: str) -> None:
    assert mentions(text, NAMES) == []


@pytest.mark.parametrize("text", ["青葉の契約書", "青葉と契約書を比べ", "青葉では", "青葉、"])
def test_a_body_is_asked(text: str) -> None:
    assert [mention.body for mention in mentions(text, NAMES)] == ["a"]


def test_a_name_said_a_thousand_times_takes_no_time() -> None:
    text = "青葉と若葉の" * 300
    assert parted(text, mentions(text, NAMES), "a") == ""
