"""What a button carries: the question it asks, after the questions asked before.

The value is signed JSON, so pressing needs no memory of the question. Only what is too long for a
button (2,000 characters) goes into the store, and the value then refers to it.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
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
    """A question with those before it, and which page of its answer is wanted."""

    question: str
    earlier: tuple[str, ...] = ()
    page: int = 0


class ButtonValues:
    """Writes and reads button values. The key is the same in every process of an installation."""

    def __init__(self, key: str, kept: Kept) -> None:
        self._key = sha256(f"keiyaku-navi buttons {key}".encode()).digest()
        self._kept = kept

    def write(self, continuation: Continuation, team_id: str, day: date) -> str:
        """A value of at most 2,000 characters."""
        content = json.dumps(
            {"q": continuation.question, "e": continuation.earlier, "p": continuation.page},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        if len(content) + _SIGNATURE > MOST_IN_VALUE:
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
        return _continuation(fields)

    def _signature(self, content: str) -> str:
        digest = hmac.digest(self._key, content.encode(), "sha256")
        return urlsafe_b64encode(digest).decode()[:_SIGNATURE]


def _continuation(fields: dict[str, Any] | None) -> Continuation | None:
    if fields is None:
        return None
    return Continuation(fields["q"], tuple(fields["e"]), fields["p"])
