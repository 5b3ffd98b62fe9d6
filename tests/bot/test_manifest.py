"""The manifest is held equal to what the listeners do."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import bot.reminders.sending
import bot.replies.posting
import bot.replies.recovering
import bot.windows.handing
import bot.windows.home
import bot.windows.opening
import bot.windows.post_marks
import bot.windows.settings
import bot.windows.telling
from bot.listeners import home, installing, mentions, messages, shortcuts
from bot.manifest import manifest
from bot.settings import Settings
from bot.wording import phrases
from knowledge.calculators import calculators

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
    "conversations_history": {"im:history", "channels:history", "groups:history"},
    "conversations_open": {"im:write"},
    "chat_update": {"chat:write"},
    "auth_test": set(),
    "chat_getPermalink": set(),
    "users_info": {"users:read"},
    "views_open": set(),
    "views_push": set(),
    "views_update": set(),
    "views_publish": set(),
    "assistant_threads_setStatus": {"chat:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
}
METHODS = ("assistant_", "chat_", "views_", "users_", "conversations_", "reactions_", "files_")


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
    asked = [mentions.EVENT, *messages.SUBSCRIPTIONS, home.EVENT]
    assert sorted(subscribed) == sorted([*asked, *installed])
    assert bound("event") == ["ANYTHING", "EVENT", "EVENT", "EVENT", "REMOVED", "REVOKED"]
    assert all(name.startswith(messages.EVENT) for name in messages.SUBSCRIPTIONS)


def test_the_command_is_the_one_that_is_listened_to() -> None:
    command, *short = manifest()["features"]["slash_commands"]
    settings = Settings(_env_file=None)
    assert command["command"] == settings.keiyaku_command
    assert [each["command"] for each in short] == list(settings.short_commands)
    assert bound("command") == ["name", "side.command"]


def test_short_commands_are_named_as_the_settings_say() -> None:
    japanese = Settings(_env_file=None, keiyaku_japanese_commands=True).short_commands
    own = Settings(_env_file=None, keiyaku_short_commands="/hosho=bid_deposit").short_commands
    usual = {each["command"]: each for each in manifest()["features"]["slash_commands"]}
    for names in (japanese, own, {}):
        made = manifest(short_commands=names)["features"]["slash_commands"][1:]
        assert [each["command"] for each in made] == list(names)
    named = manifest(short_commands=own)["features"]["slash_commands"][1]
    assert named["description"] == usual["/hoshokin"]["description"]


def test_every_short_command_stands_for_a_calculation_that_is_there() -> None:
    names = Settings(_env_file=None, keiyaku_japanese_commands=True).short_commands
    assert set(names.values()) <= set(calculators())


def test_the_shortcuts_are_the_ones_that_are_listened_to() -> None:
    made = {each["callback_id"]: each for each in manifest()["features"]["shortcuts"]}
    assert made[shortcuts.ANSWER_THIS]["type"] == "message"
    assert made[shortcuts.REGISTER_THIS]["type"] == "message"
    assert made[shortcuts.CALCULATE]["type"] == "global"
    assert len(made) == len(bound("shortcut")) == 3
    assert all(len(each["name"]) <= 24 for each in made.values())


def test_the_messages_tab_is_an_agents_and_offers_the_examples_of_the_help() -> None:
    made = manifest()["features"]
    prompts = made["agent_view"]["suggested_prompts"]
    assert [each["message"] for each in prompts] == list(phrases("help.examples"))
    assert len(prompts) <= 4
    assert "assistant_view" not in made
    assert made["app_home"]["home_tab_enabled"] is True


def test_buttons_need_interactivity() -> None:
    assert bound("action")
    assert manifest()["settings"]["interactivity"]["is_enabled"] is True


def test_it_asks_for_the_scopes_it_needs_and_no_more() -> None:
    modules = (
        bot.reminders.sending,
        bot.replies.posting,
        bot.replies.recovering,
        bot.windows.handing,
        bot.windows.home,
        bot.windows.opening,
        bot.windows.post_marks,
        bot.windows.settings,
        bot.windows.telling,
    )
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
    assert all(each.pop("url") == url for each in made["features"]["slash_commands"])
    made["settings"]["socket_mode_enabled"] = True
    assert made == manifest(command="/navi")
