"""The workspaces the desk serves: one, by a token in the settings, or many, installed by OAuth."""

from bot.workspaces.authorizing import InstalledAuthorize, note_workspace
from bot.workspaces.clients import Clients, ManyWorkspaces, OneWorkspace
from bot.workspaces.flow import oauth_flow
from bot.workspaces.opening import open_clients
from bot.workspaces.tokens import Tokens

__all__ = [
    "Clients",
    "InstalledAuthorize",
    "ManyWorkspaces",
    "OneWorkspace",
    "Tokens",
    "note_workspace",
    "oauth_flow",
    "open_clients",
]
