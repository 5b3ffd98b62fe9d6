"""The Slack app's manifest, for Socket Mode or for HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.short_commands import short_commands as usual_commands

FILE = Path(__file__).with_name("manifest.yaml")


def manifest(
    *,
    command: str = "/keiyaku",
    address: str | None = None,
    short_commands: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The manifest; with the public address of the HTTP server, for HTTP.

    `short_commands`: the names in use, each with its calculation; those in the file are the usual ones.

    >>> manifest()["settings"]["socket_mode_enabled"]
    True
    >>> manifest(address="https://navi.example.org/")["settings"]["interactivity"]["request_url"]
    'https://navi.example.org/slack/events'
    """
    made: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    commands = made["features"]["slash_commands"]
    commands[0]["command"] = command
    if short_commands is not None:
        about = {each["command"]: each["description"] for each in commands[1:]}
        kept = usual_commands(None)
        described = {kept[name]: text for name, text in about.items() if name in kept}
        commands[1:] = [
            {"command": name, "description": described.get(calc, calc), "should_escape": False}
            for name, calc in short_commands.items()
        ]
    if address is None:
        return made
    url = f"{address.rstrip('/')}/slack/events"
    made["settings"]["socket_mode_enabled"] = False
    made["settings"]["event_subscriptions"]["request_url"] = url
    made["settings"]["interactivity"]["request_url"] = url
    made["oauth_config"]["redirect_urls"] = [f"{address.rstrip('/')}/slack/oauth_redirect"]
    for slash_command in commands:
        slash_command["url"] = url
    return made
