"""How long is waited for what, and which refusals of Slack mean what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from bot.reminders.pacing import Pace

OF_THE_BLOCKS = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
)
"""Slack does not take this message; a plainer one it may."""
OF_THE_WORKSPACE = frozenset(
    {
        "account_inactive",
        "token_revoked",
        "token_expired",
        "invalid_auth",
        "not_authed",
        "not_installed",
        "missing_scope",
        "team_access_not_granted",
    }
)
"""What concerns every channel of a workspace is told once, not for each."""


@dataclass(frozen=True)
class Patience:
    """How long is waited for what."""

    lease: timedelta = timedelta(seconds=90)
    """So long a message belongs to the clock that claimed it. Sending takes at most half of it."""
    longest_pause: timedelta = timedelta(minutes=5)
    stale: timedelta = timedelta(minutes=15)
    """What could not be sent for so long is written anew: meanwhile much may be done."""
    pace: Pace = field(default_factory=Pace)
