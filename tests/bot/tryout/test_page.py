"""The try-out page through Flask's test client, with a desk that knows its answers by heart."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.tryout.page import create_tryout
from bot.tryout.thread import MOST_TURNS, Turn
from tests.bot.fake_desk import TODAY, FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    """The desk behind the page."""
    return FakeDesk()


@pytest.fixture
def page(desk: FakeDesk) -> FlaskClient:
    """The page, as a browser without script would use it."""
    return create_tryout(desk, lambda: TODAY).test_client()


def fields(response: TestResponse, name: str) -> list[str]:
    """The values of the form's hidden fields or buttons of that name."""
    return [
        unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', response.text)
    ]


def test_it_opens_with_examples_the_bodies_and_the_day(page: FlaskClient) -> None:
    """A body's own rulebook is chosen at first, national law can be, and today is filled in."""
    response = page.get("/")

    assert response.status_code == 200
    assert len(fields(response, "example")) >= 4
    assert '<option value="tinytown" selected>小さな町</option>' in response.text
    assert '<option value="national">国の法令</option>' in response.text
    assert 'type="date" value="2026-11-20"' in response.text


def test_it_answers_from_the_blocks_that_go_to_slack(page: FlaskClient, desk: FakeDesk) -> None:
    """Conclusion, figures, working, citation, buttons; asked of the chosen body on the chosen day."""
    response = page.post(
        "/", data={"question": "入札保証金は？", "rulebook": "tinytown", "today": "2026-04-01"}
    )

    assert response.status_code == 200
    for part in (
        "入札保証金は 135,000円以上",
        "3/100 = 135,000円",
        "第6条第1項",
        "条文を見る",
    ):
        assert part in response.text
    question, rulebook, today, thread = desk.asked[0]
    assert (question, rulebook, today.isoformat(), thread) == (
        "入札保証金は？",
        "tinytown",
        "2026-04-01",
        (),
    )


def test_an_example_is_asked_when_it_is_pressed(page: FlaskClient, desk: FakeDesk) -> None:
    """The examples are buttons of the one form, and each begins a new thread."""
    example = fields(page.get("/"), "example")[0]
    earlier = Turn("随意契約でできる？", "tinytown", TODAY).packed()
    page.post(
        "/", data={"turn": earlier, "question": "", "example": example, "rulebook": "tinytown"}
    )

    assert [(question, thread) for question, _, _, thread in desk.asked] == [(example, ())]


def test_a_choice_continues_the_question(page: FlaskClient, desk: FakeDesk) -> None:
    """The buttons of a clarification carry the thread on, without script and without a session."""
    first = page.post("/", data={"question": "随意契約でできる？", "rulebook": "tinytown"})
    assert fields(first, "choice") == ["工事の請負", "物品の購入"]

    second = page.post(
        "/", data={"turn": fields(first, "turn"), "choice": "物品の購入", "rulebook": "tinytown"}
    )

    assert desk.asked[-1][0] == "物品の購入"
    assert desk.asked[-1][3] == ("随意契約でできる？",)
    assert "135,000円以上" in second.text
    assert second.text.count('value="工事の請負" disabled') == 1


def test_an_earlier_turn_keeps_its_own_body_and_day(page: FlaskClient, desk: FakeDesk) -> None:
    """Changing the choice of body changes the next answer, not the ones already given."""
    earlier = Turn("入札保証金は？", "tinytown", TODAY.replace(month=4)).packed()
    page.post("/", data={"turn": earlier, "question": "では国では？", "rulebook": "national"})

    assert [(rulebook, day.month) for _, rulebook, day, _ in desk.asked] == [
        ("tinytown", 4),
        ("national", 11),
    ]


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        "<!channel>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "\x00\x1b[31m",
        "😀🎌",
    ],
)
def test_what_is_typed_is_shown_as_text(page: FlaskClient, nasty: str) -> None:
    """In the bubble, in the answer that quotes it, and in the form that carries it on."""
    response = page.post("/", data={"question": nasty, "rulebook": "tinytown"})

    assert response.status_code == 200
    assert "<script" not in response.text
    assert "<img src=x" not in response.text
    assert "<!channel" not in response.text
    assert fields(response, "turn")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"question": " \n"}, "質問を書いてから"),
        ({}, "質問を書いてから"),
        ({"question": "あ" * 4_001}, "質問が長すぎます（4,001字）"),
        ({"question": "入札保証金は？", "today": "2026-02-30"}, "日付を読み取れません"),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence_and_stays_in_the_field(
    page: FlaskClient, desk: FakeDesk, form: dict[str, str], sentence: str
) -> None:
    """Nothing is lost, and the thread so far is still there."""
    earlier = Turn("入札保証金は？", "tinytown", TODAY).packed()
    response = page.post("/", data={"turn": earlier, "rulebook": "tinytown", **form})

    assert response.status_code == 400
    assert sentence in response.text
    assert len(desk.asked) == 1
    assert form.get("question", "").strip() in response.text


def test_a_hundred_thousand_letters_are_refused_with_a_sentence(page: FlaskClient) -> None:
    """Whether they fit the form's own limit or not."""
    assert page.post("/", data={"question": "あ" * 100_000}).status_code == 400
    response = page.post("/", data={"question": "あ" * 1_000_000})

    assert response.status_code == 413
    assert "長すぎます" in response.text


@pytest.mark.parametrize(
    "turn",
    [
        "",
        "x",
        "[]",
        "[1,2,3]",
        '["?", null, "2026-02-30"]',
        "[" * 50_000,
        '["\\ud800", null, "2026-11-20"]',
    ],
)
def test_a_thread_that_was_tampered_with_does_no_harm(page: FlaskClient, turn: str) -> None:
    """What is no turn is left out."""
    assert page.post("/", data={"turn": turn, "question": "入札保証金は？"}).status_code == 200


def test_a_thread_does_not_grow_without_end(page: FlaskClient, desk: FakeDesk) -> None:
    """The oldest turns are left out."""
    turns = [Turn(f"質問{n}", None, TODAY).packed() for n in range(100)]
    page.post("/", data={"turn": turns, "question": "最後の質問"})

    assert len(desk.asked) == MOST_TURNS + 1


def test_nothing_comes_from_outside_and_nothing_runs(page: FlaskClient) -> None:
    """A strict policy, and a page that needs no exception from it."""
    response = page.post("/", data={"question": "入札保証金は？", "rulebook": "tinytown"})

    assert response.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; style-src 'self'"
    )
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', response.text)
    assert not re.findall(r"<script|\sstyle=|\son\w+=", response.text)


def test_every_field_has_a_label(page: FlaskClient) -> None:
    """For those who hear the page."""
    text = page.get("/").text
    for name in ("question", "rulebook", "today"):
        assert f'<label for="{name}">' in text
        assert f'id="{name}"' in text


@pytest.mark.parametrize(
    ("path", "code"), [("/nowhere", 404), ("/healthz", 200), ("/static/page.css", 200)]
)
def test_other_addresses(page: FlaskClient, path: str, code: int) -> None:
    """An unknown one says so on a page that can be used."""
    response = page.get(path)

    assert response.status_code == code
    assert code != 404 or "ページはありません" in response.text


def test_a_fault_of_our_own_is_admitted_without_its_text(desk: FakeDesk) -> None:
    """The page stays usable."""
    app = create_tryout(desk, lambda: TODAY)
    app.logger.disabled = True
    response = app.test_client().post("/", data={"question": "爆発"})

    assert response.status_code == 500
    assert "内部の誤り" in response.text
    assert "fault of our own" not in response.text
