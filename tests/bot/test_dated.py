"""Answers with a day as the beginning of a case, under the shipped rulebooks' own calculations."""

from __future__ import annotations

from datetime import date

import pytest

from bot.blocks import Surface, acting_blocks
from bot.dated import begun, holds_a_day, topics
from knowledge import Desk, open_desk
from tests.knowledge.town import TESTS, TOWN

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk([TESTS])


def test_every_topic_and_every_fact_named_is_there(desk: Desk) -> None:
    assert set(topics()) <= set(desk.calculators)
    for topic, means in topics().items():
        assert set(means) <= set(desk.calculators[topic].inputs.slots())
        assert set(means.values()) <= set(desk.facts)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("11月20日に落札を通知した。契約はいつまで?", {"award_day": "2026-11-20"}),
        ("12月17日の物品の入札、公告は遅くともいつまで?", {"bid_day": "2026-12-17"}),
        ("11月19日に請求書が届いた。支払期限は?", {"claim_day": "2026-11-19"}),
        ("11月19日に完了通知が届いた。検査はいつまで?", {"finished_day": "2026-11-19"}),
    ],
)
def test_an_answers_day_begins_a_case_whose_facts_or_own_deadline_hold_it(
    desk: Desk, question: str, facts: dict[str, str]
) -> None:
    answer = desk.ask(question, rulebook=TOWN, today=TODAY)
    assert holds_a_day(answer), answer
    case = begun(answer, question, desk)
    assert case.facts == facts
    name = desk.heads[TOWN].name.partition("(")[0]
    assert case.title.startswith(name)
    assert len(case.title) <= 100
    (fact,) = facts
    assert f"（{desk.facts[fact].title} 1" in case.title
    days = {date.fromisoformat(str(v.value)) for v in answer.values if v.unit == "日付"}
    table = desk.timetable(
        {key: date.fromisoformat(day) for key, day in case.facts.items()},
        rulebook=TOWN,
        today=TODAY,
    )
    derived = {day for each in table.deadlines for day in (each.day, each.safe_day)}
    assert (case.own is None) == bool(days & derived)
    if case.own:
        assert date.fromisoformat(case.own[1]) == min(days)


@pytest.mark.parametrize("question", ["450万円の入札保証金はいくら?", "第6条は?", "随意契約は?"])
def test_an_answer_without_a_day_begins_none(desk: Desk, question: str) -> None:
    answer = desk.ask(question, rulebook=TOWN, today=TODAY)
    assert not holds_a_day(answer)
    rows = acting_blocks(answer, Surface.PRIVATE, lambda _most: "")
    assert "この期限を登録" not in str(rows)
