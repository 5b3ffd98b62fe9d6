"""Whether a document came in time: the printed deadline, the receipt hours, the accepted ways.

A deadline is a matter of arrival (必着) unless the document says otherwise: the postmark (消印) does
not count. What comes exactly at the hour is in time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from knowledge.dates import WEEKDAYS, wareki
from knowledge.model import Effect
from knowledge.reckoning.submission_rule import POST, Submission
from knowledge.timetable.entries import Entry, Schedule
from knowledge.understanding.presence import brings_up

_NOON = time(12)
_SATURDAY = WEEKDAYS.index("土")


@dataclass(frozen=True)
class Arrival:
    """When and how something comes: `at` is None where only the day is told.

    `postmark` is the day of posting; `posted`: nothing else is told, and `day` is that day.
    """

    day: date | None
    at: time | None = None
    postmark: date | None = None
    way: str | None = None
    text: str = ""
    posted: bool = False


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
    late = _too_late(entry, window, arrival, day)
    if arrival.posted and not late:
        return Judgement(
            "conditional", f"出した日ではなく、{window.end}までに着いたかどうかで決まります"
        )
    reasons = (_too_early(window, day), late, _closed(entry, arrival, day))
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
