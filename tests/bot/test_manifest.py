"""The manifest is held equal to what the listeners do."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import bot.replies.posting
import bot.replies.recovering
from bot.listeners import installing, mentions, messages
from bot.manifest import manifest
from bot.settings import Settings

SCOPES = {
    "command": {"commands"},
    "app_mention": {"app_mentions:read"},
    "message.im": {"im:history"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "app_home_opened": set(),
    "app_uninstalled": set(),
    "tokens_revoked": set(),
    "chat_postMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "conversations_history": {"im:history"},
    "chat_update": {"chat:write"},
    "auth_test": set(),
}
METHODS = ("chat_", "views_", "users_", "conversations_", "reactions_", "files_")


def bound(kind: str) -> list[str]:
    """The names in `@app.<kind>(NAME)` of all listeners."""
    folder = Path(inspect.getfile(mentions)).parent
    decorators = (
        decorator
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
    )
    return sorted(
        ast.unparse(decorator.args[0])
        for decorator in decorators
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == f"app.{kind}"
    )


def test_every_subscribed_event_has_a_listener_and_the_other_way_round() -> None:
    subscribed = manifest()["settings"]["event_subscriptions"]["bot_events"]
    installed = [installing.REMOVED, installing.REVOKED]
    asked = [mentions.EVENT, *messages.SUBSCRIPTIONS, "app_home_opened"]
    assert sorted(subscribed) == sorted([*asked, *installed])
    assert bound("event") == ["ANYTHING", "EVENT", "EVENT", "REMOVED", "REVOKED"]
    assert all(name.startswith(messages.EVENT) for name in messages.SUBSCRIPTIONS)


def test_the_command_is_the_one_that_is_listened_to() -> None:
    (command,) = manifest()["features"]["slash_commands"]
    assert command["command"] == Settings(_env_file=None).keiyaku_command
    assert bound("command") == ["side.command"]


def test_buttons_need_interactivity() -> None:
    assert bound("action")
    assert manifest()["settings"]["interactivity"]["is_enabled"] is True


def test_it_asks_for_the_scopes_it_needs_and_no_more() -> None:
    modules = (bot.replies.posting, bot.replies.recovering)
    trees = [ast.parse(inspect.getsource(module)) for module in modules]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    called = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    methods = {name for name in called if name.startswith(METHODS)}
    events = set(manifest()["settings"]["event_subscriptions"]["bot_events"])
    needed = set().union(*(SCOPES[name] for name in methods | events | {"command"}))
    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == needed


def test_it_is_within_slacks_limits() -> None:
    made = manifest()
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    assert all(2 <= len(c["command"]) <= 32 for c in made["features"]["slash_commands"])


def test_the_form_for_http_differs_only_in_the_addresses() -> None:
    made = manifest(address="https://navi.example.org", command="/navi")
    url = "https://navi.example.org/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"].pop("request_url") == url
    assert made["settings"]["interactivity"].pop("request_url") == url
    redirect = "https://navi.example.org/slack/oauth_redirect"
    assert made["oauth_config"].pop("redirect_urls") == [redirect]
    assert made["features"]["slash_commands"][0].pop("url") == url
    made["settings"]["socket_mode_enabled"] = True
    assert made == manifest(command="/navi")
