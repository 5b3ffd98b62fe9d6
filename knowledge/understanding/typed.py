"""A value typed for one field, at a door that has a field for each input (terminal, form)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from fractions import Fraction

from knowledge.calculation import Inputs, Slot, Unit
from knowledge.errors import UnreadableInput
from knowledge.kinds import Titled
from knowledge.understanding.clock_times import find_times
from knowledge.understanding.months import find_months
from knowledge.understanding.normalise import clean, normalise
from knowledge.understanding.reading import Reading, read

_YES = frozenset({"はい", "有", "あり", "yes", "true", "1"})
_NO = frozenset({"いいえ", "無", "なし", "no", "false", "0"})
_PLAIN = re.compile(r"[0-9,]{1,20}")


def _choice(slot: Slot, inputs: type[Inputs], name: str, text: str) -> Titled:
    titles = inputs.choice_titles(name)
    for title, member in titles.items():
        if text in (title, member.value):
            return member
    raise UnreadableInput(f"「{slot.title}」は {'、'.join(titles)} のどれかで書いてください。")


def _flag(slot: Slot, text: str) -> bool:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise UnreadableInput(f"「{slot.title}」は はい か いいえ で書いてください。")


def _number(text: str) -> int | None:
    return int(text.replace(",", "") or 0) if _PLAIN.fullmatch(text) else None


def _amount(text: str, reading: Reading) -> int | None:
    return reading.amounts[0].yen if reading.amounts else _number(text)


def _day(_: str, reading: Reading) -> date | None:
    return reading.days[0].day if reading.days else None


def _time(_: str, reading: Reading) -> time | None:
    times, problems = find_times(reading.text)
    if problems:
        raise UnreadableInput(problems[0])
    return times[0].time if times else None


def _month(_: str, reading: Reading) -> date | None:
    months = find_months(reading.text, reading.today)
    return months[0].first if months else None


def _count(text: str, reading: Reading) -> int | None:
    return reading.counts[0].number if reading.counts else _number(text)


def _rate(text: str, reading: Reading) -> Fraction | None:
    if reading.rates:
        return reading.rates[0].rate
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


_READERS: dict[Unit, Callable[[str, Reading], object]] = {
    "yen": _amount,
    "day": _day,
    "time": _time,
    "month": _month,
    "rate": _rate,
    "text": lambda text, _: text,
}


def typed_value(slot: Slot, inputs: type[Inputs], name: str, text: str, today: date) -> object:
    """What `text` means for a field; raises UnreadableInput with a sentence that names the field.

    >>> typed_value(Slot("契約金額", "yen"), Inputs, "amount", "４５０万", date(2026, 11, 20))
    4500000
    """
    try:
        return _typed(slot, inputs, name, text, today)
    except UnreadableInput as error:
        raise UnreadableInput(error.sentence, name) from error


def _typed(slot: Slot, inputs: type[Inputs], name: str, text: str, today: date) -> object:
    typed = clean(text)
    if slot.unit == "choice":
        return _choice(slot, inputs, name, typed)
    if slot.unit == "flag":
        return _flag(slot, typed)
    if slot.unit == "words":
        return typed
    reading = read(normalise(text), today)
    if reading.problems:
        raise UnreadableInput(reading.problems[0])
    value = _READERS.get(slot.unit, _count)(typed, reading)
    if value is None:
        raise UnreadableInput(
            f"「{slot.title}」の「{typed[:40]}」を読み取れません。書き方を確かめてください。"
        )
    return value
