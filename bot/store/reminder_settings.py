"""How each channel, and each person who wants one, wants the morning post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Engine, delete, insert, select
from sqlmodel import col

from bot.store.reminder_tables import ReminderSettingRow

PERSONS = ("U", "W")
"""How the ids of people begin; channels begin otherwise."""
DEFAULT_TIME = time(8, 45)
EVERY_DAY = (0, 1, 2, 3, 4)
"""Monday to Friday, as `date.weekday` counts."""
_ROW = ReminderSettingRow.__table__  # type: ignore[attr-defined]


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


class ReminderSettings:
    """The settings on one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, team_id: str, key: str) -> ReminderSetting:
        """A channel's setting, or a person's under their id; where nothing is set, the usual one."""
        statement = select(_ROW).where(_ROW.c.team_id == team_id, _ROW.c.channel == key)
        with self._engine.begin() as connection:
            row = connection.execute(statement).mappings().one_or_none()
        return _setting(row) if row else usual_reminder(key)

    def all(self) -> dict[tuple[str, str], ReminderSetting]:
        """Every setting of every workspace, for the clock."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(_ROW)).mappings().all()
        return {(row["team_id"], row["channel"]): _setting(row) for row in rows}

    def save(
        self, team_id: str, key: str, setting: ReminderSetting, user_id: str, now: datetime
    ) -> None:
        """Set it anew."""
        own = (
            col(ReminderSettingRow.team_id) == team_id,
            col(ReminderSettingRow.channel) == key,
        )
        row = {"team_id": team_id, "channel": key, "changed_by": user_id, "changed_at": now}
        with self._engine.begin() as connection:
            connection.execute(delete(ReminderSettingRow).where(*own))
            connection.execute(insert(ReminderSettingRow).values(**row, **_columns(setting)))


def usual_reminder(key: str) -> ReminderSetting:
    """What holds where nothing is set: channels are posted in, people only if they want it.

    >>> usual_reminder("C1").wanted, usual_reminder("U1").wanted
    (True, False)
    """
    return replace(ReminderSetting(), wanted=not key.startswith(PERSONS))


def _columns(setting: ReminderSetting) -> dict[str, Any]:
    return {
        **vars(setting),
        "at": setting.at.strftime("%H:%M"),
        "weekdays": list(setting.weekdays),
        "closed": [day.isoformat() for day in setting.closed],
    }


def _setting(row: Mapping[Any, Any]) -> ReminderSetting:
    values = {name: row[name] for name in ReminderSetting.__dataclass_fields__}
    values["at"] = time.fromisoformat(row["at"])
    values["weekdays"] = tuple(row["weekdays"])
    values["closed"] = tuple(date.fromisoformat(day) for day in row["closed"])
    return ReminderSetting(**values)
