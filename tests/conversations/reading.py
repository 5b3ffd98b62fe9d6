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
    elements = [element for block in actions for element in block["elements"]]
    return {each["text"]["text"]: each for each in elements if each["type"] == "button"}


def choices(message: dict[str, Any]) -> list[str]:
    """The labels of the buttons that continue a question."""
    found = buttons(message).items()
    return [label for label, each in found if each["action_id"].startswith("keiyaku:choice")]


def behind(message: dict[str, Any], label: str) -> dict[str, Any]:
    """What is behind the ⋯ of a message, as it is sent when it is chosen."""
    actions = [block for block in message.get("blocks") or [] if block["type"] == "actions"]
    menus = [each for a in actions for each in a["elements"] if each["type"] == "overflow"]
    options = {option["text"]["text"]: option for menu in menus for option in menu["options"]}
    return {"action_id": menus[0]["action_id"], "selected_option": options[label]}


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for below in part.values():
            yield from _texts(below)
    elif isinstance(part, list):
        for below in part:
            yield from _texts(below)
