"""Cases as lines of text: a list, one case, its history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.blocks.figures import day_in_words
from bot.cases import CaseState, coming_of
from bot.cases.exporting import CASE_STATES, STATES, every, number, places
from bot.clock import JAPAN
from bot.terminal.width import column
from bot.wording import say, wording
from knowledge import ContractKind

if TYPE_CHECKING:
    from bot.cases import Case, CaseDeadline, Due, Event
    from bot.terminal.casework import Work

NONE = "案件はありません。keiyaku case add で登録できます。"
_ENDS = {"by": "まで", "from": "以降", "on": ""}


def list_page(work: Work, channel: str | None, owner: str | None, closed: bool) -> list[str]:
    """A line for each case, with what comes next."""
    state = CaseState.CLOSED if closed else CaseState.OPEN
    cases = list(every(work.ledger, work.scope, channel=channel, owner=owner, state=state))
    dues = work.ledger.due_between(work.scope, date.min, date.max, channel=channel, owner=owner)
    coming = coming_of(dues, work.today)
    return [_listed(case, coming.get(case.id), work.today) for case in cases] or [NONE]


def _listed(case: Case, due: Due | None, today: date) -> str:
    line = column(str(case.id), 6) + column(case.title, 40)
    if due is None:
        return line.rstrip()
    late = "【期限切れ】" if due.deadline.is_overdue(today) else ""
    return f"{line}{late}{due.deadline.day_on(today).isoformat()} {due.deadline.title}"


def case_page(work: Work, case: Case) -> list[str]:
    """All of one case: what it is, its days, its deadlines, and what does not go together."""
    body, facts = work.ledger.desk.heads.get(case.rulebook), work.ledger.desk.facts
    lines = [f"案件 {case.id}　{case.title}（{body.name if body else case.rulebook}）"]
    for name, value in (
        ("管理番号", number(case)),
        ("状態", CASE_STATES[case.state]),
        ("種類", ContractKind(case.kind).title_ja if case.kind else ""),
        ("担当", "、".join(case.owners)),
        ("チャンネル", case.channel),
        *((name, f"{yen:,}円") for name, yen in case.amounts.items()),
        *((fact.title, _day(case.facts[key])) for key, fact in facts.items() if key in case.facts),
    ):
        lines += [f"  {name}: {value}"] if value else []
    deadlines = work.ledger.deadlines(work.scope, case.id)
    told = [deadline_line(each) for each in deadlines] or [f"  {say('case.no_deadlines')}"]
    lines += ["", "期限", *told]
    return [*lines, *_remarks(work, case)]


def deadline_line(deadline: CaseDeadline) -> str:
    """A deadline on one line, with its number, its state, how it is counted and where it stands."""
    when = f"{day_in_words(deadline.day)}{deadline.time or ''}{_ENDS[deadline.sort]}"
    told = [STATES[deadline.state]]
    if deadline.safe_day != deadline.day and deadline.is_live:
        told.append(f"安全な日 {deadline.safe_day.isoformat()}")
    told += [f"{deadline.snoozed_until}まで延期"] if deadline.snoozed_until else []
    told += [deadline.reason] if deadline.reason else []
    told += [f"いまの日付では {deadline.moved_to}"] if deadline.moved_to else []
    why = "、".join([deadline.rule, *places(deadline)])
    return f"  [{deadline.id}] {column(when, 28)}{deadline.title}（{'、'.join(told)}）　{why}"


def _remarks(work: Work, case: Case) -> list[str]:
    table = work.ledger.timetable(case, work.today)
    if table is None:
        return [
            "",
            "この団体の規則からは期限を出せません（日程の定めがないか、この日の数が未確認です）。",
        ]
    facts = work.ledger.desk.facts
    lines = [f"  ・{conflict.says}" for conflict in table.conflicts]
    lines += [f"  ・{doubt}" for doubt in table.provisional]
    if table.missing:
        titles = "、".join(facts[key].title for key in table.missing)
        lines.append(f"  ・次の日付が分かると、ほかの期限も出せます: {titles}")
    return ["", "注意", *lines] if lines else []


def history_page(work: Work, case: Case) -> list[str]:
    """Who did what when, newest first."""
    return ["", "履歴", *(_event(event) for event in work.ledger.history(work.scope, case.id))]


def _event(event: Event) -> str:
    at = event.at.astimezone(JAPAN)
    what, who = _named("case.event.", event.what), _named("case.by.", event.who)
    title = event.before.get("title") if event.deadline_id else ""
    return f"  {at:%Y-%m-%d %H:%M} {who} {what} {title or ''}".rstrip()


def _named(among: str, name: str) -> str:
    """What the wording calls something; a name that it does not know stays as it is."""
    return say(among + name) if among + name in wording() else name


def _day(fact: str) -> str:
    day, _, hour = fact.partition("T")
    return day_in_words(day) + hour
