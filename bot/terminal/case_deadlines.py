"""`keiyaku case own|done|snooze|skip|reopen`: single deadlines of cases in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.terminal.case_options import CaseId, DeadlineId, Reason, Team
from bot.terminal.casework import day_named, working
from bot.terminal.inputs import readable


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
