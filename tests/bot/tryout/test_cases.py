"""Cases on the try-out page: registered from an answer, listed, reminded of, settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot.cases import By, Ledger, NewCase, OwnDeadline, Scope
from bot.store import Store
from bot.tryout.page import create_tryout
from bot.tryout.thread import Turn
from tests.conversations.case_desk import NOW, CaseDesk

TODAY = NOW.date()
TURN = Turn("契約はいつまで？", "town", TODAY).packed()
PINGING = "<!channel> & <b>清掃</b>"
BUTTON = 'value="register"'
ESCAPED = "&lt;!channel&gt; &amp; &lt;b&gt;清掃&lt;/b&gt;"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path / 'tryout.sqlite3'}")
    yield store
    store.close()


@pytest.fixture
def page(store: Store) -> FlaskClient:
    return create_tryout(CaseDesk(), lambda: TODAY, "town", store).test_client()


def form_in(html: str, action: str) -> dict[str, str]:
    """The fields of a form as a browser would send them."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.DOTALL)
    assert form, action
    fields = re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"([^>]*)>', form[0])
    chosen = re.findall(
        r'<select[^>]*name="([^"]+)".*?<option value="([^"]*)" selected', form[0], re.DOTALL
    )
    typed = {n: v for n, v, more in fields if "checkbox" not in form[0] or n != "past_done"}
    return {**typed, **dict(chosen)}


def follow(page: FlaskClient, url: str, data: dict[str, str]) -> Any:
    """Send a form off and go where it leads."""
    return page.post(url, data=data, follow_redirects=True)


def enter(page: FlaskClient, **more: str) -> str:
    """Enter a case; its page."""
    data = {"rulebook": "town", "title": "清掃業務委託", "award_day": "2026-11-13", **more}
    response = follow(page, "/cases", data)
    assert response.status_code == 200
    return str(response.text)


def test_a_newcomer_registers_a_case_from_an_answer_in_two_clicks(page: FlaskClient) -> None:
    first = page.post("/", data={"turn": TURN, "act": "register", "rulebook": "town"})
    typed = form_in(first.text, "/cases")
    assert typed["award_day"] == "2026-12-01"
    assert typed["rulebook"] == "town"
    second = follow(page, "/cases", typed)
    assert "案件を登録しました" in second.text
    assert "12月8日（火）まで" in second.text
    assert "契約規則 第12条第1項" in second.text
    assert "小さな町 契約（落札決定日 12月1日）" in page.get("/cases").text


def test_the_answers_button_is_there_for_days_only(page: FlaskClient) -> None:
    assert BUTTON in page.post("/", data={"question": "契約は？"}).text
    deposit = page.post("/", data={"question": "保証金は？"})
    assert BUTTON not in deposit.text


def test_this_mornings_post_is_shown_and_ticked_off(page: FlaskClient) -> None:
    assert "期限の近いものはありません" in page.get("/cases").text
    enter(page)
    morning = page.get("/cases").text
    assert "今朝のお知らせ" in morning
    assert "11月20日（金）まで" in morning
    done = re.search(r'formaction="(/due/\d+/done)"', morning)
    assert done
    for _ in range(2):
        after = follow(page, done[1], {}).text
        assert "完了にしました" in after
    assert "期限の近いものはありません" in page.get("/cases").text


def test_another_days_morning_can_be_looked_at(page: FlaskClient) -> None:
    enter(page, award_day="2026-12-01")
    assert "契約書の提出" not in page.get("/cases").text.partition("<h1>案件")[0]
    post = page.get("/cases?day=2026-12-08").text.partition("<h1>案件")[0]
    assert "12月8日（火）の朝のお知らせ" in post
    assert "契約書の提出" in post
    assert "閉庁日です" in page.get("/cases?day=2026-12-06").text
    for strange in ("tomorrow", "9999-12-31", "0001-01-01"):
        assert "今朝のお知らせ" in page.get(f"/cases?day={strange}").text


