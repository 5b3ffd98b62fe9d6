"""The terminal's commands, called in process with a desk that knows its answers by heart."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from bot.cli import main
from bot.terminal.session import Session
from tests.bot.fake_desk import TODAY, FakeDesk


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Keiyaku = Callable[..., Said]


@pytest.fixture
def keiyaku(capsys: pytest.CaptureFixture[str]) -> Keiyaku:
    """Call `keiyaku` with arguments, and with bytes piped in."""

    def call(*args: str, piped: bytes = b"") -> Said:
        session = Session(
            settings=lambda: None,
            open=lambda _: FakeDesk(),
            clock=lambda: TODAY,
            stdin=io.TextIOWrapper(io.BytesIO(piped)),
        )
        code = main(args, session)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


def test_it_answers_plainly_into_a_pipe(keiyaku: Keiyaku) -> None:
    """Nothing but text: no colour, no frame, every statement on one line, the conclusion first."""
    said = keiyaku("ask", "入札保証金はいくら？")

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "【必要】 入札保証金は 135,000円以上"
    assert (
        "  ・契約規則 第6条第1項（入札保証金）　見積もる契約金額の3/100以上を納める。"
        in said.out.splitlines()
    )
    assert not set(said.out) & set("\x1b│╭─┃")


def test_words_need_no_quotation_marks(keiyaku: Keiyaku) -> None:
    """A question written without quotation marks is one question."""
    assert "135,000円以上" in keiyaku("ask", "入札保証金は", "いくら").out


def test_it_writes_one_json_object(keiyaku: Keiyaku) -> None:
    """--json is the answer contract, with ISO dates."""
    answer = json.loads(keiyaku("ask", "入札保証金は？", "--json", "--today", "2026-12-01").out)

    assert (answer["kind"], answer["as_of"]) == ("calculation", "2026-12-01")
    assert answer["values"][0] == {"name": "入札保証金", "value": 135000, "unit": "円"}


@pytest.mark.parametrize("question", ["随意契約でできる？", "知らないこと"])
def test_asking_back_and_not_knowing_are_answers(keiyaku: Keiyaku, question: str) -> None:
    """Only what cannot be read ends with another code than 0."""
    assert keiyaku("ask", question).code == 0


def test_a_question_may_be_piped_in(keiyaku: Keiyaku) -> None:
    """With a byte order mark or without."""
    assert "135,000円以上" in keiyaku("ask", piped="\ufeff入札保証金は？".encode()).out


@pytest.mark.parametrize(
    ("args", "piped", "sentence"),
    [
        (("ask", ""), b"", "質問を書いてください"),
        (("ask",), b"", "質問を書いてください"),
        (("ask",), b" \n ", "質問を書いてください"),
        (("ask",), b"\xff\xfe\x00", "UTF-8ではない"),
        (("ask",), b"a" * 2_000_001, "長すぎます"),
        (("ask", "\udcff"), b"", "UTF-8ではない"),
        (("ask", "x", "--today", "2026-02-30"), b"", "「2026-02-30」という日はありません"),
        (("ask", "x", "--today", "きのう"), b"", "読み取れません"),
        (("ask", "x", "--today"), b"", "「--today」には値を付けてください"),
        (("ask", "x", "--rulebook", "nowhere"), b"", "「nowhere」はありません。使えるもの"),
        (("ask", "x", "--colour"), b"", "「--colour」という指定はありません"),
        (("tell",), b"", "「tell」というコマンドはありません"),
        (("rulebook", "show"), b"", "「ID」を指定してください"),
        (("rulebook", "list", "x"), b"", "指定が多すぎる"),
        (
            ("rulebook", "show", "tinytown", "99条"),
            b"",
            "「99条」は小さな町のルールブックにありません",
        ),
        (("calc", "nothing"), b"", "「nothing」というコマンドはありません"),
        (("calc", "bid_deposit", "--amount", "1.2.3万"), b"", "「1.2.3万」を読み取れません"),
    ],
)
def test_what_cannot_be_read_gets_one_japanese_sentence(
    keiyaku: Keiyaku, args: tuple[str, ...], piped: bytes, sentence: str
) -> None:
    """On the error output, with exit code 2 and nothing on the output."""
    said = keiyaku(*args, piped=piped)

    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_fault_of_our_own_is_admitted_without_a_traceback(keiyaku: Keiyaku) -> None:
    """The kind of error is named for the administrator; staff see no exception text."""
    said = keiyaku("ask", "爆発")

    assert said.code == 1
    assert "内部の誤り" in said.err
    assert "a fault of our own" not in said.err


def test_nothing_a_terminal_obeys_is_passed_on(keiyaku: Keiyaku) -> None:
    """A question full of control characters comes back without them."""
    said = keiyaku("ask", "\x1b[2J消える\u202e文字")

    assert "\x1b" not in said.out
    assert "\u202e" not in said.out


def test_every_command_is_explained_in_japanese(keiyaku: Keiyaku) -> None:
    """No word of typer's own English is left on any help page."""
    commands: list[tuple[str, ...]] = [
        (),
        ("ask",),
        ("calc",),
        ("calc", "bid_deposit"),
        ("rulebook",),
        ("rulebook", "list"),
        ("rulebook", "show"),
        ("serve",),
        ("tryout",),
        ("db", "upgrade"),
    ]
    for command in commands:
        said = keiyaku(*command, "--help")

        assert said.code == 0
        assert "使い方: keiyaku" in said.out
        assert not [
            word
            for word in ("Usage", "Options", "Show this", "Commands", "default")
            if word in said.out
        ]


