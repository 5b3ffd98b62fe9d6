"""Settings and start-up checks, each by its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.checks import Unusable, check_folder, check_rulebook, check_slack, check_tokens
from bot.serving import create_wsgi, open_desk_side, serve_http, serve_socket
from bot.settings import Settings, read_settings
from bot.slack import open_client
from tests.standin import Slack

VARIABLES = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DATABASE_URL", "PORT")


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def made(**values: object) -> Settings:
    return Settings(_env_file=None, **values)


def test_nothing_is_required() -> None:
    settings = made()
    assert settings.mode == "local"
    assert settings.host == "127.0.0.1"
    assert settings.database_url == "sqlite:///keiyaku.sqlite3"


@pytest.mark.parametrize(
    ("tokens", "mode"),
    [
        ({"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}, "socket"),
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "s"}, "http"),
        ({"slack_bot_token": "xoxb-1"}, "local"),
    ],
)
def test_the_tokens_say_how_slack_reaches_the_desk(tokens: dict[str, str], mode: str) -> None:
    assert made(**tokens).mode == mode


@pytest.mark.parametrize(
    ("mode", "tokens", "ids"),
    [
        ("socket", {"slack_bot_token": "xoxb-1"}, ["token-app-missing"]),
        ("socket", {"slack_app_token": "xapp-1"}, ["token-bot-missing"]),
        ("socket", {"slack_bot_token": "xoxp-1", "slack_app_token": "xapp-1"}, ["token-bot-kind"]),
        ("socket", {"slack_bot_token": "xoxb-1", "slack_app_token": "xoxb-1"}, ["token-app-kind"]),
        ("http", {"slack_bot_token": "xoxb-1"}, ["signing-secret-missing"]),
        ("http", {"slack_signing_secret": "s"}, ["token-bot-missing"]),
        ("http", {"slack_bot_token": "xoxb-1", "slack_signing_secret": "s"}, []),
        ("local", {}, []),
        ("local", {"slack_bot_token": "xoxb-1"}, ["connection-undecided"]),
        ("local", {"slack_app_token": "xapp-1"}, ["token-bot-missing"]),
    ],
)
def test_a_missing_or_wrong_token_is_named(
    mode: str, tokens: dict[str, str], ids: list[str]
) -> None:
    problems = check_tokens(made(**tokens), mode)  # type: ignore[arg-type]
    assert [problem.id for problem in problems] == ids
    assert all(problem.sentence.endswith("。") for problem in problems)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "70000"),
        ("DATABASE_URL", "mysql://x"),
        ("SLACK_API_URL", "slack.com"),
        ("KEIYAKU_COMMAND", "keiyaku"),
        ("LOG_LEVEL", "LOUD"),
        ("KEIYAKU_WORKERS", "0"),
    ],
)
def test_a_strange_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Unusable) as refused:
        read_settings()
    (problem,) = refused.value.problems
    assert problem.id == "setting-strange"
    assert name in problem.sentence
    assert value not in problem.sentence


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    monkeypatch.setenv("PORT", "")
    assert read_settings().slack_bot_token is None


def test_secrets_do_not_show() -> None:
    assert "xoxb-1" not in repr(made(slack_bot_token="xoxb-1"))


def test_an_unknown_rulebook_is_named_with_the_known_ones() -> None:
    (problem,) = check_rulebook(made(keiyaku_rulebook="atlantis"), ["b", "a"])
    assert problem.id == "rulebook-unknown"
    assert "atlantis" in problem.sentence
    assert "a、b" in problem.sentence
    assert check_rulebook(made(keiyaku_rulebook="a"), ["a"]) == []


def test_a_folder_of_rulebooks_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = check_folder(made(keiyaku_rulebooks=tmp_path / "none"))
    assert problem.id == "rulebook-folder-missing"
    assert check_folder(made(keiyaku_rulebooks=tmp_path)) == []


def test_a_token_that_slack_refuses_is_named() -> None:
    with Slack() as slack:
        good = made(slack_bot_token="xoxb-standin", slack_api_url=slack.api_url)
        bad = made(slack_bot_token="xoxb-other", slack_api_url=slack.api_url)
        assert check_slack(open_client(good)) == []
        (problem,) = check_slack(open_client(bad))
    assert problem.id == "slack-refused"
    assert "invalid_auth" in problem.sentence


def test_a_slack_that_cannot_be_reached_is_named() -> None:
    client = open_client(made(slack_bot_token="xoxb-1", slack_api_url="http://127.0.0.1:9/api"))
    client.retry_handlers.clear()
    (problem,) = check_slack(client)
    assert problem.id == "slack-unreachable"


@pytest.mark.parametrize(
    "url", ["sqlite:////no/such/folder/x.sqlite3", "postgresql://127.0.0.1:9/none"]
)
def test_a_database_that_cannot_be_reached_is_named(url: str) -> None:
    with pytest.raises(Unusable) as refused:
        open_desk_side(made(slack_bot_token="xoxb-1", database_url=url))
    assert [problem.id for problem in refused.value.problems] == ["database-unreachable"]


def test_serving_is_refused_without_tokens() -> None:
    with pytest.raises(Unusable):
        serve_http(made(slack_bot_token="xoxb-1"))
    with pytest.raises(Unusable):
        serve_socket(made(slack_bot_token="xoxb-1"))
    with pytest.raises(SystemExit, match="SLACK_SIGNING_SECRET"):
        create_wsgi(made(slack_bot_token="xoxb-1"))
