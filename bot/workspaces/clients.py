"""A client for each workspace: where a question came from is where its answer goes."""

from __future__ import annotations

from typing import Protocol

from slack_sdk import WebClient

from bot.settings import Settings
from bot.slack import open_client
from bot.workspaces.tokens import Tokens


class Clients(Protocol):
    """Gives the client that may act in a workspace."""

    base: WebClient
    """For what needs no token of a workspace, such as a response_url."""

    def of(self, team_id: str) -> WebClient | None:
        """The workspace's client; None if the desk is not installed there (any more)."""


class OneWorkspace:
    """The token of the settings, for whatever comes in."""

    def __init__(self, client: WebClient) -> None:
        self.base = client

    def of(self, team_id: str) -> WebClient | None:  # noqa: ARG002 - one for all
        """Always the same."""
        return self.base


class ManyWorkspaces:
    """Each workspace its own token."""

    def __init__(self, settings: Settings, client: WebClient, tokens: Tokens) -> None:
        self.base = client
        self._settings = settings
        self._tokens = tokens

    def of(self, team_id: str) -> WebClient | None:
        """A client with the token of that workspace, or of its organisation."""
        bot = self._tokens.of(team_id)
        return open_client(self._settings, bot.bot_token) if bot else None
