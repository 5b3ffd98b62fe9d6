"""Writing down, each morning, what is to be posted where: each post once, whichever clock does it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.exc import SQLAlchemyError

from bot.logs import get_logger, new_failure_id
from bot.reminders.composing import digest_parts, escalation_parts
from bot.reminders.items import Found, Item, Ledger
from bot.reminders.schedule import Calendar, Morning, WithClosed, due, horizon, local_day
from bot.store import (
    PostKey,
    PostKind,
    PostPart,
    ReminderPosts,
    ReminderSetting,
    usual_reminder,
)

PEOPLE = ("U", "W")
CalendarOf = Callable[[str, str, str], Calendar]
"""The office days that count for (workspace, channel or person, body of its first case)."""
EscalationOf = Callable[[str, str], str | None]
"""Who is in charge of a channel, where its reminder setting names nobody."""
_Settings = Mapping[tuple[str, str], ReminderSetting]

_log = get_logger(__name__)


@dataclass(frozen=True)
class _Owed:
    """A post that is due now."""

    key: PostKey
    setting: ReminderSetting
    calendar: Calendar
    morning: Morning

    @property
    def until(self) -> date:
        """The last day that it speaks of."""
        return horizon(self.morning.day, self.calendar, self.setting.ahead)


class Planner:
    """Plans what is due. `plan` may be called as often as one likes, by several clocks at once."""

    def __init__(
        self,
        posts: ReminderPosts,
        ledger: Ledger,
        settings: Callable[[], _Settings],
        calendar_of: CalendarOf,
        escalation_of: EscalationOf = lambda _team, _channel: None,
    ) -> None:
        self._posts = posts
        self._ledger = ledger
        self._settings = settings
        self._calendar_of = calendar_of
        self._escalation_of = escalation_of

    def plan(self, now: datetime) -> int:
        """Write down every post that is due; how many."""
        by_team: dict[str, list[_Owed]] = defaultdict(list)
        for owed in self._owed(now):
            by_team[owed.key.team_id].append(owed)
        return sum(self._plan_safely(team_id, owed, now) for team_id, owed in by_team.items())

    def _plan_safely(self, team_id: str, owed: Sequence[_Owed], now: datetime) -> int:
        try:
            return self._plan_team(team_id, owed, now)
        except SQLAlchemyError:
            raise
        except Exception:  # noqa: BLE001 - one workspace's trouble is not the others'
            _log.exception("workspace not planned", team=team_id)
            return 0

    def _owed(self, now: datetime) -> Iterable[_Owed]:
        day, settings = local_day(now), self._settings()
        done, last = self._posts.dealt_with_on(day), self._posts.last_days(day)
        wanted: list[tuple[PostKind, str, str, str, datetime | None]] = [
            (PostKind.DIGEST, place.team_id, place.channel, place.rulebook, place.since)
            for place in self._ledger.places()
        ]
        wanted += [
            (PostKind.PERSONAL, team_id, key, "", None)
            for (team_id, key), setting in settings.items()
            if setting.wanted and key.startswith(PEOPLE)
        ]
        for kind, team_id, channel, rulebook, since in wanted:
            key = PostKey(kind, team_id, channel, day)
            if key in done:
                continue
            setting = settings.get((team_id, channel)) or usual_reminder(channel)
            if kind == PostKind.DIGEST and channel.startswith(PEOPLE):
                # Cases that somebody keeps in their own messages are their personal post.
                continue
            calendar = WithClosed(self._calendar_of(team_id, channel, rulebook), setting.closed)
            morning = due(
                now, setting, calendar, last=last.get((kind, team_id, channel)), since=since
            )
            if morning:
                yield _Owed(key, setting, calendar, morning)

    def _plan_team(self, team_id: str, owed: Sequence[_Owed], now: datetime) -> int:
        channels = [each for each in owed if each.key.kind == PostKind.DIGEST]
        planned = 0
        if channels:
            found = self._ledger.items(team_id, max(each.until for each in channels))
            by_channel: dict[str, list[Item]] = defaultdict(list)
            for item in found.items:
                by_channel[item.channel].append(item)
            for each in channels:
                aside = found.set_aside.get(each.key.channel, 0)
                planned += self._plan_one(each, by_channel[each.key.channel], aside, now)
        for each in owed:
            if each.key.kind == PostKind.PERSONAL:
                own = self._ledger.items(team_id, each.until, owner=each.key.channel)
                planned += self._plan_one(each, own.items, _all(own), now)
        return planned

    def _plan_one(self, owed: _Owed, items: Sequence[Item], aside: int, now: datetime) -> int:
        """Plan one post, and what goes to the escalation person with it."""
        try:
            parts, aside = self._composed(owed, items, aside)
            escalated = self._escalated(owed, items)
        except SQLAlchemyError:
            raise
        except Exception:  # noqa: BLE001 - one channel's trouble is not the others'
            _log.exception("post not composed", failure=new_failure_id(), channel=owed.key.channel)
            return 0
        if escalated:
            # First: the post that follows marks the day as dealt with.
            self._posts.plan(replace(owed.key, kind=PostKind.ESCALATION), escalated, now)
        return int(self._posts.plan(owed.key, parts, now) and bool(parts))

    def _composed(
        self, owed: _Owed, items: Sequence[Item], aside: int
    ) -> tuple[list[PostPart], int]:
        """The messages; a case that cannot be put into words is set aside, the others go out."""

        def made(of: Sequence[Item], set_aside: int) -> list[PostPart]:
            return digest_parts(
                of,
                owed.morning,
                owed.setting,
                owed.calendar,
                target=owed.key.channel,
                set_aside=set_aside,
                personal=owed.key.kind == PostKind.PERSONAL,
            )

        try:
            return made(items, aside), aside
        except Exception:  # noqa: BLE001 - which one it is shows when each is tried alone
            sound = [item for item in items if _is_sound(item, made)]
            aside += len(items) - len(sound)
            return made(sound, aside), aside

    def _escalated(self, owed: _Owed, items: Sequence[Item]) -> list[PostPart]:
        key = owed.key
        if key.kind != PostKind.DIGEST:
            return []
        person = owed.setting.escalation_user or self._escalation_of(key.team_id, key.channel)
        if not person:
            return []
        return escalation_parts(
            items, owed.morning, owed.setting, channel=key.channel, target=person
        )


def _is_sound(item: Item, made: Callable[[Sequence[Item], int], list[PostPart]]) -> bool:
    try:
        made([item], 0)
    except Exception:  # noqa: BLE001 - whatever is wrong with it
        _log.exception("case set aside", case=item.case_id, deadline=item.id)
        return False
    return True


def _all(found: Found) -> int:
    return sum(found.set_aside.values())
