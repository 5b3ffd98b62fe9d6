"""Which of several amounts and days belongs to which field, against the calculators' declarations."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest

from knowledge import Inputs
from knowledge.calculators import calculators
from knowledge.kinds import ContractKind, TaxMark
from knowledge.understanding.slots import fill
from tests.knowledge.understanding.reads import corpus, reading


def filled(name: str, text: str) -> dict[str, object]:
    inputs: type[Inputs] = calculators()[name].inputs
    return fill(inputs, reading(text)).values


@pytest.mark.parametrize("case", corpus("roles"), ids=lambda case: f"{case['of']}: {case['text']}")
def test_each_value_finds_its_field(case: dict[str, object]) -> None:
    found = filled(str(case["of"]), str(case["text"]))
    wanted = case["values"]
    assert isinstance(wanted, dict)
    for name, value in wanted.items():
        expected = Fraction(value) if isinstance(value, str) else value
        assert found.get(name) == expected, name


def test_the_tax_marker_of_the_chief_amount_counts() -> None:
    found = filled("small_value_contract", "予定価格税抜58万円、送料は税込3千円。随意契約できる?")
    assert (found["price"], found["tax"]) == (580_000, TaxMark.EXCLUDED)


def test_two_monthly_prices_go_by_the_words_beside_them() -> None:
    found = filled("similar_contract", "過去に月額45万円で履行した。今回は月額60万円の予定")
    assert (found["record_monthly"], found["planned_monthly"]) == (450_000, 600_000)


def test_a_monthly_price_has_its_own_tax_marker() -> None:
    found = filled("lease_proration", "税抜の月額60万円、初日の日額は税込22,000円")
    assert (found["monthly"], found["daily"], found["tax"]) == (600_000, 22_000, TaxMark.EXCLUDED)


def test_a_month_and_a_time_find_their_fields() -> None:
    assert filled("lease_proration", "2月(令和10年2月)は3日")["month"] == date(2028, 2, 1)
    assert filled("submission", "申請書が16時半に届いた")["at"] == time(16, 30)


def test_what_is_not_said_is_left_out() -> None:
    assert "price" not in filled("small_value_contract", "随意契約の限度額は?")
    assert "kind" not in filled("small_value_contract", "随意契約の限度額は?")


def test_a_kind_is_read_into_its_field() -> None:
    found = filled("small_value_contract", "予定価格60万円の物品購入")
    assert found["kind"] is ContractKind.PURCHASE


@pytest.mark.parametrize(("text", "urgent"), [("急ぎの公告", True), ("急ぎではない公告", False)])
def test_a_flag_is_set_or_denied(text: str, *, urgent: bool) -> None:
    assert filled("notice_period", text)["urgent"] is urgent
    assert "urgent" not in filled("notice_period", "公告")
