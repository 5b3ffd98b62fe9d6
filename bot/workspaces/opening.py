"""The clients of a process that receives nothing from Slack and only posts: the clock."""

from __future__ import annotations

from slack_sdk import WebClient

from bot.clock import Clock
from bot.settings import Settings, secret
from bot.store import Installations, Store
from bot.workspaces.clients import Clients, ManyWorkspaces, OneWorkspace
from bot.workspaces.tokens import Tokens


def open_clients(settings: Settings, client: WebClient, store: Store, clock: Clock) -> Clients:
    """One client for the token of the settings, or one for each workspace that installed the app."""
    if not settings.installs_by_oauth:
        return OneWorkspace(client)
    installations = Installations(store.engine, settings.slack_client_id or "")
    tokens = Tokens(installations, client, secret(settings.slack_client_secret), clock)
    return ManyWorkspaces(settings, client, tokens)
