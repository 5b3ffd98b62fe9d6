"""The town publishes four items before and two after a contract (第9条, invented)."""

from __future__ import annotations

import pytest

from knowledge import Desk
from knowledge.calculators.publication import Stage
from knowledge.errors import NotRegulated
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import FRIDAY, TOWN, figures, places


def test_both_stages_are_listed_with_their_items(work: Work) -> None:
    worked = work("publication")
    assert (figures(worked), places(worked)) == ([4, 2], ["第9条"])
    assert worked.steps == (
        "契約締結前: 番号、担当、名称、予定時期",
        "契約締結後: 相手、金額",
    )


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"title": "灯台の掃除"}, ["担当", "予定時期"]),
        ({"title": "灯台の掃除", "department": "港湾課"}, ["予定時期"]),
        ({"title": "灯台の掃除", "department": "港湾課", "planned": "4月"}, []),
        ({"title": "灯台の掃除", "department": "  "}, ["担当", "予定時期"]),
    ],
)
def test_a_draft_is_told_what_it_lacks(
    work: Work, given: dict[str, str], missing: list[str]
) -> None:
    worked = work("publication", stage=Stage.BEFORE, **given)
    lacking = [s.removeprefix("足りない項目: ") for s in worked.steps if s.startswith("足りない")]
    assert (figures(worked)[0], lacking) == (len(missing), missing)
    assert ("そろっています" in worked.headline) is not bool(missing)


def test_a_question_tells_what_is_written_already(ask: Ask) -> None:
    answer = ask("担当と名称は書いた。契約前の公表に足りない項目は?")
    assert (answer.topic, answer.kind, figures(answer)) == ("publication", "checklist", [1, 4])
    assert "予定時期" in answer.headline


def test_a_form_field_takes_plain_words(desk: Desk) -> None:
    given = {"stage": "契約締結後", "amount": "時給1,301円"}
    answer = desk.calculate("publication", given, rulebook=TOWN, today=FRIDAY)
    assert figures(answer) == [1, 2]


def test_a_body_without_the_list_regulates_nothing(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("publication", book="tinytown-bare")
