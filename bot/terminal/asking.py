"""`keiyaku ask`: one question, or a stream of them."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.terminal.inputs import known_rulebook, piped, question_from, read_day
from bot.terminal.session import session_of

Rulebook = Annotated[
    str | None,
    typer.Option(
        "--rulebook", metavar="ID", help="団体のルールブック（一覧: keiyaku rulebook list）"
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="日付", help="いつの規則で答えるか（例: 2026-11-20、既定は今日）"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="答えをJSONで1行に書き出します。")]
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="質問", help="質問の文。書かなければ標準入力から読みます。"),
]
AsLines = Annotated[
    bool,
    typer.Option(
        "--jsonl", help="標準入力の1行に1つのJSONの質問を読み、1行に1つの答えを順に書きます。"
    ),
]


def ask(
    context: typer.Context,
    words: Words = None,
    rulebook: Rulebook = None,
    today: Today = None,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Answer a question, or a stream of them."""
    session = session_of(context)
    day = read_day(today, session.clock())
    book = known_rulebook(session.desk, rulebook or session.usual_rulebook)
    if as_lines:
        from bot.terminal.stream import answers

        for line in answers(piped(session.stdin), session.desk, rulebook=book, today=day):
            print(line, flush=True)
        return
    from bot.terminal.showing import show

    question = question_from(words, session.stdin)
    show(session.desk.ask(question, rulebook=book, today=day), session.desk, as_json=as_json)
