"""`keiyaku case`: the ledger of cases in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.terminal.case_options import (
    Amount,
    Body,
    CaseId,
    Channel,
    Fact,
    Key,
    Kind,
    Owner,
    PastDone,
    Team,
)
from bot.terminal.casework import amounts_of, facts_of, kind_named, working
from bot.terminal.inputs import readable

HELP = {
    "case": "案件と期限の台帳を扱います。",
    "add": "案件を登録し、規則から期限を出します。",
    "list": "案件の一覧を、次の期限とともに示します。",
    "show": "1つの案件の日付・期限・履歴を示します。",
    "change": "案件の内容や日付を変え、期限を出し直します。",
    "close": "案件を終了します。",
    "own": "自分で決めた期限を案件に加えます。",
    "done": "期限を完了にします。",
    "snooze": "期限のお知らせを、理由を付けて先の日に延ばします。",
    "skip": "期限を、理由を付けて該当なしにします。",
    "reopen": "完了・延期・該当なしにした期限を、未了に戻します。",
    "import": "CSVかXLSXの一覧から案件を取り込みます（管理番号か件名で更新します）。",
    "export": "案件をファイルに書き出します（.csv、.xlsx、.ics）。",
    "feed": "予定表ソフトで購読する非公開のアドレスを作り、一覧にし、取り消します。",
}


def add(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="件名", help="案件の件名")],
    rulebook: Body = None,
    date: Fact = None,
    amount: Amount = None,
    kind: Kind = None,
    owner: Owner = None,
    channel: Channel = None,
    key: Key = None,
    past_done: PastDone = False,
    team: Team = None,
) -> None:
    """Enter a case, and show what follows."""
    from bot.cases import NewCase
    from bot.cases.importing.reading import told
    from bot.terminal.case_pages import case_page

    with working(context, team) as work:
        new = NewCase(
            rulebook=work.rulebook(rulebook) or "",
            title=readable(title),
            channel=channel or "",
            kind=kind_named(kind) or "",
            amounts=told(amounts_of(work, amount)),
            facts=told(facts_of(work, date)),
            owners=tuple(map(readable, owner or ())),
            import_key=key,
        )
        case = work.ledger.add(work.scope, new, work.by, past_done=past_done)
        print("\n".join([f"案件 {case.id} を登録しました。", "", *case_page(work, case)]))


def list_cases(
    context: typer.Context,
    channel: Channel = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="人", help="担当")] = None,
    closed: Annotated[bool, typer.Option("--closed", help="終了した案件を示します。")] = False,
    team: Team = None,
) -> None:
    """List cases, each with what comes next."""
    from bot.terminal.case_pages import list_page

    with working(context, team) as work:
        print("\n".join(list_page(work, channel, owner and readable(owner), closed)))


def show(
    context: typer.Context,
    number: CaseId,
    history: Annotated[bool, typer.Option("--history", help="履歴も示します。")] = False,
    team: Team = None,
) -> None:
    """Show one case."""
    from bot.terminal.case_pages import case_page, history_page

    with working(context, team) as work:
        case = work.ledger.find(work.scope, number)
        print("\n".join(case_page(work, case) + (history_page(work, case) if history else [])))


def change(
    context: typer.Context,
    number: CaseId,
    title: Annotated[str | None, typer.Option("--title", metavar="件名", help="新しい件名")] = None,
    date: Fact = None,
    amount: Amount = None,
    kind: Kind = None,
    owner: Owner = None,
    channel: Channel = None,
    team: Team = None,
) -> None:
    """Change a case; 「なし」 takes a day or an amount away."""
    from bot.cases import Changes
    from bot.terminal.case_pages import case_page

    with working(context, team) as work:
        changes = Changes(
            title=title and readable(title),
            channel=channel,
            kind=kind_named(kind),
            amounts=amounts_of(work, amount),
            facts=facts_of(work, date),
            owners=tuple(map(readable, owner)) if owner else None,
        )
        case = work.ledger.change(work.scope, number, changes, work.by)
        print("\n".join(case_page(work, case)))


def close(context: typer.Context, number: CaseId, team: Team = None) -> None:
    """Close a case."""
    with working(context, team) as work:
        case = work.ledger.close(work.scope, number, work.by)
        print(f"案件 {case.id}「{case.title}」を終了しました。")
