"""What a button carries: the question it asks, after the questions asked before.

The value is signed JSON, so pressing needs no memory of the question. Only what is too long for a
button (2,000 characters) goes into the store, and the value then refers to it.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from bot.clock import JAPAN
from bot.store import Kept

MOST_IN_VALUE = 1_950
_SIGNATURE = 22


@dataclass(frozen=True)
class Continuation:
    """A question with those before it, or a calculation with its values; and what is wanted of it.

    `rulebook` and `day` are those of the answer that was seen; without them, the place's and today.
    """

    question: str
    earlier: tuple[str, ...] = ()
    page: int = 0
    rulebook: str | None = None
    day: date | None = None
    calculation: str = ""
    given: tuple[tuple[str, str], ...] = ()
    thread: str | None = None
    """Where it would be shared, if it is about a message."""

    def fields(self) -> dict[str, Any]:
        """As it is kept and sent: short, without what says nothing.

        >>> Continuation("随契は?", rulebook="town").fields()
        {'q': '随契は?', 'r': 'town'}
        """
        all_fields = {
            "q": self.question,
            "e": list(self.earlier),
            "p": self.page,
            "r": self.rulebook,
            "d": self.day and self.day.toordinal(),
            "c": self.calculation,
            "g": dict(self.given),
            "t": self.thread,
        }
        return {name: value for name, value in all_fields.items() if value}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Continuation:
        """The other way round.

        >>> Continuation.from_fields({"q": "随契は?", "r": "town"}).rulebook
        'town'
        """
        return cls(
            fields.get("q", ""),
            tuple(fields.get("e", ())),
            fields.get("p", 0),
            fields.get("r"),
            date.fromordinal(fields["d"]) if "d" in fields else None,
            fields.get("c", ""),
            tuple(fields.get("g", {}).items()),
            fields.get("t"),
        )

    def digest(self) -> str:
        """What tells this question from others, whoever asks."""
        content = json.dumps(self.fields(), ensure_ascii=False, sort_keys=True)
        return sha256(content.encode()).hexdigest()


class ButtonValues:
    """Writes and reads button values. The key is the same in every process of an installation."""

    def __init__(self, key: str, kept: Kept) -> None:
        self._key = sha256(f"keiyaku-navi buttons {key}".encode()).digest()
        self._kept = kept

    def write(
        self, continuation: Continuation, team_id: str, day: date, most: int = MOST_IN_VALUE
    ) -> str:
        """A value of at most so many characters."""
        content = json.dumps(continuation.fields(), ensure_ascii=False, separators=(",", ":"))
        if len(content) + _SIGNATURE > most:
            # The day is moment enough, and keeps the value the same all day.
            moment = datetime.combine(day, time(), JAPAN)
            content = json.dumps({"kept": self._kept.keep(team_id, content, moment)})
        return self._signature(content) + content

    def read(self, value: str, team_id: str) -> Continuation | None:
        """What a value carries; None if it is not ours or was forgotten."""
        signature, content = value[:_SIGNATURE], value[_SIGNATURE:]
        if not hmac.compare_digest(signature.encode(), self._signature(content).encode()):
            return None
        fields = json.loads(content)
        if "kept" in fields:
            found = self._kept.find(team_id, fields["kept"])
            fields = json.loads(found) if found else None
        return None if fields is None else Continuation.from_fields(fields)

    def _signature(self, content: str) -> str:
        digest = hmac.digest(self._key, content.encode(), "sha256")
        return urlsafe_b64encode(digest).decode()[:_SIGNATURE]