def test_a_deadline_is_put_off_and_left_out_with_reasons(page: FlaskClient) -> None:
    html = enter(page)
    number = re.search(r'href="/due/(\d+)/snooze"', html)
    assert number
    assert "次にお知らせする日" in page.get(f"/due/{number[1]}/snooze").text
    wrong = page.post(f"/due/{number[1]}/snooze", data={"until": "2026-11-20", "reason": "待ち"})
    assert wrong.status_code == 400
    assert "明日以降" in wrong.text
    put_off = follow(page, f"/due/{number[1]}/snooze", {"until": "2026-11-26", "reason": "待ち"})
    assert "11月26日（木）" in put_off.text
    left_out = follow(page, f"/due/{number[1]}/skip", {"reason": "省略"})
    assert "該当なし（省略）" in left_out.text
    again = follow(page, f"/due/{number[1]}/reopen", {"case": "1"})
    assert "未了に戻しました" in again.text


def test_a_case_is_changed_closed_and_taken_up_again(page: FlaskClient) -> None:
    enter(page)
    typed = form_in(page.get("/cases/1/change").text, "/cases/1")
    changed = follow(page, "/cases/1", {**typed, "award_day": "2026-12-01", "amount": "450万"})
    assert "契約金額: 4,500,000円" in changed.text
    assert "12月8日（火）まで" in changed.text
    stale = page.post("/cases/1", data=typed)
    assert stale.status_code == 400
    assert "ほかの人がこの案件を変えました" in stale.text
    assert "案件を再開" in follow(page, "/cases/1/close", {"case": "1"}).text
    assert "案件を終了" in follow(page, "/cases/1/reopen", {"case": "1"}).text


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"title": ""}, "title", "件名を書いてください"),
        ({"amount": "1.2.3万"}, "amount", "金額として読めません"),
        ({"rulebook": ""}, "rulebook", "団体を選んでください"),
        ({"bid_day": "明日"}, "bid_day", "この日はありません"),
        ({"lease_start": "0001-01-01"}, "lease_start", "1年という年"),
        ({"own1_title": "決裁"}, "own1_day", "この期限の日"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    page: FlaskClient, typed: dict[str, str], field: str, sentence: str
) -> None:
    data = {"rulebook": "town", "title": "清掃", **typed}
    response = page.post("/cases", data=data)
    assert response.status_code == 400
    beside = response.text.partition(f'name="{field}"')[2].partition('class="block field"')[0]
    assert sentence in beside
    assert "案件はまだありません" in page.get("/cases").text


def test_titles_show_as_they_were_typed(page: FlaskClient) -> None:
    enter(page, title=PINGING, own1_title=PINGING, own1_day="2026-11-20")
    for url in ("/cases", "/cases/1", "/cases/1/change"):
        html = page.get(url).text
        assert ESCAPED in html
        assert "<b>清掃" not in html


def test_cases_of_a_workspace_are_not_the_pages(page: FlaskClient, store: Store) -> None:
    ledger, by = Ledger(store.engine, CaseDesk()), By("U0001", NOW)
    case = ledger.add(Scope("T0001"), NewCase("town", "よその案件"), by)
    due = ledger.add_own(Scope("T0001"), case.id, OwnDeadline("よその期限", TODAY), by)
    assert "よその" not in page.get("/cases").text
    for url in (f"/cases/{case.id}", f"/cases/{case.id}/change", f"/due/{due.id}"):
        assert page.get(url).status_code == 404
    for url in (f"/due/{due.id}/done", f"/cases/{case.id}/close", f"/due/{due.id}/skip"):
        assert page.post(url, data={"reason": "盗む"}).status_code == 404
    assert ledger.find_deadline(Scope("T0001"), due.id).deadline.is_live


def test_another_site_cannot_enter_or_settle_anything(page: FlaskClient) -> None:
    enter(page)
    headers = {"Sec-Fetch-Site": "cross-site"}
    for url in ("/cases", "/due/1/done", "/cases/1/close"):
        refused = page.post(url, data={"rulebook": "town", "title": "x"}, headers=headers)
        assert refused.status_code == 403
        assert "ほかのページからは操作できません" in refused.text
    assert page.post("/due/1/done", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


@pytest.mark.parametrize("url", ["/cases/999", "/cases/99999999999999999999", "/due/5", "/cases/x"])
def test_what_is_not_there_is_said(page: FlaskClient, url: str) -> None:
    response = page.get(url)
    assert response.status_code == 404
    assert "このアドレスにページはありません" in response.text
