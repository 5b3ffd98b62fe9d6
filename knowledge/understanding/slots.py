"""Reading -> the inputs of a calculation, by each field's declared slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from knowledge.calculation import Inputs, Slot
from knowledge.kinds import BidMethod, ContractKind, TaxMark, Titled
from knowledge.understanding.amounts import Amount
from knowledge.understanding.clock_times import find_times
from knowledge.understanding.months import month_meant
from knowledge.understanding.presence import presence
from knowledge.understanding.reading import Reading
from knowledge.understanding.roles import (
    BEFORE,
    FORMER,
    Placed,
    became,
    change_roles,
    last_role_in_sentence,
    role_of,
    still_meant,
)
from knowledge.understanding.vocabulary import vocabulary

P = TypeVar("P", bound=Placed)


@dataclass
class Filled:
    """Values by field, the amounts they were read from, and further amounts for the chief field.

    `recurring` are those of fields for prices per month (year, day).
    """

    values: dict[str, Any] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    recurring: dict[str, Amount] = field(default_factory=dict)
    also: list[Amount] = field(default_factory=list)


def _assign(
    found: Sequence[P], roles: Mapping[int, str | None], slots: Mapping[str, Slot]
) -> dict[str, P]:
    """Each field the value whose word it declares; a chief field else an unclaimed one."""
    free = dict(enumerate(found))
    chosen: dict[str, P] = {}
    for name, slot in slots.items():
        for label in slot.labels:
            index = next((i for i in free if roles.get(i) == label), None)
            if index is not None:
                chosen[name] = free.pop(index)
                break
    aside = set(vocabulary().aside)
    for name, slot in slots.items():
        if slot.chief and name not in chosen:
            unclaimed = [i for i in free if roles.get(i) is None]
            foreign = [
                i for i in free if roles.get(i) not in (None, FORMER) and roles[i] not in aside
            ]
            for index in (*unclaimed, *foreign)[:1]:
                chosen[name] = free.pop(index)
    return chosen


def _of_unit(slots: Mapping[str, Slot], *units: str) -> dict[str, Slot]:
    return {name: slot for name, slot in slots.items() if slot.unit in units}


def _words(slots: Mapping[str, Slot], *more: Sequence[str]) -> list[str]:
    return [w for slot in slots.values() for w in slot.labels] + [w for m in more for w in m]


def _fill_recurring(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> Reading:
    """Fill the fields for prices per month, year or day; the reading that is left for the others.

    A total made of such a price serves both; the price alone is no total.
    """
    fields = {name: slot for name, slot in _of_unit(slots, "yen").items() if slot.per}
    for per in dict.fromkeys(slot.per for slot in fields.values() if slot.per):
        wanted = {name: slot for name, slot in fields.items() if slot.per == per}
        found = [amount for amount in reading.amounts if amount.recurring(per) is not None]
        for name, amount in _shared(found, reading, wanted).items():
            filled.values[name] = amount.recurring(per)
            filled.recurring[name] = amount
            if amount.per == per:
                left = tuple(a for a in reading.amounts if a is not amount)
                reading = replace(reading, amounts=left)
    return reading


def _shared(
    found: Sequence[Amount], reading: Reading, wanted: Mapping[str, Slot]
) -> dict[str, Amount]:
    """Each field its amount: a lone field the first, several by the words beside the amounts."""
    if len(wanted) == 1:
        return dict(zip(wanted, found[:1], strict=False))
    words = _words(wanted)
    roles = {
        index: role_of(amount, reading.text, words, [a for a in reading.amounts if a is not amount])
        for index, amount in enumerate(found)
    }
    return _assign(found, roles, wanted)


def _fill_amounts(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> None:
    reading = _fill_recurring(reading, slots, filled)
    wanted = {name: slot for name, slot in _of_unit(slots, "yen").items() if slot.per is None}
    words = _words(wanted, vocabulary().aside, vocabulary().money)
    roles: dict[int, str | None] = {
        index: role_of(amount, reading.text, words, [a for a in reading.amounts if a is not amount])
        for index, amount in enumerate(reading.amounts)
    }
    if any(label.startswith("変更") for slot in wanted.values() for label in slot.labels):
        other = {i: r for i, r in roles.items() if r in _foreign(wanted)}
        roles |= change_roles(reading.amounts, reading.text, other)
    else:
        roles = _as_changed(reading, roles)
    if _asks_from(reading, roles.get(0), wanted):
        roles = {0: None}
    chosen = _assign(reading.amounts, roles, wanted)
    for name, amount in chosen.items():
        filled.values[name] = amount.yen
        filled.amounts[name] = amount
    own = {label for slot in wanted.values() if slot.chief for label in slot.labels} | {None}
    filled.also = [
        amount
        for index, amount in enumerate(reading.amounts)
        if amount not in chosen.values() and roles[index] in own
    ]


def _asks_from(reading: Reading, role: str | None, slots: Mapping[str, Slot]) -> bool:
    """Whether the only amount is what to reckon from, though the name of the result stands by it.

    「入札保証金 450万」 asks what the deposit is for 450万円; 「入札保証金450万円で足りる?」 tells it.
    """
    if len(reading.amounts) != 1 or reading.yes_no or reading.says(*vocabulary().sufficiency):
        return False
    return any(role in slot.subjects for slot in slots.values())


def _as_changed(reading: Reading, roles: dict[int, str | None]) -> dict[int, str | None]:
    """The roles with a changed amount in place of the former one: what counts is what it became."""
    changes = change_roles(reading.amounts, reading.text, {})
    for index, role in changes.items():
        new = reading.amounts[index + 1] if index + 1 < len(reading.amounts) else None
        if role == BEFORE and new is not None and became(new, reading.text):
            roles = {**roles, index + 1: roles.get(index), index: FORMER}
    return roles


def _foreign(slots: Mapping[str, Slot]) -> set[str]:
    """The words that keep an amount out of a change of price: other fields', other titles'."""
    prices = [slot for slot in slots.values() if slot.chief or slot.labels[:1] == ("変更前",)]
    own = {label for slot in prices for label in slot.labels}
    others = {label for slot in slots.values() if slot not in prices for label in slot.labels}
    return {*others, *vocabulary().money} - own - set(vocabulary().change)


MOVED_TO = "に延ばす"
"""A field with this word wants the day something was moved to, and its neighbour the former day."""


def _fill_days(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> None:
    wanted = _of_unit(slots, "day")
    if not any(MOVED_TO in slot.labels for slot in wanted.values()):
        reading = replace(reading, days=still_meant(reading.days, reading.text))
    words = _words(wanted, vocabulary().aside)
    roles = {
        index: role_of(day, reading.text, words, [d for d in reading.days if d is not day])
        for index, day in enumerate(reading.days)
    }
    if len(reading.days) == 1 and roles[0] is None:
        roles[0] = last_role_in_sentence(reading.days[0], reading.text, words)
    for name, found in _assign(reading.days, roles, wanted).items():
        filled.values[name] = found.day


def _fill_counts(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> None:
    for unit, names in (
        ("days", ("days",)),
        ("months", ("months",)),
        ("years", ("years",)),
        ("count", ("persons", "times", "copies", "pieces")),
        ("persons", ("persons",)),
    ):
        wanted = _of_unit(slots, unit)
        counts = [c for c in reading.counts if c.unit in names]
        roles = {
            index: role_of(c, reading.text, _words(wanted), [o for o in counts if o is not c])
            for index, c in enumerate(counts)
        }
        for name, count in _assign(counts, roles, wanted).items():
            filled.values[name] = count.number


def _fill_times(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> None:
    """Times of day and whole months: the first of each that the text tells."""
    for name in _of_unit(slots, "time"):
        times, _ = find_times(reading.text)
        if times:
            filled.values[name] = times[0].time
    for name in _of_unit(slots, "month"):
        month = month_meant(reading.text, reading.today)
        if month is not None:
            filled.values[name] = month.first


def _fill_rates(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> None:
    for name, slot in _of_unit(slots, "rate").items():
        rates = [r for r in reading.rates if not r.share or "割" in slot.labels]
        roles = {
            index: role_of(r, reading.text, slot.labels, [o for o in rates if o is not r])
            for index, r in enumerate(rates)
        }
        for found in _assign(rates, roles, {name: slot}).values():
            filled.values[name] = found.rate


def _fill_words(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> None:
    for name, slot in _of_unit(slots, "flag").items():
        said = presence(reading.text, slot.labels)
        if said is not None:
            filled.values[name] = said


def fill(inputs: type[Inputs], reading: Reading) -> Filled:
    """What a reading gives for the fields of `inputs`; fields it says nothing of are left out."""
    slots = inputs.slots()
    filled = Filled()
    for step in (_fill_amounts, _fill_days, _fill_times, _fill_counts, _fill_rates, _fill_words):
        step(reading, slots, filled)
    by_type: dict[type, object] = {
        ContractKind: reading.kind,
        BidMethod: reading.method,
        TaxMark: _tax_mark(reading, slots, filled),
    }
    for name in _of_unit(slots, "choice"):
        titles = inputs.choice_titles(name)
        of_type = type(next(iter(titles.values()))) if titles else None
        value = by_type.get(of_type) if of_type else None
        guessed = None if value or of_type is TaxMark else _named(titles, reading.text)
        picked = titles.get(reading.text) or guessed
        if value is not None or picked is not None:
            filled.values[name] = picked or value
    for name in _of_unit(slots, "text"):
        filled.values[name] = reading.text
    for name in _of_unit(slots, "kinds"):
        filled.values[name] = reading.not_kinds
    if "construction" in slots and reading.construction is not None:
        filled.values.setdefault("construction", reading.construction)
    if "on_year" in slots and reading.fiscal_year is not None:
        filled.values["on_year"] = reading.fiscal_year.day
    return filled


def _tax_mark(reading: Reading, slots: Mapping[str, Slot], filled: Filled) -> TaxMark | None:
    """The tax marker of the chief amount, else of any; without amounts, the one that is said."""
    if not reading.amounts:
        return next((mark for mark in TaxMark if reading.says(mark.title_ja)), None)
    chief = [filled.amounts[n] for n, slot in slots.items() if slot.chief and n in filled.amounts]
    each = [filled.recurring[n] for n, s in slots.items() if s.chief and n in filled.recurring]
    spoken = each or chief or list(filled.amounts.values()) or reading.amounts
    marks = [amount.tax for amount in spoken if amount.tax]
    return TaxMark(marks[0]) if marks else None


def _named(titles: Mapping[str, Titled], text: str) -> Titled | None:
    return next((member for title, member in titles.items() if title in text), None)