def test_a_calculation_has_an_option_for_each_input(keiyaku: Keiyaku) -> None:
    """Read off the declaration: title, way of writing, choices, help."""
    page = keiyaku("calc", "bid_deposit", "--help").out

    assert "--amount 金額" in page
    assert "工事の請負／製造の請負" in page
    assert "--bid-day 日付" in page
    assert "開札の日" in page


def test_calculations_are_listed_with_their_inputs(keiyaku: Keiyaku) -> None:
    """`keiyaku calc` alone."""
    page = keiyaku("calc").out

    assert "bid_deposit" in page
    assert "--bid-day" in page
    assert "入札日" in page


def test_a_calculation_is_worked_out(keiyaku: Keiyaku) -> None:
    """Values go to the desk as they were typed."""
    answer = json.loads(keiyaku("calc", "bid-deposit", "--amount", "450万", "--json").out)

    assert answer["question"] == "bid_deposit {'amount': '450万'}"


def test_a_calculation_asks_for_what_is_missing(keiyaku: Keiyaku) -> None:
    """Which is an answer like any other, with its choices."""
    said = keiyaku("calc", "bid_deposit", "--json")
    answer = json.loads(said.out)

    assert said.code == 0
    assert (answer["kind"], answer["missing"]) == ("clarification", ["契約金額"])
    assert answer["choices"] == ["100万円", "200万円"]


def test_rulebooks_are_listed_and_shown(keiyaku: Keiyaku) -> None:
    """Head, sources, history, articles and 注意点."""
    assert "小さな町（契約規則）" in keiyaku("rulebook", "list").out
    page = keiyaku("rulebook", "show", "tinytown").out
    for part in (
        "別名: 町",
        "小さな町契約規則 平成19年規則第1号",
        "令和2年改正",
        "入札保証金",
        "（削除）",
        "注意点",
    ):
        assert part in page


@pytest.mark.parametrize(
    ("place", "shown", "not_shown"),
    [
        ("第6条", "証券でもよい", "売買"),
        ("6", "国債", "売買"),
        ("６条２項", "証券でもよい", "3/100"),
        ("6条2項1号", "国債", "証券でもよい"),
        ("第一条", "売買", "証券"),
        ("1条1項", "この規則で扱う", "証券"),
        ("7", "（削除）", "証券"),
    ],
)
def test_an_article_is_found_however_it_is_written(
    keiyaku: Keiyaku, place: str, shown: str, not_shown: str
) -> None:
    """第6条, 6, 6条2項, in any width of digits and in 漢数字."""
    said = keiyaku("rulebook", "show", "tinytown", place)

    assert said.code == 0
    assert shown in said.out
    assert not_shown not in said.out
