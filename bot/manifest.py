"""The Slack app's manifest, for Socket Mode or for HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("manifest.yaml")


def manifest(*, command: str = "/keiyaku", address: str | None = None) -> dict[str, Any]:
    """The manifest; with the public address of the HTTP server, for HTTP.

    >>> manifest()["settings"]["socket_mode_enabled"]
    True
    >>> manifest(address="https://navi.example.org/")["settings"]["interactivity"]["request_url"]
    'https://navi.example.org/slack/events'
    """
    made: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    commands = made["features"]["slash_commands"]
    commands[0]["command"] = command
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
