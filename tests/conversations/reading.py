"""What a person sees in a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def seen(message: dict[str, Any]) -> str:
    """All visible text, one piece a line."""
    return "\n".join(_texts(message.get("blocks") or []))


def buttons(message: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The buttons by their labels."""
    actions = [block for block in message.get("blocks") or [] if block["type"] == "actions"]
    return {element["text"]["text"]: element for block in actions for element in block["elements"]}


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for below in part.values():
            yield from _texts(below)
    elif isinstance(part, list):
        for below in part:
            yield from _texts(below)
