"""What Slack says: of the tokens, of the scopes, and of the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.doctor.finding import Finding, ill, well
from bot.manifest import manifest
from bot.settings import Settings, secret
from bot.slack import open_client
from bot.store import Installations, open_engine

MOST_DRIFT = 60
"""Seconds. Slack's signatures are refused when the clock is five minutes off."""
OK = 200


def slack(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Whether Slack answers, takes each token, and has given it the scopes of the manifest."""
    client = open_client(settings)
    try:
        said: Mapping[str, Any] = client.api_test().headers
    except SlackApiError as error:
        if getattr(error.response, "status_code", OK) != OK:
            yield ill("slack_unreachable", url=settings.slack_api_url)
            return
        said = error.response.headers
    except (OSError, SlackClientError):
        yield ill("slack_unreachable", url=settings.slack_api_url)
        return
    yield from _drift(said, clock)
    if settings.installs_by_oauth:
        yield from _installed(settings)
    else:
        yield from _token(client, "SLACK_BOT_TOKEN")
    if settings.mode == "socket":
        yield from _app_token(client, secret(settings.slack_app_token))


def _token(client: WebClient, name: str) -> Iterator[Finding]:
    try:
        answer = client.auth_test()
    except (SlackApiError, OSError) as error:
        yield ill("token", name=name, why=_reason(error))
        return
    wanted = set(manifest()["oauth_config"]["scopes"]["bot"])
    listed = _header(answer.headers, "x-oauth-scopes")
    missing = wanted - {scope.strip() for scope in listed.split(",")} if listed else set()
    if missing:
        yield ill("scopes", name=name, scopes="、".join(sorted(missing)))
    else:
        yield well("token", name=name, team=answer.get("team") or answer.get("team_id") or "")


def _app_token(client: WebClient, token: str) -> Iterator[Finding]:
    try:
        client.apps_connections_open(app_token=token)
    except (SlackApiError, OSError) as error:
        yield ill("app_token", why=_reason(error))
        return
    yield well("app_token")


def _installed(settings: Settings) -> Iterator[Finding]:
    engine = open_engine(settings.database_url)
    try:
        bots = Installations(engine, settings.slack_client_id or "").all()
    except SQLAlchemyError:
        # The finding about the database says what to do.
        return
    finally:
        engine.dispose()
    if not bots:
        yield well("none_installed")
    for bot in bots:
        client = open_client(settings, bot.bot_token)
        yield from _token(client, bot.team_name or bot.team_id or bot.enterprise_id or "?")


def _drift(headers: Mapping[str, Any], clock: Clock) -> Iterator[Finding]:
    date = _header(headers, "date")
    if not date:
        return
    seconds = round((clock() - parsedate_to_datetime(date)).total_seconds())
    yield ill("clock", seconds=abs(seconds)) if abs(seconds) > MOST_DRIFT else well("clock")


def _header(headers: Mapping[str, Any], name: str) -> str:
    found = {key.lower(): value for key, value in headers.items()}.get(name, "")
    return str(found[0] if isinstance(found, list) else found)


def _reason(error: Exception) -> str:
    return (
        str(error.response["error"]) if isinstance(error, SlackApiError) else type(error).__name__
    )
