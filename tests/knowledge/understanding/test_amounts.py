from __future__ import annotations

import pytest

from tests.knowledge.understanding.reads import corpus, pairs, reading

AMOUNTS, TAXES, TOTALS = corpus("amounts"), corpus("taxes"), corpus("totals")


@pytest.mark.parametrize(("yen", "way"), pairs(AMOUNTS["means"]))
def test_an_amount_is_read_however_it_is_written(yen: int, way: str) -> None:
    read = reading(way)
    assert ([amount.yen for amount in read.amounts], read.problems) == ([yen], ())


@pytest.mark.parametrize("way", AMOUNTS["nothing"])
def test_other_numbers_are_no_amounts(way: str) -> None:
    read = reading(way)
    assert (read.amounts, read.problems) == ((), ())


@pytest.mark.parametrize("way", AMOUNTS["problems"])
def test_an_amount_that_cannot_be_meant_is_told(way: str) -> None:
    read = reading(way)
    assert read.amounts == ()
    assert len(read.problems) == 1
    assert "円" in read.problems[0]


@pytest.mark.parametrize(("tax", "way"), pairs(TAXES))
def test_the_tax_marker_is_read_however_it_is_written(tax: str, way: str) -> None:
    (amount,) = reading(way).amounts
    assert (amount.yen, amount.tax) == (4_500_000, None if tax == "none" else tax)


@pytest.mark.parametrize(("yen", "way"), pairs(TOTALS))
def test_a_recurring_price_becomes_its_total(yen: int, way: str) -> None:
    (amount,) = reading(way).amounts
    assert amount.yen == yen
    assert f"{yen:,}円" in amount.derivation


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("税抜450万円と税込495万円", ["excluded", "included"]),
        ("450万円（税抜）、495万円（税込）", ["excluded", "included"]),
    ],
)
def test_each_amount_keeps_its_own_tax_marker(text: str, marks: list[str]) -> None:
    assert [amount.tax for amount in reading(text).amounts] == marks


def test_amounts_keep_the_order_of_the_text() -> None:
    amounts = reading("予定価格90万円、見積78万円、前払30万円").amounts
    assert [amount.yen for amount in amounts] == [900_000, 780_000, 300_000]
