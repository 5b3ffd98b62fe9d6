"""The desk's ways: which body, calculations by name, threads, and answers that are always whole."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Answer, Desk, UnknownRulebook, UnreadableInput
from tests.knowledge.conftest import Ask
from tests.knowledge.properties import QUICK
from tests.knowledge.town import BARE, FRIDAY, TOWN, chief, places

SECONDS = 0.5
"""A generous bound for any text; the usual answer takes a few milliseconds."""


def test_the_same_question_gives_the_same_answer(ask: Ask) -> None:
    question = "見積もる契約金額450万円の入札保証金は?"
    assert ask(question) == ask(question)


def test_a_body_named_in_the_question_comes_before_the_one_given(ask: Ask) -> None:
    question = "かすみ村では、見積もる契約金額100万円の入札保証金は?"
    answer = ask(question, on=date(2026, 3, 31))
    assert (answer.rulebook, chief(answer)) == (BARE, 40_000)


def test_where_there_are_several_bodies_it_asks_which(desk: Desk) -> None:
    answer = desk.ask("入札保証金はいくら?", rulebook=None, today=FRIDAY)
    assert (answer.kind, answer.missing) == ("clarification", ("団体",))
    assert {"みなと町(架空)", "かすみ村(架空)"} <= set(answer.choices)


def test_an_unknown_body_is_said_in_a_sentence(desk: Desk) -> None:
    answer = desk.ask("入札保証金は?", rulebook="atlantis", today=FRIDAY)
    assert answer.kind == "clarification"
    assert "atlantis" in answer.headline


def test_a_figure_of_one_body_never_shows_in_anothers_answer(ask: Ask) -> None:
    answer = ask("予定価格60万円の物品購入は随意契約できる?", book=BARE)
    assert answer.kind in {"unknown", "clarification"}
    assert answer.verdict is None


def test_where_nothing_is_in_force_it_says_so(ask: Ask) -> None:
    """The bare village's rate ended on 2026-03-31."""
    answer = ask("見積もる契約金額100万円の入札保証金はいくら?", book=BARE)
    assert (answer.kind, answer.values) == ("unknown", ())
    assert "2026-11-20" in answer.headline


def test_a_figure_not_verified_for_the_day_is_marked(ask: Ask) -> None:
    answer = ask("11月19日に落札通知しました。契約の締結はいつまで?", book=BARE)
    assert (chief(answer), answer.provisional) == ("2026-11-28", True)


def test_a_missing_fact_is_asked_for_with_choices(ask: Ask) -> None:
    answer = ask("予定価格50万円で随意契約できる?")
    assert (answer.kind, answer.missing) == ("clarification", ("契約の種類",))
    assert "物品等の購入" in answer.choices


def test_what_was_read_stands_in_the_answer(ask: Ask) -> None:
    answer = ask("予定価格60万円の物品購入は随意契約できる?")
    assert answer.read_as == {"price": 600_000, "kind": "物品等の購入", "tax": "税込とみなした"}


@pytest.mark.parametrize(
    ("question", "thread", "value"),
    [
        ("では500万円なら?", ["見積もる契約金額450万円の入札保証金は?"], 250_000),
        ("じゃあ税抜だと?", ["見積もる契約金額450万円の入札保証金は?"], 247_500),
        ("10日だと?", ["契約金額100万円で納入が7日遅れ。違約金は?"], 2_000),
        ("入札日が12月20日なら?", ["入札日12月17日、物品の公告はいつまで?"], "2026-12-12"),
        ("急ぎなら?", ["入札日12月17日、物品の公告はいつまで?"], "2026-12-13"),
    ],
)
def test_a_thread_keeps_what_was_said(
    ask: Ask, question: str, thread: list[str], value: object
) -> None:
    assert chief(ask(question, *thread)) == value


def test_a_thread_keeps_the_body_and_may_change_it(ask: Ask) -> None:
    first = "みなと町で、見積もる契約金額100万円の入札保証金は?"
    day = date(2026, 3, 31)
    assert chief(ask("では200万円なら?", first, book=None, on=day)) == 100_000
    assert chief(ask("かすみ村では?", first, book=None, on=day)) == 40_000


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("予定価格50万円で随意契約できる?", "small_value_contract"),
        ("契約金額40万円、契約書は省略できる?", "written_contract"),
        ("契約金額40万円、検査報告書は必要?", "inspection"),
        ("随意契約、予定価格40万円の予定価格書は必要?", "price_document"),
        ("入札日12月17日、公告はいつまで?", "notice_period"),
    ],
)
def test_a_choice_pressed_answers_the_question_that_was_asked(
    ask: Ask, question: str, topic: str
) -> None:
    asked = ask(question)
    assert (asked.kind, asked.topic) == ("clarification", topic)
    answers = {choice: ask(choice, question) for choice in asked.choices}
    assert {choice: answer.topic for choice, answer in answers.items()} == dict.fromkeys(
        answers, topic
    )
    assert not {answer.kind for answer in answers.values()} & {"clarification", "unknown"}


