"""Single values as they are entered: a line of text, a day, a channel; refused with a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime

from bot.cases.errors import CaseRefused

MOST_TITLE, MOST_REASON, MOST_KEY = 200, 500, 64
FIRST_DAY, LAST_DAY = date(1989, 1, 8), date(2199, 12, 31)
"""Days outside are slips of the keyboard (平成 to the end of the next century)."""
_CHANNEL = re.compile(r"<#([CGD][A-Z0-9]{1,30})(?:\|[^>]{0,80})?>", re.ASCII)


def one_line(text: str, name: str, field: str, most: int = MOST_TITLE) -> str:
    r"""A text as one line without control characters; refused where nothing is left.

    >>> one_line(" 清掃業務\n委託 ", "件名", "title")
    '清掃業務 委託'
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in text[: most * 4])
    line = " ".join(plain.replace("\u3000", " ").split())
    length = len(line) if len(text) <= most * 4 else len(text)
    if not line:
        raise CaseRefused(f"{name}を書いてください。", field)
    if length > most:
        raise CaseRefused(f"{name}は{most}字までです（いまは{length:,}字）。", field)
    return line


def a_reason(text: str) -> str:
    """Why something was put off; refused where nothing is said."""
    return one_line(text, "理由", "reason", MOST_REASON)


def is_within_reason(day: date) -> bool:
    """Whether a case can have such a day.

    >>> is_within_reason(date(2026, 11, 20)), is_within_reason(date(9999, 12, 31))
    (True, False)
    """
    return FIRST_DAY <= day <= LAST_DAY


def within_reason(day: date, field: str) -> date:
    """A day that a case can have."""
    if not is_within_reason(day):
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


def a_fact(day: date | datetime, time: str | None = None) -> str:
    """A day, with its hour where it is known, as a case keeps it.

    >>> a_fact(date(2026, 12, 17)), a_fact(date(2026, 12, 17), "10:00")
    ('2026-12-17', '2026-12-17T10:00')
    """
    plain = day.date() if isinstance(day, datetime) else day
    return plain.isoformat() + (f"T{time}" if time else "")
