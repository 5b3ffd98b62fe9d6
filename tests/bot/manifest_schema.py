"""What Slack's published JSON Schema of app manifests (version 2) says of the parts we use.

The schema itself is at github.com/slackapi/manifest-schema; its limits are written down here, so that
the tests need no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    """A text with its limits."""

    most: int
    least: int = 1
    pattern: str = ""

    def faults(self, value: object, at: str) -> Iterator[str]:
        """What is wrong with a value."""
        if not isinstance(value, str):
            yield f"{at}: not a text"
        elif not self.least <= len(value) <= self.most:
            yield f"{at}: {len(value)} characters, not {self.least} to {self.most}"
        elif not re.search(self.pattern, value):
            yield f"{at}: not of the form {self.pattern}"


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    def faults(self, value: object, at: str) -> Iterator[str]:
        """What is wrong with a value."""
        if not isinstance(value, bool):
            yield f"{at}: not yes or no"


@dataclass(frozen=True)
class Several:
    """A list, its members alike."""

    member: Any
    most: int
    least: int = 0

    def faults(self, value: object, at: str) -> Iterator[str]:
        """What is wrong with a value."""
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            yield f"{at}: not a list of {self.least} to {self.most}"
            return
        for number, each in enumerate(value):
            yield from self.member.faults(each, f"{at}/{number}")
        if all(isinstance(each, str) for each in value) and len(set(value)) < len(value):
            yield f"{at}: the same twice"


@dataclass(frozen=True)
class Parts:
    """An object: what it may have, and what it must."""

    members: dict[str, Any]
    required: Sequence[str] = ()

    def faults(self, value: object, at: str) -> Iterator[str]:
        """What is wrong with a value."""
        if not isinstance(value, dict):
            yield f"{at}: not an object"
            return
        yield from (f"{at}/{name}: missing" for name in self.required if name not in value)
        for name, each in value.items():
            if name in self.members:
                yield from self.members[name].faults(each, f"{at}/{name}")
            else:
                yield f"{at}/{name}: unknown"


URL = Text(3_000, pattern=r"^https://")
SCOPE = Text(100, pattern=r"^[a-z_]+([.:][a-z_]+)*$")
COMMAND = Parts(
    {
        "command": Text(32, 2, r"^/\S+$"),
        "description": Text(2_000),
        "usage_hint": Text(1_000),
        "should_escape": Flag(),
        "url": URL,
    },
    ("command", "description"),
)
SHORTCUT = Parts(
    {
        "name": Text(24),
        "type": Text(7, pattern="^(message|global)$"),
        "callback_id": Text(255),
        "description": Text(150),
    },
    ("name", "type", "callback_id", "description"),
)
AGENT_VIEW = Parts(
    {
        "agent_description": Text(300),
        "suggested_prompts": Several(
            Parts({"title": Text(80), "message": Text(300)}, ("title", "message")), 4
        ),
    },
    ("agent_description",),
)
FEATURES = Parts(
    {
        "app_home": Parts(
            dict.fromkeys(
                ("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"),
                Flag(),
            )
        ),
        "bot_user": Parts({"display_name": Text(80), "always_online": Flag()}, ("display_name",)),
        "slash_commands": Several(COMMAND, 50, 1),
        "shortcuts": Several(SHORTCUT, 10, 1),
        "agent_view": AGENT_VIEW,
    }
)
SETTINGS = Parts(
    {
        "event_subscriptions": Parts(
            {"bot_events": Several(Text(100), 100), "request_url": URL}, ("bot_events",)
        ),
        "interactivity": Parts(
            {"is_enabled": Flag(), "request_url": URL, "message_menu_options_url": URL},
            ("is_enabled",),
        ),
        "org_deploy_enabled": Flag(),
        "socket_mode_enabled": Flag(),
        "token_rotation_enabled": Flag(),
    }
)
MANIFEST = Parts(
    {
        "display_information": Parts(
            {
                "name": Text(35),
                "description": Text(140),
                "long_description": Text(4_000, 175),
                "background_color": Text(7, 4, "^#[0-9a-fA-F]{3,6}$"),
            },
            ("name",),
        ),
        "features": FEATURES,
        "functions": Parts({}),
        "oauth_config": Parts(
            {
                "scopes": Parts({"bot": Several(SCOPE, 255), "user": Several(SCOPE, 255)}),
                "redirect_urls": Several(URL, 1_000),
            }
        ),
        "settings": SETTINGS,
    },
    ("display_information",),
)


def faults(manifest: dict[str, Any]) -> list[str]:
    """Every fault of a manifest, with its place.

    >>> faults({"display_information": {"name": "x" * 36}})
    ['manifest/display_information/name: 36 characters, not 1 to 35']
    """
    found = list(MANIFEST.faults(manifest, "manifest"))
    settings = manifest.get("settings", {})
    features = manifest.get("features", {})
    if not settings.get("socket_mode_enabled", False):
        places = [
            *(
                f"features/slash_commands/{each['command']}"
                for each in features.get("slash_commands", [])
                if "url" not in each
            ),
            *(
                f"settings/{name}"
                for name in ("event_subscriptions", "interactivity")
                if name in settings and "request_url" not in settings[name]
            ),
        ]
        found += [f"{place}: HTTP needs an address" for place in places]
    for list_name, key in (("slash_commands", "command"), ("shortcuts", "callback_id")):
        names = [each[key] for each in features.get(list_name, [])]
        found += [f"features/{list_name}: the same twice"] if len(set(names)) < len(names) else []
    if len(manifest.get("functions", {})) > 50:
        found.append("functions: more than 50")
    return found