def test_a_choice_pressed_settles_the_question(ask: Ask) -> None:
    question = "予定価格50万円で随意契約できる?"
    verdicts = [
        ask(kind, question).verdict for kind in ("物品等の購入", "委託・役務", "工事の請負")
    ]
    assert verdicts == ["allowed", "not_allowed", "allowed"]


@pytest.mark.parametrize(
    ("question", "place"),
    [("同条2項は?", "第4条第2項"), ("同条第3項は?", "第4条第3項"), ("同条は?", "第4条第1項")],
)
def test_the_same_article_is_the_one_the_thread_spoke_of(
    ask: Ask, question: str, place: str
) -> None:
    answer = ask(question, "第4条第1項は?")
    assert (answer.kind, places(answer)[0]) == ("article", place)


def test_a_calculation_is_run_by_name_on_typed_values(desk: Desk) -> None:
    typed = {"amount": "４５０万", "tax": "税抜"}
    answer = desk.calculate("bid_deposit", typed, rulebook=TOWN, today=FRIDAY)
    assert (answer.kind, chief(answer)) == ("calculation", 247_500)
    missing = desk.calculate("bid_deposit", {}, rulebook=TOWN, today=FRIDAY)
    assert (missing.kind, missing.missing) == ("clarification", ("見積もる契約金額",))


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("moon_phase", {}, "bid_deposit"),
        ("bid_deposit", {"colour": "red"}, "amount"),
        ("bid_deposit", {"amount": "たくさん"}, "見積もる契約金額"),
    ],
)
def test_what_cannot_be_run_is_told_in_a_sentence(
    desk: Desk, name: str, given: dict[str, str], told: str
) -> None:
    with pytest.raises(UnreadableInput) as unreadable:
        desk.calculate(name, given, rulebook=TOWN, today=FRIDAY)
    assert told in unreadable.value.sentence


def test_an_unknown_body_for_a_calculation_is_an_error(desk: Desk) -> None:
    with pytest.raises(UnknownRulebook):
        desk.calculate("bid_deposit", {"amount": "1"}, rulebook="atlantis", today=FRIDAY)


def put(desk: Desk, text: str) -> Answer:
    """The answer to any text, which comes in time and is whole."""
    begun = time.perf_counter()
    answer = desk.ask(text, rulebook=TOWN, today=FRIDAY)
    assert time.perf_counter() - begun < SECONDS
    return Answer.model_validate_json(answer.model_dump_json())


WORDS = ["入札保証金", "契約保証金", "いくら", "450万円", "随意契約", "できる", "?", "物品", "工事", "第4条", "同条2項",
         "公告", "いつまで", "12/17", "R8.12.17", "2月30日", "税抜", "3%", "違約金", "20日遅れ", "前払金なし", "では", "以外",
         "見積書", "何人", "検査", "契約書", "省略", "1.2.3万", "-5万", "→", "から", "0円", "月額", "×12か月", "みなと町", "民法"]  # fmt: skip


@QUICK
@given(text=st.text(max_size=120))
def test_any_text_gets_a_whole_answer_in_time(desk: Desk, text: str) -> None:
    put(desk, text)


@settings(QUICK, max_examples=120)
@given(words=st.lists(st.sampled_from(WORDS), max_size=9))
def test_the_desks_own_words_in_any_order_get_a_whole_answer_in_time(
    desk: Desk, words: list[str]
) -> None:
    put(desk, "".join(words))


@QUICK
@given(thread=st.lists(st.sampled_from(WORDS), max_size=4), text=st.sampled_from(WORDS))
def test_any_thread_gets_a_whole_answer(desk: Desk, thread: list[str], text: str) -> None:
    assert desk.ask(text, rulebook=TOWN, today=FRIDAY, thread=thread).headline


@QUICK
@given(day=st.dates())
def test_any_day_gets_a_whole_answer(desk: Desk, day: date) -> None:
    for question in (
        "予定価格60万円の物品購入は随意契約できる?",
        "来週の月曜に入札、物品の公告はいつまで?",
    ):
        assert desk.ask(question, rulebook=TOWN, today=day).headline
