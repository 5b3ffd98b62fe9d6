"""Questions for the invented town's published contracts (tests/tinytown/precedents.yaml)."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Ask
from tests.knowledge.town import figures, places

ALL = ["No.1", "No.2", "No.3", "No.5", "No.6"]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("かもめ人材センターに頼んだ件は?", ["No.2", "No.3"]),
        ("かもめとの契約は何件", ["No.2", "No.3"]),
        ("ともし火に出している仕事", ["No.1", "No.6"]),
        ("NPOともしびとの契約の合計", ["No.1", "No.6"]),
        ("障害者施設に頼んだ例", ["No.1", "No.6"]),
        ("かもめ以外との契約は?", ["No.1", "No.6"]),
        ("港湾課の公表分は何件", ["No.1", "No.2"]),
        ("図書館管理科の契約は何件?", ["No.5", "No.6"]),
        ("港湾課以外でともしびに頼んだもの", ["No.6"]),
        ("お手洗いの掃除を頼んだ例", ["No.1", "No.6"]),
        ("公衆トイレの清掃以外でともしびに頼んだもの", []),
        ("冬の剪定はいくらで頼んだ?", ["No.3"]),
        ("4月に契約したのは?", ["No.1", "No.6"]),
        ("11月以降に契約したものは?", ["No.3"]),
        ("契約予定時期が12月の件は?", ["No.3"]),
        ("10月までに終わる契約は?", ["No.2"]),
        ("単価契約はどれ?", ["No.2"]),
        ("税込と書かれた契約は?", ["No.1"]),
        ("取りやめた件は?", ["No.5"]),
        ("701,000円以上の契約は何件?", ["No.1", "No.2"]),
        ("701,000円未満の契約は?", ["No.6"]),
        ("選定基準に第9条第3項を挙げた件は?", ["No.1", "No.5", "No.6"]),
        ("No.2とNo.6は?", ["No.2", "No.6"]),
        ("一番高い契約は?", ["No.1", "No.2"]),
        ("一番安い契約は?", ["No.6"]),
        ("2番目に高い契約は?", ["No.6", "No.2"]),
        ("一番高い時給は?", ["No.3"]),
        ("灯臺広場の契約", ["No.2"]),
        ("公表の案件は全部で何件?", ALL),
        ("みなと町で公衆トイレの清掃を頼んだ例", ["No.1", "No.6"]),
        ("契約予定時期より前に契約したものは?", ["No.3"]),
        ("最後に契約したのは?", ["No.3"]),
        ("No.1からNo.3は?", ["No.1", "No.2", "No.3"]),
        ("担当課ごとの件数は?", ALL),
        ("港湾課は除いて、ともしびに頼んだもの", ["No.6"]),
        ("70万円以上の契約は何件?", ["No.1", "No.2"]),
        ("60万超の契約は?", ["No.1"]),
        ("No.1以外でともしびに頼んだもの", ["No.6"]),
        ("単価に幅のある契約は?", ["No.3"]),
        ("税抜って書いてある契約は?", ["No.3"]),
        ("単価のやつは除いて、60万円を超える契約は?", ["No.1"]),
        ("二番目に高い契約は?", ["No.6", "No.2"]),
        ("1番から3番は?", ["No.1", "No.2", "No.3"]),
        ("かもめの件で、選定基準に町内という条件がないのは?", []),
        ("選定基準に町内という条件がない契約は?", ["No.1", "No.5", "No.6"]),
    ],
)
def test_the_entries_meant_are_cited(ask: Ask, question: str, cited: list[str]) -> None:
    answer = ask(question)
    assert (answer.kind, places(answer)) == ("precedents" if cited else "unknown", cited)


def test_the_count_stands_first_then_the_total_then_each_figure(ask: Ask) -> None:
    answer = ask("ともしびとの契約は何件で合計いくら?")
    assert figures(answer) == [2, 1_051_500, 701_000, 350_500]
    assert [value.unit for value in answer.values] == ["件", "円", "円", "円"]


def test_rates_and_estimates_are_never_added_and_it_says_so(ask: Ask) -> None:
    answer = ask("港湾課との契約の合計は?")
    assert answer.values[2].value == 701_000
    notes = "".join(answer.notes)
    assert "No.2" in notes
    assert "年間見込額" in notes
    assert "合計に入れていません" in notes


def test_without_any_sum_there_is_no_total(ask: Ask) -> None:
    answer = ask("かもめとの契約の合計金額は?")
    assert "合計できる総額はありません" in answer.headline
    assert not [value for value in answer.values if "合計" in value.name]


def test_an_estimate_beside_the_limit_is_told_apart(ask: Ask) -> None:
    answer = ask("800,000円を超える契約は何件?")
    assert answer.kind == "unknown"
    assert "No.2" in "".join(answer.notes)


def test_estimates_asked_for_by_name_are_added_among_themselves(ask: Ask) -> None:
    answer = ask("港湾課の年間見込額を足すと?")
    assert {value.name: value.value for value in answer.values}[
        "年間見込額の合計（1件）"
    ] == 903_000
    assert "契約金額ではありません" in answer.headline


def test_what_is_left_out_for_its_content_is_told(ask: Ask) -> None:
    answer = ask("公衆トイレ以外で図書館管理課の件は?")
    assert places(answer) == ["No.5"]
    assert any(note.startswith("No.6は") and "除きました" in note for note in answer.notes)


def test_what_is_to_be_taken_in_as_well_leaves_nothing_out(ask: Ask) -> None:
    assert places(ask("ともしびに頼んだ契約、清掃じゃないのも含めて")) == ["No.1", "No.6"]


def test_two_counts_in_one_question_are_both_given(ask: Ask) -> None:
    assert figures(ask("図書館管理課の契約は何件、契約したのは何件?"))[:2] == [2, 1]


def test_a_range_gives_both_ends(ask: Ask) -> None:
    assert figures(ask("役場の草刈りの時給は?")) == [1_307, 1_409]


def test_days_are_given_where_they_are_asked_for(ask: Ask) -> None:
    assert "2025-11-25" in figures(ask("役場の草刈りはいつ契約した?"))
    assert figures(ask("灯台広場の契約期間は?"))[-2:] == ["2025-06-01", "2025-10-31"]


def test_akin_work_is_told_but_not_counted(ask: Ask) -> None:
    answer = ask("除草を頼んだのは何件?")
    assert (figures(answer)[0], places(answer)) == (1, ["No.2", "No.3"])
    assert "数に入れていません" in "".join(answer.notes)


def test_a_word_found_in_the_content_alone_is_told_apart(ask: Ask) -> None:
    answer = ask("公衆トイレの件数は?")
    assert figures(answer)[:2] == [2, 1]
    assert "No.6" in "".join(answer.notes)


def test_a_number_that_is_missing_is_said_with_its_reason(ask: Ask) -> None:
    assert (ask("No.4は?").kind, ask("No.4は?").headline) == (
        "unknown",
        "No.4は載っていません（No.3の次はNo.5です）。",
    )
    assert "No.1からNo.6まで" in ask("No.9は?").headline


def test_a_contract_that_was_not_made_has_no_amount(ask: Ask) -> None:
    answer = ask("封入の仕事は誰に頼んだ?")
    assert (places(answer), answer.values) == (["No.5"], ())
    assert "取りやめ" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "警備を頼んだ例は?",
        "かもめに封入を頼んだ例は?",
        "ともしびに警備を出している?",
        "水道課の契約は何件?",
        "令和5年度の契約は何件?",
        "9月に契約したのは?",
        "ほうき以外でともしびに頼んだもの",
    ],
)
def test_what_is_not_in_the_list_is_said_not_to_be(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.topic) == ("unknown", "precedents")
    assert any("5件" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "見積もる契約金額450万円の入札保証金は?",
        "予定価格60万円の清掃の委託、随契でいい?",
        "トイレ清掃の契約保証金はいくら?",
        "かもめに随契で頼んでいい?",
        "4条2項は?",
        "500万円以上の契約は契約書が要る?",
        "公表する項目は?",
    ],
)
def test_a_question_for_the_rules_is_left_to_them(ask: Ask, question: str) -> None:
    assert ask(question).topic != "precedents"


def test_a_name_written_with_a_slip_is_understood(ask: Ask) -> None:
    assert places(ask("かもぬ人材センターに頼んだ件は?")) == ["No.2", "No.3"]


def test_what_the_list_does_not_tell_of_an_entry_is_said(ask: Ask) -> None:
    answer = ask("No.1の予定価格は?")
    assert (answer.kind, places(answer)) == ("unknown", ["No.1"])
    assert "予定価格" in answer.headline


def test_a_near_miss_is_never_given_for_the_thing_itself(ask: Ask) -> None:
    assert ask("美術館の清掃を頼んだ例は?").kind == "unknown"


def test_a_body_without_a_list_never_answers_from_one(ask: Ask) -> None:
    assert ask("トイレ清掃を頼んだ例は?", book="tinytown-bare").topic != "precedents"


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("そのうち図書館は?", ["No.6"]),
        ("合計は?", ["No.1", "No.6"]),
        ("じゃあ、かもめは?", ["No.2", "No.3"]),
    ],
)
def test_a_thread_goes_on_from_the_contracts_before(
    ask: Ask, question: str, cited: list[str]
) -> None:
    assert places(ask(question, "ともしびに頼んだ件は?")) == cited


def test_a_rule_asked_for_in_the_thread_is_not_taken_for_more_of_the_list(ask: Ask) -> None:
    assert ask("契約保証金は?", "ともしびに頼んだ件は?").topic != "precedents"
