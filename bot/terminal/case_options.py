"""What the commands of `keiyaku case` are told on the command line."""

from __future__ import annotations

from typing import Annotated

import typer

CaseId = Annotated[
    int, typer.Argument(metavar="案件番号", help="案件の番号（一覧: keiyaku case list）")
]
DeadlineId = Annotated[
    int, typer.Argument(metavar="期限番号", help="期限の番号（keiyaku case show で見られます）")
]
Team = Annotated[
    str | None,
    typer.Option(
        "--team", metavar="ID", help="SlackのワークスペースのID（T…）。なければこの端末の案件"
    ),
]
Body = Annotated[
    str | None,
    typer.Option(
        "--rulebook", metavar="ID", help="団体のルールブック（一覧: keiyaku rulebook list）"
    ),
]
Channel = Annotated[
    str | None, typer.Option("--channel", metavar="ID", help="お知らせを出すチャンネルのID（C…）")
]
Owner = Annotated[
    list[str] | None, typer.Option("--owner", metavar="人", help="担当（くり返して何人でも）")
]
Fact = Annotated[
    list[str] | None,
    typer.Option(
        "--date", metavar="名=日", help="日付（例: --date 入札日=2026-12-17、くり返せます）"
    ),
]
Amount = Annotated[
    list[str] | None,
    typer.Option(
        "--amount", metavar="名=額", help="金額（例: --amount 契約金額=450万、くり返せます）"
    ),
]
Kind = Annotated[
    str | None, typer.Option("--kind", metavar="種類", help="契約の種類（例: 委託、工事、購入）")
]
Key = Annotated[str | None, typer.Option("--key", metavar="番号", help="団体の管理番号")]
PastDone = Annotated[
    bool, typer.Option("--past-done", help="登録のときに過ぎていた期限を、完了として登録します。")
]
Reason = Annotated[str, typer.Option("--reason", metavar="理由", help="理由")]
