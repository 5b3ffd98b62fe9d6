"""Which cases somebody sees from where: those of the place's body, and whatever is theirs there.

A workspace never sees another's. Within one, a place for which a body was set (団体) sees that
body's cases; a channel sees the cases that are its own, a person those they look after or that
would be handed on to them. Elsewhere in such a place other bodies' cases do not exist.
"""

from __future__ import annotations

from bot.cases import Case, Cases, Due, NoSuchCase, Scope
from bot.cases.reading import NOT_HERE
from bot.store import Channels, ReminderSettings, setting_key


class Access:
    """Looks cases up on behalf of a person in a place."""

    def __init__(self, cases: Cases, channels: Channels, reminders: ReminderSettings) -> None:
        self._cases = cases
        self._channels = channels
        self._reminders = reminders

    def scope(self, team_id: str, channel: str, user_id: str) -> Scope:
        """What may be entered and listed from a place."""
        body = self._channels.find(team_id, setting_key(channel, user_id)).rulebook
        return Scope(team_id, body)

    def case(self, team_id: str, channel: str, user_id: str, case_id: int) -> Case:
        """A case; raises NoSuchCase, also where it may not be seen from here."""
        found = self._cases.find(Scope(team_id), case_id)
        self._check(found, channel, user_id)
        return found

    def due(self, team_id: str, channel: str, user_id: str, deadline_id: int) -> Due:
        """A deadline with its case, likewise."""
        found = self._cases.find_deadline(Scope(team_id), deadline_id)
        self._check(found.case, channel, user_id)
        return found

    def _check(self, case: Case, channel: str, user_id: str) -> None:
        body = self.scope(case.team_id, channel, user_id).rulebook
        if body in (None, case.rulebook) or (channel and case.channel == channel):
            return
        if user_id not in (*case.owners, *self._in_charge(case)):
            raise NoSuchCase(NOT_HERE)

    def _in_charge(self, case: Case) -> tuple[str | None, ...]:
        """Who is told of what stays undone."""
        setting = self._reminders.find(case.team_id, case.channel)
        officer = self._channels.find(case.team_id, case.channel).officer_user
        return (setting.escalation_user, officer)
