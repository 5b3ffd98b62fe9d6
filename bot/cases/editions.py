"""Which edition of a body's rules deadlines were derived under: when it changes, they are made anew."""

from __future__ import annotations

import json
import re
from datetime import date
from hashlib import sha256

from pydantic import BaseModel

from bot.cases.desks import Timetables

NATIONAL = "national"
_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')


class Editions:
    """The editions of a desk's rulebooks. A desk does not change while it is open, but days pass."""

    def __init__(self, desk: Timetables) -> None:
        self._desk = desk
        self._records: dict[str, str] = {}

    def of(self, rulebook: str, today: date) -> str:
        """A digest of all that derives deadlines, and of the last day on which a rule of it changed."""
        texts = [self._text(name) for name in (rulebook, NATIONAL)]
        turned = [day for text in texts for day in _DAY.findall(text) if day <= today.isoformat()]
        return sha256("\n".join([*texts, max(turned, default="")]).encode()).hexdigest()

    def _text(self, rulebook: str) -> str:
        if rulebook not in self._records:
            records = self._desk.book(rulebook).records
            plain = {name: _plain(record) for name, record in records.items()}
            self._records[rulebook] = json.dumps(plain, sort_keys=True, default=str)
        return self._records[rulebook]


def _plain(value: object) -> object:
    """A value without anything whose order differs from process to process."""
    if isinstance(value, BaseModel):
        return _plain(dict(value))
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(json.dumps(_plain(each), sort_keys=True, default=str) for each in value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
