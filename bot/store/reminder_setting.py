"""How a channel, or a person, wants the morning post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

DEFAULT_TIME = time(8, 45)
EVERY_DAY = (0, 1, 2, 3, 4)
"""Monday to Friday, as `date.weekday` counts."""
PERSONS = ("U", "W")
"""How the ids of people begin; channels begin otherwise."""


@dataclass(frozen=True)
class ReminderSetting:
    """How a channel, or a person, wants the morning post.

    The numbers are habits of offices, not law, and can be set for each channel.
    """

    wanted: bool = True
    at: time = DEFAULT_TIME
    weekdays: tuple[int, ...] = EVERY_DAY
    closed: tuple[date, ...] = ()
    """Days on which this office is closed besides its body's calendar."""
    quiet_when_nothing: bool = True
    soon: int = 3
    """「3開庁日以内」."""
    ahead: int = 10
    """「10開庁日以内」."""
    most_overdue: int = 3
    """So often a missed deadline is posted; then it goes to the escalation person, once."""
    escalation_user: str | None = None


def usual_reminder(key: str) -> ReminderSetting:
    """What holds where nothing is set: channels are posted in, people only if they want it.

    >>> usual_reminder("C1").wanted, usual_reminder("U1").wanted
    (True, False)
    """
    return replace(ReminderSetting(), wanted=not key.startswith(PERSONS))
