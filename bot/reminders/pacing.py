"""How fast may be posted.

Slack takes about one message a second in a channel and a few hundred a minute in a workspace, and
says itself when it was too much.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic


@dataclass(frozen=True)
class Pace:
    """Seconds between two messages: in one place, and in one workspace."""

    place: float = 1.1
    workspace: float = 0.35

    @property
    def gap(self) -> timedelta:
        """How long the next part of a post waits."""
        return timedelta(seconds=self.place)


class Pacer:
    """Remembers when this clock posted where. Others have their own; Slack watches over all."""

    def __init__(self, pace: Pace, tick: Callable[[], float] = monotonic) -> None:
        self._pace = pace
        self._tick = tick
        self._places: dict[tuple[str, str], float] = {}
        self._workspaces: dict[str, float] = {}
        self._held: dict[str, datetime] = {}

    def wait(self, team_id: str, target: str) -> float:
        """How many seconds to wait before posting there."""
        now = self._tick()
        place = self._places.get((team_id, target), -self._pace.place) + self._pace.place
        workspace = self._workspaces.get(team_id, -self._pace.workspace) + self._pace.workspace
        return max(0.0, place - now, workspace - now)

    def note(self, team_id: str, target: str) -> None:
        """A message goes out there now."""
        now = self._tick()
        self._places = {key: at for key, at in self._places.items() if now - at < self._pace.place}
        self._places[team_id, target] = self._workspaces[team_id] = now

    def hold(self, team_id: str, until: datetime) -> None:
        """Slack asked for a pause in a workspace."""
        self._held[team_id] = max(until, self._held.get(team_id, until))

    def held(self, now: datetime) -> list[str]:
        """The workspaces in which nothing is posted now."""
        self._held = {team: until for team, until in self._held.items() if until > now}
        return list(self._held)
