"""Whose token answers a request of Slack's: looked up in the store, without a call to Slack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize

from bot.store import Installations
from bot.workspaces.tokens import Tokens

ASKED_IN = "asked_in"


def note_workspace(
    body: dict[str, Any], context: BoltContext, next_: Callable[[], BoltResponse]
) -> BoltResponse:
    """Note where a request comes from: of an organisation's own Bolt keeps only the organisation."""
    user = body.get("user")
    context[ASKED_IN] = body.get("team_id") or (
        user.get("team_id") if isinstance(user, dict) else None
    )
    return next_()


class InstalledAuthorize(Authorize):
    """Bolt's own asks Slack (`auth.test`) at every request; the installation says the same."""

    def __init__(self, installations: Installations, tokens: Tokens) -> None:
        self._installations = installations
        self._tokens = tokens

    def __call__(
        self,
        *,
        context: BoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_actor: str | None,
    ) -> AuthorizeResult | None:
        """The bot of the installation; None, and Bolt refuses the request, if there is none."""
        is_org_wide = bool(context.is_enterprise_install)
        bot = self._tokens.at(enterprise_id, team_id, is_org_wide=is_org_wide)
        if bot is None:
            return None
        if is_org_wide and enterprise_id:
            # A question in the inbox knows its workspace only, so its organisation is noted here.
            for team in {team_id, context.get(ASKED_IN)} - {None, ""}:
                self._installations.note_organisation(str(team), enterprise_id)
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            bot_token=bot.bot_token,
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
            bot_scopes=bot.bot_scopes,
        )
