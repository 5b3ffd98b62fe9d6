"""The `keiyaku` command: the same desk as in Slack, in a terminal.

Modules are imported by the command that needs them: `keiyaku ask` loads neither Slack nor a
web server nor the store, so that an answer is there before the hand leaves the key.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer
from typer.main import get_command

from bot.terminal import (
    asking,
    browsing,
    calculating,
    case_deadlines,
    case_files,
    cases,
    comparing,
    databases,
    reminding,
    reviewing,
    serving,
    setting_up,
)
from bot.terminal.japanese import JapaneseCommand, JapaneseGroup, complain
from bot.terminal.session import Session

EXAMPLES = """例:
  keiyaku ask "450万円の物品の入札保証金はいくら？"
  keiyaku ask "6条2項は？" --rulebook ID
  keiyaku calc bid_deposit --help
  keiyaku rulebook list"""

HELP = {
    "keiyaku": "契約ナビ: 契約事務の質問に、条文の根拠を付けて答えます。",
    "ask": "契約事務の質問に、条文の根拠を付けて答えます。",
    "calc": "計算の一覧と、それぞれに要る値を示します。名前を続けて書くと計算します。",
    "compare": "団体の定めを点ごとに並べて比べます。点を書かなければ、比べられる点の一覧を示します。",
    "rulebook": "ルールブック（団体ごとの規則）を見ます。",
    "list": "収録しているルールブックの一覧を示します。",
    "show": "ルールブックの概要と条の一覧、または1つの条の要旨を示します。",
    "serve": "Slackにつなぎます。設定がなければ、この機械だけで見られるお試しページを開きます。",
    "tryout": "Slackなしで試せるページを 127.0.0.1 に開きます（番号は環境変数 PORT、既定は8300）。",
    "manifest": "Slackアプリのマニフェストを書き出します。api.slack.com の From a manifest に貼ります。",
    "doctor": "トークン・権限・データベース・ルールブック・時計などを調べ、直すことを示します。",
    "clock": "朝のお知らせ（期限）をSlackに投稿し続けます。web や serve の隣で動かします。",
    "reminder": "朝のお知らせ（期限）を扱います。",
    "preview": "ある日の朝のお知らせを、Slackに出さずに示します。",
    "db": "データベース（質問の控えと案件の台帳）を整えます。",
    "upgrade": "データベースを最新の形にします（DATABASE_URL、既定はこのフォルダーのSQLite）。",
}
OUR_FAULT = (
    "内部の誤りで答えられませんでした（{kind}）。LOG_LEVEL=DEBUG を付けると詳しく表示します。"
)


def build() -> Any:
    """The command with its sub-commands, ready to be called."""
    app = _group(HELP["keiyaku"], epilog=EXAMPLES)
    calc = typer.Typer(cls=calculating.CalculationGroup, help=HELP["calc"])
    calc.callback(invoke_without_command=True, help=HELP["calc"])(calculating.overview)
    rulebook, database = _group(HELP["rulebook"]), _group(HELP["db"])
    _add(app, {"ask": asking.ask, "compare": comparing.compare})
    app.add_typer(calc, name="calc")
    app.add_typer(rulebook, name="rulebook")
    _add(rulebook, {"list": browsing.list_rulebooks, "show": browsing.show_rulebook})
    _add(app, {"serve": serving.serve, "tryout": serving.tryout})
    _add(app, {"manifest": setting_up.manifest, "doctor": setting_up.doctor})
    reminder = _group(HELP["reminder"])
    _add(app, {"clock": reminding.clock})
    app.add_typer(reminder, name="reminder")
    _add(reminder, {"preview": reminding.preview})
    _add_cases(app)
    reviews = _group(reviewing.HELP["reviews"])
    app.add_typer(reviews, name="reviews")
    _add(reviews, {"list": reviewing.list_reviews}, reviewing.HELP)
    app.add_typer(database, name="db")
    _add(database, {"upgrade": serving.upgrade})
    _add(database, {"backup": databases.backup, "restore": databases.restore}, databases.HELP)
    _add(database, {"move": databases.move}, databases.HELP)
    return get_command(app)


def _add_cases(app: typer.Typer) -> None:
    case = _group(cases.HELP["case"])
    app.add_typer(case, name="case")
    _add(case, {"add": cases.add, "list": cases.list_cases, "show": cases.show}, cases.HELP)
    _add(
        case, {"change": cases.change, "close": cases.close, "own": case_deadlines.own}, cases.HELP
    )
    _add(case, {"done": case_deadlines.done, "snooze": case_deadlines.snooze}, cases.HELP)
    _add(case, {"skip": case_deadlines.skip, "reopen": case_deadlines.reopen}, cases.HELP)
    _add(case, {"import": case_files.take_in, "export": case_files.write_out}, cases.HELP)
    _add(case, {"feed": case_files.feed}, cases.HELP)


def _group(help_text: str, epilog: str | None = None) -> typer.Typer:
    group = typer.Typer(cls=JapaneseGroup, add_completion=False, help=help_text, epilog=epilog)
    group.callback(invoke_without_command=True, help=help_text)(_help_without_command)
    return group


def _add(
    group: typer.Typer,
    commands: Mapping[str, Callable[..., int | None]],
    said: Mapping[str, str] = HELP,
) -> None:
    for name, command in commands.items():
        group.command(name, help=said[name], cls=JapaneseCommand)(command)


def _help_without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())


def main(args: Sequence[str] | None = None, session: Session | None = None) -> int:
    """Run the command; returns the exit code (0 answered, 2 unreadable input)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal set to LANG=C, or a pipe on such a machine, would refuse Japanese letters.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = build()(
            args=args, prog_name="keiyaku", standalone_mode=False, obj=session or Session()
        )
    except typer.TyperException as error:
        return complain(error)
    except Exception as error:  # noqa: BLE001 - a traceback helps no officer; LOG_LEVEL=DEBUG shows it
        return _apologise(error)
    return code if isinstance(code, int) else 0


def _apologise(error: Exception) -> int:
    if os.environ.get("LOG_LEVEL") == "DEBUG":
        raise error
    # The desk's own errors carry a sentence; of any other only the kind is of use to an administrator.
    print(getattr(error, "sentence", OUR_FAULT.format(kind=type(error).__name__)), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
