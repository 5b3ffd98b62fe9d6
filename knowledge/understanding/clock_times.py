"""Times of day in a text: 16時30分, 午後4時, 17:15, 正午, 夕方5時半, 9時過ぎ.

An hour from 1 to 6 without 午前 or 午後 is taken for the afternoon: offices are closed in the morning
at that hour. Such a reading is marked `assumed`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from knowledge.understanding.numerals import read_numeral

_NUMBER = "[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3}"
_MORNING = "午前|am|a\\.m\\.|朝の?|早朝の?|深夜の?|未明の?"
_EVENING = "午後|pm|p\\.m\\.|夕方の?|夕刻の?|夜の?|晩の?|昼の?|お昼の?"
_TIME = re.compile(
    rf"(?P<noon>正午)|(?<![0-9:])(?:(?P<morning>{_MORNING})|(?P<evening>{_EVENING}))?\s*"
    rf"(?:(?P<hour>{_NUMBER})時(?!間|給|効|期|代)(?:(?P<half>半)|(?P<minute>{_NUMBER})分)?"
    r"|(?P<clock>[0-9]{1,2}):(?P<past>[0-5][0-9])(?![0-9:]))"
    r"\s*(?P<late>am|pm)?(?P<shade>過ぎ|すぎ|を過ぎ|をすぎ|を回|をまわ|前(?!日|回|月|年|払|項|条))?"
)
_OFFICE_AFTERNOON = range(1, 7)
_NOON = 12
_LAST_HOUR = 24
_HALF = 30
_MINUTES = 60
MOST = 20
"""So many times are read of one question."""


@dataclass(frozen=True)
class ClockTime:
    """A time of day with its place in the text.

    `shade` is 1 for 「過ぎ」, -1 for 「前」. `assumed`: 午前 or 午後 was not said and is a guess.
    """

    hour: int
    minute: int
    start: int
    end: int
    shade: int = 0
    assumed: bool = False

    @property
    def minutes(self) -> int:
        """Minutes since midnight; a time just past or before the full one is a minute off it."""
        return self.hour * _MINUTES + self.minute + self.shade

    @property
    def time(self) -> time:
        """The time as such, to the minute meant; midnight at the end of the day is 23:59."""
        whole = min(max(self.minutes, 0), _LAST_HOUR * _MINUTES - 1)
        return time(*divmod(whole, _MINUTES))


def find_times(text: str) -> tuple[tuple[ClockTime, ...], tuple[str, ...]]:
    """The times of day of a normalised text, and sentences about impossible ones.

    >>> [(t.hour, t.minute, t.shade) for t in find_times("午後4時まで。いま16時半過ぎ、正午、9:05")[0]]
    [(16, 0, 0), (16, 30, 1), (12, 0, 0), (9, 5, 0)]
    >>> find_times("25時に届く")[1]
    ('「25時」という時刻はありません。時刻を確かめてください。',)
    >>> find_times("3時間かかる、時給948円")
    ((), ())
    """
    found: list[ClockTime] = []
    problems: list[str] = []
    for match in list(_TIME.finditer(text))[:MOST]:
        read = _read(match)
        if read is None:
            said = match.group().strip()
            problems.append(f"「{said}」という時刻はありません。時刻を確かめてください。")
        else:
            found.append(read)
    return tuple(found), tuple(problems)


def _read(match: re.Match[str]) -> ClockTime | None:
    shade = 0 if not match["shade"] else -1 if match["shade"] == "前" else 1
    if match["noon"]:
        return ClockTime(_NOON, 0, *match.span(), shade=shade)
    hour = _whole(match["hour"] or match["clock"])
    minute = _HALF if match["half"] else _whole(match["minute"] or match["past"] or "0")
    morning = bool(match["morning"]) or match["late"] == "am"
    evening = bool(match["evening"]) or match["late"] == "pm"
    if hour > _LAST_HOUR or minute >= _MINUTES or (hour == _LAST_HOUR and minute):
        return None
    if (morning or evening) and hour > _NOON and (morning or match["late"]):
        return None
    assumed = not (morning or evening) and hour in _OFFICE_AFTERNOON and not _padded(match)
    if (evening or assumed) and hour < _NOON:
        hour += _NOON
    if morning and hour == _NOON:
        hour = 0
    return ClockTime(hour, minute, *match.span(), shade=shade, assumed=assumed)


def _padded(match: re.Match[str]) -> bool:
    """Whether the hour is written with two digits, as on a 24-hour clock: 「04:00」."""
    return (match["clock"] or "").startswith("0")


def _whole(text: str) -> int:
    number = read_numeral(text)
    return int(number) if number is not None else _LAST_HOUR + 1
