"""Cases drawn: within Slack's limits however much there is, and marks that can be put twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.blocks.case_form import CaseFields, case_blocks, more_row
from bot.blocks.case_home import HomeCases, home_case_blocks
from bot.blocks.case_messages import case_rows, entered_message
from bot.blocks.case_page import CasePage, case_page_view
from bot.blocks.due_lines import deed_row, settled_words
from bot.blocks.due_list import due_blocks, still_to_do
from bot.blocks.due_marks import Mark, marked, numbers_in
from bot.blocks.figures import day_near
from bot.blocks.parts import rich_text, run, section
from bot.blocks.reminder_lines import DONE
from bot.cases import Case, CaseDeadline, DeadlineState, Due, Event, Origin, coming_of
from tests.bot.cases.fake_timetables import FakeTimetables
from tests.bot.casework.test_form_reading import AT, case
from tests.conversations.reading import seen
from tests.standin.limits import blocks_error, message_error, view_error

TODAY = date(2026, 11, 20)
FACTS = FakeTimetables().facts
LONG = "<!channel> & <b>" + "長" * 184


def deadline(number: int, day: date, **more: Any) -> CaseDeadline:
    cited: Mapping[str, str] = {"source": "契約規則", "locator": "第12条第1項"}
    kept: dict[str, Any] = {
        "id": number,
        "case_id": 1,
        "key": f"k{number}",
        "occurrence": "",
        "title": LONG,
        "day": day,
        "safe_day": day,
        "due": day,
        "time": None,
        "origin": Origin.DERIVED,
        "sort": "by",
        "follows": "",
        "rule": "数え方" * 30,
        "citations": (cited,) * 4,
        "notes": ("注意" * 60,),
        "recurring": "",
        "until": None,
        "state": DeadlineState.OPEN,
        "snoozed_until": None,
        "reason": "",
        "moved_to": None,
        "changed_by": "U1",
        "changed_at": AT,
        "sequence": 0,
        "posted_overdue": 0,
        "escalated_at": None,
    }
    return CaseDeadline(**{**kept, **more})


def many(count: int, **more: Any) -> list[CaseDeadline]:
    return [deadline(n, TODAY + timedelta(days=n - 5), **more) for n in range(count)]


def page(found: list[CaseDeadline], shown: Case | None = None) -> CasePage:
    event = Event(1, 1, AT, "U1", "done", {"title": LONG}, {})
    return CasePage(
        shown or case(title=LONG), "小さな町", FACTS, found, TODAY, [LONG] * 30, [event] * 100
    )


@pytest.mark.parametrize("count", [0, 1, 24, 25, 200])
def test_a_case_with_any_number_of_deadlines_is_one_window(count: int) -> None:
    done = many(count, state=DeadlineState.DONE)
    view = case_page_view(page(many(count) + done))
    assert view_error(view) == []
    assert ("ほかに未了の期限が176件" in seen(view)) == (count == 200)
    assert ("ほかに済んだものが192件" in seen(view)) == (count == 200)


def test_what_the_history_does_not_know_to_name_is_shown_as_it_is() -> None:
    event = Event(1, None, AT, "clock", "something_new", {}, {})
    view = case_page_view(replace(page([]), history=[event]))
    assert "自動　something_new" in seen(view).replace("\n", "")


@pytest.mark.parametrize("count", [0, 1, 200])
def test_the_reply_of_an_entered_case_is_one_message(count: int) -> None:
    message = entered_message(case(title=LONG), many(count), [LONG] * 30, TODAY, is_new=True)
    assert message_error(message.payload()) is None
    assert "<!" not in message.text
    assert LONG in seen(message.payload())
    assert ("ほか185件" in seen(message.payload())) == (count == 200)


def test_deadlines_stand_late_first_and_what_only_began_is_left_out() -> None:
    sorts = ("by", "from", "on", "by", "by", "by")
    days = (-3, -2, -4, 0, 1, -1)
    found = [
        Due(case(), deadline(n, TODAY + timedelta(days=d), sort=s))
        for n, (d, s) in enumerate(zip(days, sorts, strict=True))
    ]
    shown = still_to_do(sorted(found, key=lambda due: due.deadline.due), TODAY)
    assert [due.deadline.id for due in shown] == [0, 5, 3, 4, 2]
    text = seen({"blocks": due_blocks(shown, TODAY)})
    places = [text.index(word) for word in ("期限切れ", "今日", "これから", "過ぎた日")]
    assert places == sorted(places)
    assert coming_of(found[1:3], TODAY) == {}
    assert coming_of(found[2:4], TODAY)[1].deadline.id == 3


def test_the_home_part_and_a_page_of_the_list_keep_to_the_limits() -> None:
    dues = [Due(case(title=LONG), each) for each in many(30)]
    cases = [case(id=n, title=LONG) for n in range(40)]
    home = HomeCases(dues[:12], cases[:8], {}, TODAY, has_more_cases=True)
    assert len(home_case_blocks(home)) < 60
    assert blocks_error(home_case_blocks(home), most=100) == []
    assert blocks_error(due_blocks(dues, TODAY), most=100) == []
    assert blocks_error(case_rows(cases, {}, TODAY), most=100) == []


def test_a_form_with_everything_in_it_is_one_window() -> None:
    own = many(20, origin=Origin.OWN)
    fields = CaseFields(
        [("小さな町", "town")], FACTS, {"title": LONG}, case(title=LONG), own, 5, all_days=True
    )
    blocks = [*case_blocks(fields), *more_row(fields)]
    assert blocks_error(blocks, most=100) == []
    assert more_row(fields) == []


def test_marks_can_be_put_twice_and_taken_back() -> None:
    bullet = {"type": "rich_text_list", "style": "bullet", "elements": [section(*run("期限"))]}
    post = [rich_text(section(*run("件名", bold=True)), bullet), deed_row(7, (DONE,))]
    assert numbers_in(post) == [7]
    once = marked(post, {7: Mark(run("✓ 完了"))})
    assert marked(once, {7: Mark(run("✓ 完了"))}) == once
    assert numbers_in(once) == [7]
    back = marked(once, {7: Mark(run("戻しました"), settled=False)})
    assert "✓ 完了" not in seen({"blocks": back})
    assert "strike" not in str(back)
    assert marked(post, {8: Mark(run("ほか"))}) == post


def test_messages_that_are_not_the_desks_are_left_as_they_are() -> None:
    strange: list[dict[str, Any]] = [
        {"type": "actions", "elements": [{"type": "button", "action_id": DONE, "value": "x"}]},
        {"type": "actions"},
        {"type": "divider"},
    ]
    assert numbers_in(strange) == []
    assert marked(strange, {1: Mark(run("x"))}) == strange


def test_a_day_of_another_year_says_so() -> None:
    assert day_near(date(2027, 1, 4), TODAY) == "2027年1月4日（月）"
    put_off = deadline(
        1,
        TODAY,
        state=DeadlineState.SNOOZED,
        snoozed_until=date(2027, 1, 4),
        reason="{day}",
        changed_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    assert settled_words(put_off, TODAY) == "延期　2027年1月4日（月）まで（{day}）　"


@pytest.mark.parametrize(
    ("sort", "safe", "day", "late"),
    [
        ("by", -2, -1, True),
        ("by", -1, 0, False),
        ("by", 0, 0, False),
        ("on", -2, -1, False),
        ("from", -2, -1, False),
    ],
)
def test_late_is_only_what_is_late_under_every_reading_and_no_event(
    sort: str, safe: int, day: int, late: bool
) -> None:
    safe_day, rule = TODAY + timedelta(days=safe), TODAY + timedelta(days=day)
    found = deadline(1, rule, safe_day=safe_day, due=safe_day, sort=sort)
    assert found.is_overdue(TODAY) is late
    assert not replace(found, state=DeadlineState.DONE).is_overdue(TODAY)
    listed = seen({"blocks": due_blocks(still_to_do([Due(case(), found)], TODAY), TODAY)})
    assert ("期限切れ\n" in listed) is late


def test_what_was_safe_until_yesterday_stands_under_today_with_a_warning() -> None:
    yesterday = TODAY - timedelta(days=1)
    found = deadline(1, TODAY, safe_day=yesterday, due=yesterday)
    text = seen({"blocks": due_blocks([Due(case(), found)], TODAY)})
    assert "今日" in text
    assert "11月19日（木）は過ぎました" in text


def test_a_form_is_cited_by_its_own_name_only() -> None:
    cited = {"source": "様式", "locator": "様式2"}
    found = deadline(1, TODAY, citations=(cited, cited))
    assert "［様式2］" in seen({"blocks": due_blocks([Due(case(), found)], TODAY)})
