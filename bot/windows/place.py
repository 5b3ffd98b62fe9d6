"""Where a deed is to be seen afterwards: a post, a window that stays open, the Home tab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.blocks.views import about

KEPT = "pl"
"""Under what a window keeps the place that it was opened from."""


@dataclass(frozen=True)
class Place:
    """A posted message (`channel`, `ts`), a window with what it `shows`, or Home."""

    channel: str = ""
    ts: str = ""
    view_id: str = ""
    shows: Mapping[str, Any] = field(default_factory=dict)
    at_home: bool = False
    message: Mapping[str, Any] | None = None
    """The posted message as it came with the press; a window keeps only where it is."""

    def kept(self) -> dict[str, Any]:
        """As a window keeps it.

        >>> Place("C1", "1.2").kept()
        {'pl': {'c': 'C1', 't': '1.2'}}
        """
        parts = {
            "c": self.channel,
            "t": self.ts,
            "v": self.view_id,
            "s": dict(self.shows),
            "h": int(self.at_home),
        }
        return {KEPT: {name: value for name, value in parts.items() if value}}

    @classmethod
    def below(cls, view: Mapping[str, Any]) -> Place:
        """The place that a window was opened from."""
        return cls.from_kept(about(view))

    @classmethod
    def from_kept(cls, shows: Mapping[str, Any]) -> Place:
        """The same, from what a window was opened about."""
        kept = shows.get(KEPT) or {}
        return cls(
            kept.get("c", ""),
            kept.get("t", ""),
            kept.get("v", ""),
            kept.get("s", {}),
            bool(kept.get("h")),
        )

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Place:
        """Where somebody pressed something, as Slack tells it."""
        view, container = body.get("view") or {}, body.get("container") or {}
        if view.get("type") == "modal":
            below = cls.below(view)
            return cls(below.channel, below.ts, str(view.get("id")), about(view), below.at_home)
        if view.get("type") == "home":
            return cls(at_home=True)
        message = body.get("message") or {}
        if container.get("is_ephemeral") or not message.get("ts"):
            return cls()
        channel = (body.get("channel") or {}).get("id") or ""
        return cls(channel, message["ts"], message=message)
