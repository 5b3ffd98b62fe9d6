"""The town's prices: No.2 1,301円/時, 時間外 1,403円/時, 211円/日, 31円 and 17円/件; No.3 1,307円～1,409円/時
without tax, from January on. No.1 is a sum."""

from __future__ import annotations

import pytest

from knowledge import MissingInput, UnreadableInput
from knowledge.errors import NotRegulated
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import BARE, chief, figures, places


@pytest.mark.parametrize(
    ("work_told", "sum_"),
    [
        ("10時間", 13_010),
        ("月10時間、12か月", 156_120),
        ("10時間×3", 39_030),
        ("12か月で10時間", 13_010),
        ("年10時間、12か月", 13_010),
        ("半年、月10時間", 78_060),
        ("1日2時間で月5日、3か月、交通費抜き", 39_030),
        ("週3日、1日2時間、4週、交通費抜き", 31_224),
        ("10時間、3日", 13_643),
        ("10時間、3回", 13_643),
        ("10時間、3日、交通費抜き", 13_010),
        ("3日、交通費だけ", 633),
        ("通常10時間と時間外2時間", 15_816),
        ("10時間のうち時間外2時間", 13_214),
        ("10時間のうち8時間が通常、時間外2時間", 13_214),
        ("時間外2時間", 2_806),
        ("大袋4件、小袋5件", 209),
        ("10時間、大袋4件", 13_134),
        ("2人で10時間", 26_020),
        ("7時間30分", 9_757),
        ("7.5h", 9_757),
        ("十時間", 13_010),
    ],
)
def test_each_price_is_multiplied_by_its_own_number(work: Work, work_told: str, sum_: int) -> None:
    worked = work("precedent_cost", number="No.2", work=work_told)
    assert (chief(worked), places(worked)) == (sum_, ["No.2"])


def test_the_steps_show_each_product_and_name_the_cut(work: Work) -> None:
    worked = work("precedent_cost", number="2", work="7時間30分、3日")
    assert worked.steps == (
        "時給 1,301円 × 7.5時間 ＝ 9,757円（1円未満切捨て）",
        "交通費 211円 × 3日 ＝ 633円",
        "合計 9,757円 ＋ 633円 ＝ 10,390円",
    )
    assert figures(worked) == [10_390, 9_757, 633]


def test_it_says_that_it_is_a_reckoning_and_what_is_not_in_it(work: Work) -> None:
    notes = "".join(work("precedent_cost", number="No.2", work="10時間").notes)
    assert "試算" in notes
    assert "交通費（211円/日）" in notes


def test_a_range_gives_both_ends_and_a_price_without_tax_both_sums(work: Work) -> None:
    worked = work("precedent_cost", number="No.3", work="10時間")
    assert figures(worked) == [13_070, 14_090, 14_377, 15_499]
    assert places(worked) == ["No.3", "第29条"]
    assert "道具代別途" in "".join(worked.notes)
    assert figures(work("precedent_cost", number="No.3", work="10時間、税込"))[0] == 14_377


def test_tax_is_not_added_where_the_list_says_nothing_of_it(work: Work) -> None:
    worked = work("precedent_cost", number="No.2", work="10時間、税込")
    assert chief(worked) == 13_010
    assert "税込か税抜かは公表に書かれていない" in "".join(worked.notes)


@pytest.mark.parametrize(
    ("work_told", "missing"),
    [
        ("12か月", "時間"),
        ("3日、交通費込み", "時間"),
        ("10時間、交通費込み", "日"),
        ("10時間、3件", "件"),
        ("週10時間", "週"),
    ],
)
def test_a_missing_number_is_asked_for(work: Work, work_told: str, missing: str) -> None:
    with pytest.raises(MissingInput) as asked:
        work("precedent_cost", number="No.2", work=work_told)
    assert missing in asked.value.title


def test_without_an_entry_or_work_it_asks(work: Work) -> None:
    with pytest.raises(MissingInput, match="番号"):
        work("precedent_cost", work="10時間")
    with pytest.raises(MissingInput, match="何時間"):
        work("precedent_cost", number="No.2")


def test_an_overtime_price_that_is_not_published_is_not_made_up(work: Work) -> None:
    with pytest.raises(NotRegulated, match="残業の単価"):
        work("precedent_cost", number="No.3", work="残業2時間")


@pytest.mark.parametrize(("number", "said"), [("No.4", "No.4は載っていません"), ("No.99", "ありません"), ("No.1", "単価の契約ではない")])  # fmt: skip
def test_an_entry_without_unit_prices_is_said_so(work: Work, number: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        work("precedent_cost", number=number, work="10時間")


def test_a_body_without_a_list_has_nothing_to_reckon_with(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("precedent_cost", book=BARE, number="No.2", work="10時間")


@pytest.mark.parametrize(
    ("question", "sum_"),
    [
        ("灯台広場の除草、月10時間を12か月でいくら?", 156_120),
        ("No.2、通常10時間と時間外2時間だと", 15_816),
        ("灯台広場の除草、6月は10時間で3日出てもらった。交通費込みでいくら", 13_643),
        ("灯台広場の手当は?大袋4件、小袋5件", 209),
    ],
)
def test_a_question_is_reckoned(ask: Ask, question: str, sum_: int) -> None:
    answer = ask(question)
    assert (answer.kind, answer.topic, chief(answer)) == ("calculation", "precedent_cost", sum_)


@pytest.mark.parametrize(
    ("question", "thread", "sum_"),
    [
        ("10時間だと?", "灯台広場の除草の時給は?", 13_010),
        ("20時間なら?", "灯台広場の除草、月10時間を12か月でいくら?", 312_240),
        ("10時間", "灯台広場の除草、先月分を計算して", 13_010),
        ("No.2", "かもめに10時間頼むといくら?", 13_010),
    ],
)
def test_a_thread_goes_on_with_what_was_told(
    ask: Ask, question: str, thread: str, sum_: int
) -> None:
    answer = ask(question, thread)
    assert (answer.kind, chief(answer)) == ("calculation", sum_)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("灯台広場の除草、先月分を計算して", "clarification"),
        ("かもめに10時間頼むといくら?", "clarification"),
        ("役場の草刈り、12月に10時間だといくら", "unknown"),
        ("役場の草刈り、残業2時間だといくら", "unknown"),
        ("役場の草刈り、1月に10時間だといくら", "calculation"),
        ("No.2とNo.3、10時間ずつだといくら", "calculation"),
        ("灯台広場の除草の時給はいくら", "precedents"),
        ("灯台広場の除草の年間見込額の合計は", "precedents"),
    ],
)
def test_what_cannot_be_reckoned_is_asked_or_left(ask: Ask, question: str, kind: str) -> None:
    assert ask(question).kind == kind
