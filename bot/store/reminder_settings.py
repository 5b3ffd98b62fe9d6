"""How each channel, and each person who wants one, wants the morning post."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Engine, delete, insert, select
from sqlmodel import col

from bot.store.reminder_setting import ReminderSetting, usual_reminder
from bot.store.reminder_side_tables import ReminderSettingRow

_ROW = ReminderSettingRow.__table__  # type: ignore[attr-defined]


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
