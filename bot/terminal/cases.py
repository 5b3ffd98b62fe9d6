"""`keiyaku case`: the ledger of cases in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.terminal.casework import amounts_of, day_named, facts_of, kind_named, working
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


def own(
    context: typer.Context,
    number: CaseId,
    title: Annotated[str, typer.Argument(metavar="期限の名", help="何の期限か")],
    day: Annotated[str, typer.Argument(metavar="日", help="期限の日（例: 2026-12-17）")],
    every: Annotated[
        str | None, typer.Option("--every", metavar="month|year", help="毎月・毎年のくり返し")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="日", help="くり返しの最後の日")
    ] = None,
    team: Team = None,
) -> None:
    """Add a deadline that no rule gives."""
    from bot.cases import OwnDeadline
    from bot.terminal.case_pages import deadline_line

    with working(context, team) as work:
        new = OwnDeadline(
            title=readable(title),
            day=day_named(day, "期限の日", work.today),
            recurring=f"{every}ly" if every else "",
            until=day_named(until, "最後の日", work.today) if until else None,
        )
        print(deadline_line(work.ledger.add_own(work.scope, number, new, work.by)))


def done(context: typer.Context, number: DeadlineId, team: Team = None) -> None:
    """Mark a deadline as done."""
    with working(context, team) as work:
        due = work.ledger.complete(work.scope, number, work.by)
        print(f"「{due.deadline.title}」（{due.case.title}）を完了にしました。")


def snooze(
    context: typer.Context,
    number: DeadlineId,
    until: Annotated[str, typer.Option("--until", metavar="日", help="次にお知らせする日")],
    reason: Reason,
    team: Team = None,
) -> None:
    """Put a deadline's reminders off."""
    with working(context, team) as work:
        day = day_named(until, "次にお知らせする日", work.today)
        due = work.ledger.snooze(work.scope, number, day, readable(reason), work.by)
        print(f"「{due.deadline.title}」（{due.case.title}）のお知らせを {day} まで延ばしました。")


def skip(context: typer.Context, number: DeadlineId, reason: Reason, team: Team = None) -> None:
    """Mark a deadline as not applicable."""
    with working(context, team) as work:
        due = work.ledger.set_aside(work.scope, number, readable(reason), work.by)
        print(f"「{due.deadline.title}」（{due.case.title}）を該当なしにしました。")


def reopen(context: typer.Context, number: DeadlineId, team: Team = None) -> None:
    """Mark a deadline as open again."""
    with working(context, team) as work:
        due = work.ledger.reopen(work.scope, number, work.by)
        print(f"「{due.deadline.title}」（{due.case.title}）を未了に戻しました。")
