"""Where cases and deadlines stand, and where a deadline comes from."""

from __future__ import annotations

from enum import StrEnum


class CaseState(StrEnum):
    """Whether a case is worked on."""

    OPEN = "open"
    CLOSED = "closed"


class DeadlineState(StrEnum):
    """Where a deadline stands."""

    OPEN = "open"
    DONE = "done"
    SNOOZED = "snoozed"
    NOT_APPLICABLE = "not_applicable"
    SUPERSEDED = "superseded"
    """The facts or the rulebook no longer give it. Kept, never shown as due."""


class Origin(StrEnum):
    """Where a deadline comes from."""

    DERIVED = "derived"
    OWN = "own"


LIVE = (DeadlineState.OPEN, DeadlineState.SNOOZED)
"""What still wants doing. A snoozed one comes up again on the day it was put off to."""
