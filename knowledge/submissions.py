"""Whether a document came in time: the printed deadline, the receipt hours, the accepted ways.

A deadline is a matter of arrival (必着) unless the document says otherwise: the postmark (消印) does
not count. What comes exactly at the hour is in time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import ClassVar

from knowledge.dates import WEEKDAYS, wareki
from knowledge.model import Effect, Frozen
from knowledge.rulebook.figures import RuleRecord
from knowledge.scheduling import Entry, Schedule
from knowledge.understanding.presence import brings_up

POST = "郵送"
WAYS = {
    POST: ("郵送", "郵便", "書留", "レターパック", "投函", "消印", "ポスト"),
    "宅配便": ("宅配", "宅急便", "ゆうパック", "メール便"),
    "電子メール": ("電子メール", "eメール", "e-mail", "メール添付", "メールで", "メールでも", "メールは", "メールok", "メール送"),
    "ファクシミリ": ("ファクシミリ", "ファックス", "ファクス", "fax"),
    "電話": ("電話", "口頭"),
    "電報": ("電報", "電送"),
    "持参": ("持参", "持って", "持ち込", "手渡し", "窓口", "持込"),
}  # fmt: skip
"""The ways to hand something in, and what people call them; the more particular stand first."""
_NOON = time(12)
_SATURDAY = WEEKDAYS.index("土")


class Submission(Frozen):
    """One document that bidders hand in.

    `closes` and `opens` are keys of the schedule. `ways` are the accepted ways (of `WAYS`; empty
    where the documents say nothing), `ways_cite` where that stands. `registered`: post must be of
    this sort (書留), and not what `unregistered_words` name. `hours` are those of receipt on each day.
    """

    key: str
    title: str
    words: tuple[str, ...]
    closes: str
    opens: str = ""
    ways: tuple[str, ...] = ()
    ways_cite: str = ""
    registered: str = ""
    unregistered_words: tuple[str, ...] = ()
    hours: tuple[str, str] | None = None
    weekdays_only: bool = False
    must_arrive: bool = False
    late: str = ""
    cite: str
    notes: tuple[str, ...] = ()


class SubmissionRule(RuleRecord):
    """The documents of a tender that have a printed deadline."""

    record: ClassVar[str] = "submission"
    entries: tuple[Submission, ...]


@dataclass(frozen=True)
class Arrival:
    """When and how something comes: `at` is None where only the day is told; `postmark` its day of posting."""

    day: date | None
    at: time | None = None
    postmark: date | None = None
    way: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Window:
    """When a document is received, from the schedule's entries."""

    opens: Entry | None
    closes: Entry

    @property
    def last(self) -> date:
        """The last day."""
        return _printed(self.closes)

    @property
    def end(self) -> str:
        """The last day with its time, in words."""
        return f"{wareki(self.last)}{spoken(self.closes.time)}"


@dataclass(frozen=True)
class Judgement:
    """What becomes of a submission, why, and the provisions beside the entry's own."""

    effect: Effect
    why: str
    cites: tuple[str, ...] = field(default=())


def spoken(clock: str) -> str:
    """HH:MM as documents say it.

    >>> spoken("17:15"), spoken("16:00"), spoken("08:30"), spoken("")
    (' 午後5時15分', ' 午後4時', ' 午前8時30分', '')
    """
    if not clock:
        return ""
    moment = time.fromisoformat(clock)
    if moment == _NOON:
        return " 正午"
    minute = f"{moment.minute}分" if moment.minute else ""
    return f" {'午前' if moment < _NOON else '午後'}{moment.hour % _NOON.hour}時{minute}"


def window_of(entry: Submission, schedule: Schedule) -> Window:
    """The schedule's entries that open and close the receipt of a document."""
    by_key = {each.key: each for each in schedule.entries}
    return Window(by_key.get(entry.opens), by_key[entry.closes])


def way_in(text: str) -> str | None:
    """The way of handing in that a text speaks of."""
    return next((way for way, words in WAYS.items() if brings_up(text, words)), None)


def way_refused(entry: Submission, arrival: Arrival) -> Judgement | None:
    """That the way is not accepted, or the post not of the sort that is."""
    if arrival.way is None or not entry.ways:
        return None
    accepted = "・".join(entry.ways)
    cites = (entry.ways_cite or entry.cite,)
    if arrival.way not in entry.ways:
        return Judgement(
            "prohibited", f"{arrival.way}では受け付けません（{accepted}に限ります）", cites
        )
    if arrival.way != POST or not entry.registered:
        return None
    if brings_up(arrival.text, entry.unregistered_words):
        return Judgement("prohibited", f"郵送は{entry.registered}に限ります", cites)
    return None


def judged(entry: Submission, window: Window, arrival: Arrival) -> Judgement:
    """Whether what arrives is received; the reasons against it first."""
    refused = way_refused(entry, arrival)
    day = arrival.day
    if refused is not None or day is None:
        return refused or Judgement("conditional", f"{window.end}までに着けば間に合います")
    reasons = (
        _too_early(window, day),
        _too_late(entry, window, arrival, day),
        _closed(entry, arrival, day),
    )
    against = next((why for why in reasons if why), "")
    if against:
        return Judgement("prohibited", against)
    if day == window.last and window.closes.time and arrival.at is None:
        return Judgement(
            "conditional",
            f"締切の日です。{spoken(window.closes.time).strip()}までに着けば間に合います",
        )
    return Judgement("permitted", f"{_said(arrival, day)} は締切（{window.end}）に間に合っています")


def _printed(entry: Entry) -> date:
    if entry.printed is None:
        raise ValueError(f"{entry.key} has no printed day")
    return entry.printed


def _said(arrival: Arrival, day: date) -> str:
    return f"{wareki(day)}{spoken(arrival.at.isoformat('minutes')) if arrival.at else ''}"


def _too_early(window: Window, day: date) -> str:
    if window.opens is None or day >= _printed(window.opens):
        return ""
    return f"受付は {wareki(_printed(window.opens))} からで、まだ始まっていません"


def _too_late(entry: Submission, window: Window, arrival: Arrival, day: date) -> str:
    clock = window.closes.time
    end = datetime.combine(window.last, time.fromisoformat(clock) if clock else time.max)
    came = datetime.combine(day, arrival.at or time.min)
    if came <= end:
        return ""
    posted = "。消印の日は関係ありません（必着）" if arrival.postmark and entry.must_arrive else ""
    return f"{_said(arrival, day)} は締切（{window.end}）を過ぎています{posted}"


def _closed(entry: Submission, arrival: Arrival, day: date) -> str:
    """That the day is a weekend, or the hour outside those of receipt."""
    if entry.weekdays_only and day.weekday() >= _SATURDAY:
        return f"{wareki(day)} は受け付けない日（土曜・日曜）です"
    if entry.hours is None or arrival.at is None:
        return ""
    first, last = (time.fromisoformat(clock) for clock in entry.hours)
    if first <= arrival.at <= last:
        return ""
    span = "から".join(spoken(clock).strip() for clock in entry.hours)
    return f"{_said(arrival, day)} は受付時間（{span}まで）の外です"


def meant(entries: Iterable[Submission], text: str) -> Submission | None:
    """The document that a text speaks of: the first whose words it brings up."""
    return next((entry for entry in entries if brings_up(text, entry.words)), None)
