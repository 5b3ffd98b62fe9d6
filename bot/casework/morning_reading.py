"""How the morning post is wanted, read from its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from unicodedata import normalize

from bot.blocks.morning_fields import AT, CLOSED, DAYS, ESCALATION, NO, QUIET, WANTED, YES
from bot.cases import CaseRefused
from bot.cases.importing.cells import fact_of
from bot.store import ReminderSetting
from bot.wording import say

MOST_CLOSED = 60
_BETWEEN = re.compile(r"[、,;\s]+")


def morning_of(
    said: Mapping[str, str], before: ReminderSetting, today: date, *, personal: bool
) -> ReminderSetting:
    """The setting as it is filled in; raises CaseRefused with the field."""
    wanted = said.get(WANTED) == YES
    if wanted and not said.get(AT):
        raise CaseRefused(say("morning.at_missing"), AT)
    if wanted and not said.get(DAYS):
        raise CaseRefused(say("morning.weekdays_missing"), DAYS)
    setting = replace(
        before,
        wanted=wanted,
        at=time.fromisoformat(said[AT]) if said.get(AT) else before.at,
        weekdays=tuple(int(day) for day in said.get(DAYS, "").split()) or before.weekdays,
    )
    if personal:
        return setting
    return replace(
        setting,
        quiet_when_nothing=said.get(QUIET) != NO,
        closed=closed_days(said.get(CLOSED, ""), today),
        escalation_user=said.get(ESCALATION) or None,
    )


def closed_days(text: str, today: date) -> tuple[date, ...]:
    """Days with their years, as people write them, in order and each once.

    >>> closed_days("2026-12-28、R9.2.10", date(2026, 11, 20))
    (datetime.date(2026, 12, 28), datetime.date(2027, 2, 10))
    """
    parts = [part for part in _BETWEEN.split(normalize("NFKC", text)) if part]
    if len(parts) > MOST_CLOSED:
        raise CaseRefused(say("morning.closed_many", most=MOST_CLOSED, count=len(parts)), CLOSED)
    try:
        days = {date.fromisoformat(fact_of(part, "閉庁日", today)[:10]) for part in parts}
    except CaseRefused as refused:
        raise CaseRefused(refused.sentence, CLOSED) from None
    return tuple(sorted(days))
