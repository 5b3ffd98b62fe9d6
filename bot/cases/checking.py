"""What is entered, checked before it is kept: each refusal a sentence for its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.cases.desks import Timetables
from bot.cases.entering import (
    MOST_KEY,
    MOST_REASON,
    channel_id,
    one_line,
    within_reason,
)
from bot.cases.errors import CaseRefused
from bot.cases.model import Changes, NewCase, OwnDeadline
from bot.cases.turns import MONTHS
from knowledge import ContractKind

MOST_OWNERS, MOST_AMOUNTS = 10, 10
MOST_YEN = 10**15
NATIONAL = "national"
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_PERSON = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^>]{0,80})?>", re.ASCII)


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
