"""Bolt's app: for the one workspace of a token, or for all that installed the desk by OAuth."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.clock import Clock
from bot.listeners import installing
from bot.manifest import manifest
from bot.settings import Settings, secret
from bot.store import Installations, Installing, Store
from bot.wording import say
from bot.workspaces import (
    Clients,
    InstalledAuthorize,
    ManyWorkspaces,
    OneWorkspace,
    Tokens,
    note_workspace,
    oauth_flow,
)


@dataclass(frozen=True)
class Bolt:
    """The app that takes Slack's requests, and the clients that answer in each workspace."""

    app: App
    clients: Clients


def open_bolt(settings: Settings, client: WebClient, store: Store, clock: Clock) -> Bolt:
    """The app as the settings ask for. Nothing connects."""
    if not settings.installs_by_oauth:
        return Bolt(_app(settings, client), OneWorkspace(client))
    installations = Installations(store.engine, settings.slack_client_id or "")
    tokens = Tokens(installations, client, secret(settings.slack_client_secret), clock)
    flow = oauth_flow(
        settings,
        client,
        installations=installations,
        installing=Installing(store.engine),
        scopes=manifest()["oauth_config"]["scopes"]["bot"],
    )
    app = _app(
        settings,
        client,
        authorize=InstalledAuthorize(installations, tokens),
        before_authorize=note_workspace,
        oauth_flow=flow,
        # Else Bolt would make settings from the environment, with a store in files.
        oauth_settings=flow.settings,
    )
    installing.register(app, installations)
    return Bolt(app, ManyWorkspaces(settings, client, tokens))


def buttons_key(settings: Settings) -> str:
    """What button values are signed with: the same in every process of an installation."""
    return secret(settings.slack_bot_token) or secret(settings.slack_client_secret)


def _app(settings: Settings, client: WebClient, **more: Any) -> App:  # noqa: ANN401 - Bolt's own arguments
    logger = logging.getLogger("slack_bolt.keiyaku_navi")
    # While it is made Bolt warns that the client's token wins over the environment's; they are the same.
    logger.setLevel(logging.ERROR)
    app = App(
        name="keiyaku-navi",
        client=client,
        logger=logger,
        signing_secret=secret(settings.slack_signing_secret),
        # Listeners run in the request's own thread: no polling for the acknowledgement.
        process_before_response=True,
        token_verification_enabled=False,
        attaching_conversation_kwargs_enabled=False,
        user_facing_authorize_error_message=say("install.missing"),
        **more,
    )
    logger.setLevel(logging.WARNING)
    return app
