"""`keiyaku case import|export|feed`: cases into and out of files, and into calendars."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.terminal.case_options import Body, Channel, PastDone, Team
from bot.terminal.casework import Work, working
from bot.terminal.inputs import readable, shown
from bot.terminal.session import Refused

FAULTY = 1
"""The exit code of an import that left rows behind."""
File = Annotated[str, typer.Argument(metavar="ファイル", help="ファイルの名")]
UNKNOWN_SERVER = "https://（サーバーの名。KEIYAKU_PUBLIC_URL に置けます）"
ENDINGS = (".csv", ".xlsx", ".ics")


def take_in(
    context: typer.Context,
    file: File,
    rulebook: Body = None,
    channel: Channel = None,
    past_done: PastDone = False,
    team: Team = None,
) -> int:
    """Take a list of cases in; tell of every row that could not be."""
    from bot.cases.importing import Import, Outcome
    from bot.cases.importing.files import MOST_BYTES

    path = Path(readable(file))
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        why = "読めません" if path.exists() else "見つかりません"
        raise Refused(
            f"ファイル「{shown(file, 80)}」が{why}。名と場所を確かめてください。"
        ) from None
    with working(context, team) as work:
        body = work.rulebook(rulebook)
        taking = Import(work.ledger, work.scope, work.by, body, channel or "", past_done)
        report = taking.take_in(content)
    print("\n".join(report.sentences()))
    return FAULTY if report.count(Outcome.REFUSED) else 0


def write_out(
    context: typer.Context,
    file: File,
    deadlines: Annotated[
        bool, typer.Option("--deadlines", help="CSVに、案件ではなく期限を書き出します。")
    ] = False,
    channel: Channel = None,
    closed: Annotated[bool, typer.Option("--closed", help="終了した案件も書き出します。")] = False,
    team: Team = None,
) -> None:
    """Write cases to a file of the kind that its name ends with."""
    path = Path(readable(file))
    if path.suffix.lower() not in ENDINGS:
        raise Refused(f"ファイルの名を {'、'.join(ENDINGS)} のどれかで終えてください。")
    with working(context, team) as work:
        cases, content = _content(work, path.suffix.lower(), channel, deadlines, closed)
        try:
            path.write_bytes(content)
        except OSError:
            raise Refused(
                f"ファイル「{shown(file, 80)}」に書けません。場所と権限を確かめてください。"
            ) from None
        print(f"{cases}件の案件を {path} に書き出しました。")


def _content(
    work: Work, ending: str, channel: str | None, deadlines: bool, closed: bool
) -> tuple[int, bytes]:
    from bot.cases import CaseState
    from bot.cases.calendar import calendar_of
    from bot.cases.exporting import (
        as_csv,
        as_xlsx,
        case_table,
        deadline_table,
        deadlines_of_all,
        every,
    )

    state = None if closed else CaseState.OPEN
    cases = list(every(work.ledger, work.scope, channel=channel, state=state))
    dues = deadlines_of_all(work.ledger, work.scope, cases)
    if ending == ".ics":
        return len(cases), calendar_of(dues, title="契約ナビの期限", stamp=work.by.at)
    tables = [case_table(cases, work.ledger.desk.facts, dues, work.today), deadline_table(dues)]
    return len(cases), as_xlsx(tables) if ending == ".xlsx" else as_csv(tables[deadlines])


def feed(
    context: typer.Context,
    channel: Channel = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="人", help="この担当の期限だけ")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="使われているアドレスの一覧を示します。")
    ] = False,
    revoke: Annotated[
        str | None,
        typer.Option("--revoke", metavar="印", help="アドレスを取り消します（印は --list で）"),
    ] = None,
    team: Team = None,
) -> None:
    """Make, list and revoke private calendar addresses."""
    from bot.cases.feeds import Feeds
    from bot.clock import office_day

    with working(context, team) as work:
        feeds = Feeds(work.store.engine)
        if revoke is not None:
            if not feeds.revoke(work.scope, revoke, work.by):
                raise Refused(
                    f"「{shown(revoke)}」というアドレスはありません。一覧: keiyaku case feed --list"
                )
            print("アドレスを取り消しました。")
        elif listed:
            for each in feeds.listed(work.scope):
                what = each.channel or each.owner or "すべて"
                print(f"{each.mark}  {office_day(each.made_at)}  {what}")
        else:
            token = feeds.make(
                work.scope, work.by, channel=channel, owner=owner and readable(owner)
            )
            print(f"{_server(work)}/calendar/{token}.ics")
            print("このアドレスを知っている人はだれでも期限を見られます。表示は今回だけです。")


def _server(work: Work) -> str:
    """Where the web process is reached from outside, as far as the settings tell."""
    if work.settings.keiyaku_public_url:
        return work.settings.keiyaku_public_url
    redirect = urlsplit(work.settings.slack_redirect_uri or "")
    return f"{redirect.scheme}://{redirect.netloc}" if redirect.netloc else UNKNOWN_SERVER
