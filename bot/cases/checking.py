"""What is entered, checked before it is kept: each refusal a sentence for its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from bot.cases.errors import CaseRefused
from bot.cases.model import Changes, NewCase, OwnDeadline
from bot.cases.timetables import Timetables
from bot.cases.turns import MONTHS
from knowledge import ContractKind

MOST_TITLE, MOST_REASON, MOST_KEY, MOST_OWNERS, MOST_AMOUNTS = 200, 500, 64, 10, 10
MOST_YEN = 10**15
FIRST_DAY, LAST_DAY = date(1989, 1, 8), date(2199, 12, 31)
"""Days outside are slips of the keyboard (平成 to the end of the next century)."""
NATIONAL = "national"
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_PERSON = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^>]{0,80})?>", re.ASCII)
_CHANNEL = re.compile(r"<#([CGD][A-Z0-9]{1,30})(?:\|[^>]{0,80})?>", re.ASCII)


def checked_new(new: NewCase, desk: Timetables) -> NewCase:
    """A case as it may be kept; raises CaseRefused."""
    if new.rulebook not in desk.heads or new.rulebook == NATIONAL:
        known = "、".join(head.name for name, head in desk.heads.items() if name != NATIONAL)
        raise CaseRefused(f"団体を選んでください。登録されている団体: {known}", "rulebook")
    return replace(
        new,
        title=one_line(new.title, "件名", "title"),
        channel=channel_id(new.channel),
        kind=_kind(new.kind),
        amounts={name: _yen(name, yen) for name, yen in _few(new.amounts).items()},
        facts={key: _fact(key, value, desk) for key, value in new.facts.items()},
        owners=_owners(new.owners),
        import_key=_import_key(new.import_key),
    )


def checked_changes(changes: Changes, desk: Timetables) -> Changes:
    """Changes as they may be made; raises CaseRefused."""
    amounts, facts = changes.amounts, changes.facts
    return Changes(
        title=None if changes.title is None else one_line(changes.title, "件名", "title"),
        channel=None if changes.channel is None else channel_id(changes.channel),
        kind=None if changes.kind is None else _kind(changes.kind),
        amounts=amounts
        and {name: None if yen is None else _yen(name, yen) for name, yen in amounts.items()},
        facts=facts
        and {
            key: None if value is None else _fact(key, value, desk) for key, value in facts.items()
        },
        owners=None if changes.owners is None else _owners(changes.owners),
    )


def checked_own(own: OwnDeadline) -> OwnDeadline:
    """A deadline of one's own as it may be kept; raises CaseRefused."""
    if own.time is not None and not _CLOCK.fullmatch(own.time):
        raise CaseRefused("時刻は 17:00 の形で書いてください。", "time")
    if own.recurring and own.recurring not in MONTHS:
        raise CaseRefused("くり返しは、毎月か毎年から選んでください。", "recurring")
    if own.until is not None and own.until < own.day:
        raise CaseRefused("くり返しの終わりの日が、最初の日より前です。", "until")
    return replace(
        own,
        title=one_line(own.title, "期限の名", "title"),
        day=within_reason(own.day, "day"),
        note=one_line(own.note, "メモ", "note", MOST_REASON) if own.note.strip() else "",
    )


def one_line(text: str, name: str, field: str, most: int = MOST_TITLE) -> str:
    r"""A text as one line without control characters; refused where nothing is left.

    >>> one_line(" 清掃業務\n委託 ", "件名", "title")
    '清掃業務 委託'
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in text[: most * 4])
    line = " ".join(plain.replace("\u3000", " ").split())
    if not line:
        raise CaseRefused(f"{name}を書いてください。", field)
    if len(line) > most:
        raise CaseRefused(f"{name}は{most}字までです（いまは{len(line)}字）。", field)
    return line


def a_reason(text: str) -> str:
    """Why something was put off; refused where nothing is said."""
    return one_line(text, "理由", "reason", MOST_REASON)


def within_reason(day: date, field: str) -> date:
    """A day that a case can have."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise CaseRefused(f"{day.year}年という年を確かめてください。", field)
    return day


def channel_id(text: str) -> str:
    """A channel by its id, also out of a mention.

    >>> channel_id("<#C123|general>"), channel_id(" C123 ")
    ('C123', 'C123')
    """
    plain = text.strip()
    mentioned = _CHANNEL.fullmatch(plain)
    found = mentioned.group(1) if mentioned else plain
    if len(found) > MOST_KEY // 2 or not found.isprintable():
        raise CaseRefused("チャンネルはID（C…）で書いてください。", "channel")
    return found


def _owners(owners: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for owner in owners:
        mentioned = _PERSON.fullmatch(owner.strip())
        found.append(
            mentioned.group(1) if mentioned else one_line(owner, "担当", "owners", MOST_KEY)
        )
    if len(found) > MOST_OWNERS:
        raise CaseRefused(f"担当は{MOST_OWNERS}人までです。", "owners")
    return tuple(dict.fromkeys(found))


def _import_key(key: str | None) -> str | None:
    if key is None or not key.strip():
        return None
    return one_line(key, "管理番号", "import_key", MOST_KEY)


def _kind(kind: str) -> str:
    if kind and kind not in list(ContractKind):
        titles = "、".join(each.title_ja for each in ContractKind)
        raise CaseRefused(f"契約の種類は次から選んでください: {titles}", "kind")
    return kind


def _few(amounts: Mapping[str, int]) -> Mapping[str, int]:
    if len(amounts) > MOST_AMOUNTS:
        raise CaseRefused(f"金額は{MOST_AMOUNTS}個までです。", "amounts")
    return amounts


def _yen(name: str, yen: int) -> int:
    if not 0 <= yen < MOST_YEN:
        raise CaseRefused(
            f"「{name[:40]}」は0円以上、1000兆円未満の額を書いてください。", "amounts"
        )
    return yen


def _fact(key: str, value: str, desk: Timetables) -> str:
    if key not in desk.facts:
        raise CaseRefused(f"「{key[:40]}」という日は扱っていません。", key)
    title = desk.facts[key].title
    day, _, hour = value.partition("T")
    try:
        within_reason(date.fromisoformat(day), key)
    except ValueError:
        raise CaseRefused(f"「{title}」を 2026-12-17 の形で書いてください。", key) from None
    if hour and not _CLOCK.fullmatch(hour):
        raise CaseRefused(f"「{title}」の時刻は 10:00 の形で書いてください。", key)
    return value


def a_fact(day: date | datetime, time: str | None = None) -> str:
    """A day, with its hour where it is known, as a case keeps it.

    >>> a_fact(date(2026, 12, 17)), a_fact(date(2026, 12, 17), "10:00")
    ('2026-12-17', '2026-12-17T10:00')
    """
    plain = day.date() if isinstance(day, datetime) else day
    return plain.isoformat() + (f"T{time}" if time else "")
