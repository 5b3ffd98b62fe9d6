"""`keiyaku manifest`, held to Slack's published limits and to what is listened to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.app import build_app
from bot.cli import main
from bot.manifest import manifest
from bot.settings import Settings
from bot.store import Store
from tests.bot.manifest_schema import faults
from tests.standin import BOT_TOKEN, FakeDesk

ADDRESS = "https://navi.example.jp"


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def printed(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    assert main(["manifest", *args]) == 0
    made: dict[str, Any] = yaml.safe_load(capsys.readouterr().out)
    return made


def commands(made: dict[str, Any]) -> list[str]:
    return [each["command"] for each in made["features"]["slash_commands"]]


@pytest.mark.parametrize(
    "args",
    [(), ("--http", ADDRESS), ("--aliases",), ("--http", ADDRESS, "--aliases")],
    ids=" ".join,
)
def test_what_is_printed_keeps_slacks_limits(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    assert faults(printed(capsys, *args)) == []


def test_the_file_in_the_repository_is_the_one_for_socket_mode(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands(printed(capsys)) == commands(manifest())
    assert faults(manifest()) == []


def test_the_form_for_http_has_an_address_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    made = printed(capsys, "--http", f"{ADDRESS}/")
    url = f"{ADDRESS}/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert {each["url"] for each in made["features"]["slash_commands"]} == {url}
    assert made["oauth_config"]["redirect_urls"] == [f"{ADDRESS}/slack/oauth_redirect"]


def test_the_names_are_ascii_unless_japanese_ones_are_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    usual, more = commands(printed(capsys)), commands(printed(capsys, "--aliases"))
    assert all(name.isascii() for name in usual)
    assert set(usual) < set(more)
    assert any(not name.isascii() for name in more)


def test_every_command_that_is_printed_is_listened_to(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = Settings(_env_file=None, slack_bot_token=BOT_TOKEN, keiyaku_japanese_commands=True)
    store = Store.open(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    built = build_app(settings, desk=FakeDesk(), store=store)  # type: ignore[arg-type]
    names = commands(printed(capsys, "--aliases"))
    assert set(names) == {settings.keiyaku_command, *settings.short_commands}
    assert len(built.app._listeners) > len(names)
    store.close()


def test_another_name_for_the_command_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEIYAKU_COMMAND", "/navi")
    assert commands(printed(capsys))[0] == "/navi"


def test_installing_by_oauth_asks_for_tokens_that_are_renewed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printed(capsys, "--http", ADDRESS)["settings"]["token_rotation_enabled"] is False
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "s")
    assert printed(capsys, "--http", ADDRESS)["settings"]["token_rotation_enabled"] is True


def test_an_address_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest", "--http", "navi.example.jp"]) == 2
    assert "https://" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("display_information", "name"), "あ" * 36),
        (("display_information", "description"), "あ" * 141),
        (("display_information", "long_description"), "あ" * 174),
        (("features", "bot_user", "display_name"), "あ" * 81),
        (("features", "slash_commands", 0, "command"), "keiyaku"),
        (("features", "slash_commands", 0, "command"), "/" + "あ" * 32),
        (
            ("features", "slash_commands"),
            [{"command": f"/c{n}", "description": "x"} for n in range(51)],
        ),
        (("settings", "event_subscriptions", "bot_events"), [f"e{n}" for n in range(101)]),
        (("settings", "surprise"), True),
    ],
)
def test_the_check_notices_what_slack_would_refuse(path: tuple[Any, ...], value: Any) -> None:
    made: Any = manifest()
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert len(faults(made)) == 1
