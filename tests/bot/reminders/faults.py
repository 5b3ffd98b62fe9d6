"""Clocks that die at a step: whatever they had in memory is gone, what is in the store and in Slack stays."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.store import PostStatus, ReminderSetting
from tests.bot.reminders.direct import posted_names
from tests.bot.reminders.office import FRIDAY, ReminderOffice
from tests.standin import Slack

BEFORE_CLAIM, AFTER_CLAIM = "before claim", "after claim"
AFTER_SEND, IN_SPLIT = "after send, before settle", "during a split post"
AT_PLAN, WHILE_LOOKING = "before and after planning", "while looking in the channel"
STEPS = (BEFORE_CLAIM, AFTER_CLAIM, AFTER_SEND, IN_SPLIT, AT_PLAN, WHILE_LOOKING)
FAILURES = ("429", "500", "fatal_error", "cut before", "cut after")
"""Of Slack: asked to wait, a fault of its servers, the same told politely, the line cut."""
MOMENTS = {
    BEFORE_CLAIM: ("before claim",),
    AFTER_CLAIM: ("after claim", "before send"),
    AFTER_SEND: ("after send", "before settle"),
    IN_SPLIT: ("after settle of part",),
    AT_PLAN: ("before plan", "after plan"),
    WHILE_LOOKING: ("before find", "after find"),
}
"""The calls of a clock at which each step dies."""
MOST_LIVES, MOST_DEATHS = 40, 4
SPLIT, OWED = (1, 2, 3), 6
"""The parts of the long post; all messages of the morning."""


class Killed(BaseException):
    """Nobody catches this: the clock is gone."""


def _raise() -> None:
    raise Killed


@dataclass
class Fate:
    """Dies at the so-manyeth time that one of the moments comes."""

    moments: tuple[str, ...] = ()
    countdown: int = 1
    die: Callable[[], None] = _raise
    died: bool = False

    def wrap(self, _name: str, part: Any) -> Any:
        """A part of a clock whose calls are moments."""
        return _Haunted(part, self)

    def passes(self, moment: str) -> None:
        if moment in self.moments:
            self.countdown -= 1
            if self.countdown <= 0:
                self.moments = ()
                self.died = True
                self.die()


@dataclass
class _Haunted:
    _part: Any
    _fate: Fate

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._part, name)

        def haunted(*args: Any, **more: Any) -> Any:
            self._fate.passes(f"before {name}")
            done = call(*args, **more)
            self._fate.passes(f"after {name}")
            if name == "settle" and args[0].key.channel == "C2" and args[0].part < len(SPLIT):
                self._fate.passes("after settle of part")
            return done

        return haunted


def enter_cases(office: ReminderOffice, day: date = FRIDAY) -> set[str]:
    """A short post, one of three messages, one overdue that is handed on; the names that are owed."""
    handing_on = ReminderSetting(escalation_user="U9")
    office.store.reminder_settings.save("T1", "C3", handing_on, "U1", office.now)
    # `sequence` remembers, for the runs that follow, how often it was posted before the first.
    thrice = {"posted_overdue": 3, "sequence": 3}
    office.add_case("短い案件", [day - timedelta(days=1), day], channel="C1")
    rows = [day] * 50
    office.add_case("長い案件", rows, channel="C2")
    office.add_case("遅れた案件", [day - timedelta(days=9)], channel="C3", **thrice)
    office.add_case("遅れた案件のとなり", [day], channel="C3")
    names = {f"digest:T1:{c}:{day}:{n}" for c, n in (("C1", 1), ("C3", 1))}
    names |= {f"digest:T1:C2:{day}:{n}" for n in SPLIT}
    return names | {f"escalation:T1:C3:{day}:1"}


@dataclass
class Tally:
    """What became of the messages of many runs."""

    runs: int = 0
    deaths: int = 0
    owed: int = 0
    lost: int = 0
    doubled: int = 0
    details: list[str] = field(default_factory=list)

    def add(self, office: ReminderOffice, owed: set[str], deaths: int) -> None:
        posted = Counter(posted_names(office.slack))
        self.runs += 1
        self.deaths += deaths
        self.owed += len(owed)
        self.lost += len(owed - set(posted))
        self.doubled += sum(count - 1 for count in posted.values())
        if owed != set(posted) or max(posted.values()) > 1:
            self.details.append(f"{posted}")


def run(
    office: ReminderOffice, step: str, chance: random.Random, clocks: int = 1, owed: int = OWED
) -> int:
    """One morning with up to four deaths at a step; how many there were."""
    deaths, rounds = 0, chance.randint(1, MOST_DEATHS)
    for life in range(MOST_LIVES):
        fates = [fate_at(step, life, chance, rounds) for _ in range(clocks)]
        if clocks == 1:
            live(office, fates[0])
        else:
            with ThreadPoolExecutor(clocks) as pool:
                list(pool.map(lambda fate: live(office, fate), fates))
        deaths += sum(fate.died for fate in fates)
        # What was written anew is planned at the next look.
        settled = [row["status"] == PostStatus.POSTED for row in office.posts()]
        if len(settled) >= owed and all(settled):
            return deaths
        office.pass_time(seconds=pause(life, rounds, chance))
    raise AssertionError("not everything was settled")


def fate_at(step: str, life: int, chance: random.Random, rounds: int) -> Fate:
    """How a clock ends in one round of a morning: in the first few, at the step."""
    if life >= rounds:
        return Fate()
    if step in FAILURES:
        return Fate()
    if step == WHILE_LOOKING and life == 0:
        # Only after a death in mid-air is there anything to look for.
        return Fate(MOMENTS[AFTER_SEND], chance.randint(1, 4))
    return Fate(MOMENTS[step], chance.randint(1, 2 if step == IN_SPLIT else 4))


def pause(life: int, rounds: int, chance: random.Random) -> float:
    """Whoever comes next comes soon, or when the claims of the dead have run out."""
    # At last every back-off is over, too.
    return 310 if life > rounds + 2 else chance.choice((1, 95, 200))


def fail(slack: Slack, kind: str, chance: random.Random) -> None:
    """Let a few of the next calls to Slack fail."""
    for method in ("chat.postMessage", "conversations.history"):
        times = chance.randint(1, 3)
        if kind == "429":
            slack.fail_next(method, 429, retry_after=chance.choice((0, 30)), times=times)
        elif kind == "500":
            slack.fail_next(method, 500, times=times)
        elif kind == "fatal_error":
            slack.fail_next(method, error="fatal_error", times=times)
        else:
            slack.cut_next(method, after=kind == "cut after", times=times)


def live(office: ReminderOffice, fate: Fate) -> None:
    clock = office.clock(fate.wrap)
    try:
        while clock.tick():
            pass
    except Killed:
        return
