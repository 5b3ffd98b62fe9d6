"""One message of the morning post: claimed, looked for if it may be there already, sent, settled.

Whatever is interrupted between two steps leaves a claim that runs out; whoever takes it up next
looks in the channel, by the message's metadata, before anything is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from bot.blocks.reminder_notices import trouble_message
from bot.clock import Clock
from bot.logs import get_logger, new_failure_id
from bot.reminders.pacing import Pacer
from bot.reminders.patience import OF_THE_BLOCKS, OF_THE_WORKSPACE, Patience
from bot.reminders.schedule import local_day
from bot.reminders.sending import Sender
from bot.replies.posting import NotEver, NotNow
from bot.store import ClaimedPost, PostKind, PostPart, ReminderClaims

RATE_LIMITED, TOO_SLOW = "ratelimited", "too slow"
STUMBLED = "internal error"
MOST_DOUBLINGS, MOST_STUMBLES = 10, 5

_log = get_logger(__name__)
Admins = Callable[[str], Sequence[str]]
"""Whom to tell in a workspace when something keeps failing."""


class Deliverer:
    """Delivers what is planned, one message after the other."""

    def __init__(
        self,
        claims: ReminderClaims,
        sender: Sender,
        clock: Clock,
        *,
        admins: Admins = lambda _: (),
        patience: Patience | None = None,
        sleep: Callable[[float], object] | None = None,
        tick: Callable[[], float] = monotonic,
    ) -> None:
        self._claims = claims
        self._sender = sender
        self._clock = clock
        self._admins = admins
        self._patience = patience or Patience()
        self._sleep = sleep or (lambda _: None)
        self._tick = tick
        self._pacer = Pacer(self._patience.pace, tick)

    def one(self) -> bool:
        """Deliver one message that is due; False if none is."""
        now = self._clock()
        not_teams = self._pacer.held(now)
        claimed = self._claims.claim(now, local_day(now), self._patience.lease, not_teams)
        if claimed is None:
            return False
        started = self._tick()
        try:
            self._deliver(claimed, now, started)
        except NotNow as error:
            self._put_off(claimed, error)
        except NotEver as error:
            self._refused(claimed, error)
        except SQLAlchemyError:
            raise
        except Exception:  # noqa: BLE001 - one message's trouble is not the others'
            self._stumbled(claimed)
        return True

    def look_back(self, day: date) -> None:
        """Settle what earlier days left: looked for in Slack, never sent late."""
        now = self._clock()
        for left in self._claims.overdue_claims(day, now):
            try:
                ts = self._sender.find(left)
            except NotNow:
                continue
            except NotEver:
                ts = None
            if ts:
                self._claims.settle(left, ts, now, self._patience.pace.gap)
            else:
                self._claims.miss_one(left, now)
        missed = self._claims.miss(day, now)
        if missed:
            _log.warning("mornings missed", messages=missed)

    def _deliver(self, claimed: ClaimedPost, now: datetime, started: float) -> None:
        ts = self._looked_for(claimed) if claimed.unsure else None
        if ts is None and self._is_stale(claimed, now):
            self._claims.discard(claimed)
            _log.info("post planned anew", post=claimed.id)
            return
        if ts is None:
            claimed = self._opened(claimed)
            self._wait(claimed, started)
            ts = self._sender.send(claimed)
        if not self._claims.settle(claimed, ts, self._clock(), self._patience.pace.gap):
            _log.warning("claim lost to another clock", post=claimed.id)
            return
        _log.info("posted", post=claimed.id, kind=claimed.key.kind, attempts=claimed.attempts)

    def _looked_for(self, claimed: ClaimedPost) -> str | None:
        try:
            return self._sender.find(claimed)
        except NotNow as error:
            raise _StillUnsure(error.reason, error.pause) from None
        except NotEver as error:
            # Without the right to read there, a reminder twice is better than none.
            _log.warning("not looked up", post=claimed.id, reason=error.reason)
            return None

    def _opened(self, claimed: ClaimedPost) -> ClaimedPost:
        opened = self._sender.open(claimed)
        if not opened or opened == claimed.conversation:
            return claimed
        if not self._claims.note_conversation(claimed, opened):
            raise NotNow(TOO_SLOW)
        return replace(claimed, conversation=opened)

    def _wait(self, claimed: ClaimedPost, started: float) -> None:
        team_id, target = claimed.key.team_id, claimed.target
        self._sleep(self._pacer.wait(team_id, target))
        if self._tick() - started > self._patience.lease.total_seconds() / 2:
            # This process stood still: by now the message may belong to another clock.
            raise NotNow(TOO_SLOW)
        self._pacer.note(team_id, target)

    def _is_stale(self, claimed: ClaimedPost, now: datetime) -> bool:
        # What is handed on is planned with the post of its channel, and would not be planned again.
        is_whole = claimed.key.kind in (PostKind.DIGEST, PostKind.PERSONAL) and claimed.part == 1
        return is_whole and now - claimed.planned_at > self._patience.stale

    def _put_off(self, claimed: ClaimedPost, error: NotNow) -> None:
        now = self._clock()
        longest = self._patience.longest_pause.total_seconds()
        doublings = min(claimed.attempts, MOST_DOUBLINGS)
        pause = max(error.pause, min(longest, float(2**doublings)))
        until = now + timedelta(seconds=pause)
        not_sent = error.reason in (RATE_LIMITED, TOO_SLOW) and not isinstance(error, _StillUnsure)
        if error.reason == RATE_LIMITED:
            self._pacer.hold(claimed.key.team_id, now + timedelta(seconds=error.pause))
        _log.warning("post put off", post=claimed.id, reason=error.reason, seconds=pause)
        self._claims.put_off(claimed, until, error.reason, sent=False if not_sent else None)

    def _stumbled(self, claimed: ClaimedPost) -> None:
        failure = new_failure_id()
        _log.exception("post stumbled over", failure=failure, post=claimed.id)
        if claimed.attempts < MOST_STUMBLES:
            self._put_off(claimed, _StillUnsure(STUMBLED))
        else:
            self._refused(claimed, NotEver(f"{STUMBLED} {failure}"))

    def _refused(self, claimed: ClaimedPost, error: NotEver) -> None:
        now = self._clock()
        if error.reason in OF_THE_BLOCKS and claimed.plain:
            _log.error("blocks refused", post=claimed.id, reason=error.reason)
            self._claims.make_plain(claimed, now)
            return
        scope = "" if error.reason in OF_THE_WORKSPACE else claimed.target
        message = trouble_message(scope, error.reason)
        notice = [
            PostPart(admin, message.message.payload(), message.plain)
            for admin in self._admins(claimed.key.team_id)
        ]
        is_news = self._claims.fail(claimed, error.reason, now, scope=scope, notice=notice)
        record = _log.error if is_news else _log.warning
        record("not posted", post=claimed.id, channel=scope, reason=error.reason, told=len(notice))


class _StillUnsure(NotNow):
    """It could not even be looked for: whether Slack has it is as unknown as before."""
