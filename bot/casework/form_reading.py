"""The form of a case, read: every value checked where it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from bot.blocks.case_names import (
    HOUR,
    MOST_OWN,
    PAST_DONE,
    TIMED_DAY,
    is_person,
    moved_day,
    own_day,
    own_title,
)
from bot.cases import CaseRefused, Changes, NewCase, OwnDeadline
from bot.cases.checking import checked_own
from bot.cases.importing.cells import yen_of
from bot.wording import say

if TYPE_CHECKING:
    from bot.cases import Case, CaseDeadline
    from knowledge import Fact

AMOUNT = "契約金額"
FIELDS = {"amounts": "amount"}
"""Where the ledger's word for a field is not the form's."""
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Filled:
    """A form as it is entered: the case, deadlines of one's own, and what becomes of the past."""

    new: NewCase
    own: tuple[OwnDeadline, ...] = ()
    past_done: bool = False


def filled_case(
    values: Mapping[str, str], facts: Mapping[str, Fact], today: date, *, usual_body: str = ""
) -> Filled:
    """A new case; raises CaseRefused with the form's field."""
    new = NewCase(
        rulebook=values.get("rulebook", usual_body),
        title=values.get("title", ""),
        channel=values.get("channel", ""),
        kind=values.get("kind", ""),
        amounts={} if (yen := _amount(values, today)) is None else {AMOUNT: yen},
        facts={key: day for key, day in _facts(values, facts, {}).items() if day},
        owners=tuple(values.get("owners", "").split()),
    )
    return Filled(new, own_deadlines(values), PAST_DONE in values.get(PAST_DONE, "").split())


def changes_of(
    values: Mapping[str, str],
    case: Case,
    facts: Mapping[str, Fact],
    today: date,
    *,
    shown: Sequence[str],
) -> Changes:
    """What a form changes of a case; fields that it did not show leave what is there."""
    kept = tuple(owner for owner in case.owners if not is_person(owner))
    has_places = "owners" in shown
    return Changes(
        title=values.get("title", ""),
        channel=values.get("channel", "") if has_places else None,
        kind=values.get("kind", ""),
        amounts={AMOUNT: _amount(values, today)},
        facts={k: v for k, v in _facts(values, facts, case.facts).items() if k in shown},
        owners=(*values.get("owners", "").split(), *kept) if has_places else None,
    )


def own_deadlines(values: Mapping[str, str]) -> tuple[OwnDeadline, ...]:
    """Deadlines of one's own that were filled in, each checked at its fields."""
    found = []
    for number in range(1, MOST_OWN + 1):
        title, day = values.get(own_title(number)), values.get(own_day(number))
        if not title and not day:
            continue
        if not title:
            raise CaseRefused(say("case.own_title_missing"), own_title(number))
        if not day:
            raise CaseRefused(say("case.own_day_missing"), own_day(number))
        own = OwnDeadline(title, a_day(day, own_day(number)))
        names = {"title": own_title(number), "day": own_day(number)}
        found.append(at_field(lambda own=own: checked_own(own), names))  # type: ignore[misc]
    return tuple(found)


def moved_days(values: Mapping[str, str], own: Sequence[CaseDeadline]) -> dict[int, date]:
    """The days that own deadlines were moved to, by their numbers."""
    found = {}
    for deadline in own:
        name = moved_day(deadline.id)
        day = a_day(values[name], name) if values.get(name) else deadline.day
        if day != deadline.day:
            found[deadline.id] = day
    return found


def values_of(case: Case) -> dict[str, str]:
    """A case as its form shows it."""
    day, _, hour = case.facts.get(TIMED_DAY, "").partition("T")
    values = {
        **{key: fact[:10] for key, fact in case.facts.items()},
        "title": case.title,
        "channel": case.channel,
        "kind": case.kind,
        "owners": " ".join(owner for owner in case.owners if is_person(owner)),
        "amount": f"{case.amounts[AMOUNT]:,}円" if AMOUNT in case.amounts else "",
        TIMED_DAY: day,
        HOUR: hour,
    }
    return {name: value for name, value in values.items() if value}


def at_field(read: Callable[[], _Read], names: Mapping[str, str]) -> _Read:
    """What `read` gives; a refusal is told at the form's own field."""
    try:
        return read()
    except CaseRefused as refused:
        field_name = names.get(refused.field, refused.field)
        raise CaseRefused(refused.sentence, field_name) from None


def a_day(text: str, name: str) -> date:
    """A day as calendars give it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CaseRefused(say("case.strange_day"), name) from None


def _amount(values: Mapping[str, str], today: date) -> int | None:
    text = values.get("amount", "")
    return at_field(lambda: yen_of(text, AMOUNT, 1, today), {AMOUNT: "amount"}) if text else None


def _facts(
    values: Mapping[str, str], facts: Mapping[str, Fact], before: Mapping[str, str]
) -> dict[str, str | None]:
    hour = values.get(HOUR, "")
    if hour and not values.get(TIMED_DAY):
        raise CaseRefused(say("case.hour_without_day"), TIMED_DAY)
    found: dict[str, str | None] = {}
    for key in facts:
        day = a_day(values[key], key).isoformat() if values.get(key) else None
        if day and key == TIMED_DAY and hour:
            found[key] = f"{day}T{hour}"
        elif day and key != TIMED_DAY and before.get(key, "")[:10] == day:
            # An hour that another door brought stays with its day.
            found[key] = before[key]
        else:
            found[key] = day
    return found
