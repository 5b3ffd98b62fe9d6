"""The ledger of cases (案件台帳): which cases there are, and which days follow from their facts.

A case's deadlines are derived by its body's rulebook and made anew when a fact or the rulebook
changes. What was done stays done, what no longer follows is superseded, nothing is deleted: every
change leaves a line of history with who and when.
"""

from bot.cases.coming import coming_of
from bot.cases.desks import Timetables
from bot.cases.entering import a_fact, is_within_reason
from bot.cases.errors import CaseRefused, NoSuchCase, Stale
from bot.cases.ledger import Ledger
from bot.cases.model import By, Case, CaseDeadline, Changes, Due, Event, NewCase, OwnDeadline, Scope
from bot.cases.reading import Cases
from bot.cases.states import LIVE, CaseState, DeadlineState, Origin

__all__ = [
    "LIVE",
    "By",
    "Case",
    "CaseDeadline",
    "CaseRefused",
    "CaseState",
    "Cases",
    "Changes",
    "DeadlineState",
    "Due",
    "Event",
    "Ledger",
    "NewCase",
    "NoSuchCase",
    "Origin",
    "OwnDeadline",
    "Scope",
    "Stale",
    "Timetables",
    "a_fact",
    "coming_of",
    "is_within_reason",
]
