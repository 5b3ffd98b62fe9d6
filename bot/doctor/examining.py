"""One examination after the other; each is a module's function from a patient to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.checks import check_tokens
from bot.clock import JAPAN, Clock, utc_now
from bot.doctor.finding import Finding, well
from bot.doctor.ground import database, port, rulebooks
from bot.doctor.slack_side import slack
from bot.settings import Settings


@dataclass(frozen=True)
class Patient:
    """What is examined."""

    settings: Settings
    clock: Clock = utc_now
    local: Callable[[], datetime] = lambda: datetime.now().astimezone()


def examine(patient: Patient) -> Iterator[Finding]:
    """Everything, in the order in which it is put right."""
    settings = patient.settings
    problems = check_tokens(settings, settings.mode)
    yield from (Finding(each.id, each.sentence, is_well=False) for each in problems)
    if not problems:
        yield well(f"mode_{settings.mode}")
        if settings.mode != "local":
            yield from slack(settings, patient.clock)
    yield from database(settings)
    yield from rulebooks(settings)
    yield _zone(patient)
    yield from port(settings)


def _zone(patient: Patient) -> Finding:
    local = patient.local()
    if local.utcoffset() == JAPAN.utcoffset(None):
        return well("zone")
    return well("zone_elsewhere", zone=local.tzname() or "?", day=local.astimezone(JAPAN).date())
