"""The app was removed from a workspace, or its token taken back: the installation is forgotten."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.logs import get_logger
from bot.store import Installations

REMOVED = "app_uninstalled"
REVOKED = "tokens_revoked"

_log = get_logger(__name__)


def register(app: App, installations: Installations) -> None:
    """Bind the events. Slack may send either first, or both."""

    @app.event(REMOVED)
    def forget_removed(context: BoltContext) -> None:
        _forget(context)

    @app.event(REVOKED)
    def forget_revoked(event: dict[str, Any], context: BoltContext) -> None:
        # Tokens of people (`oauth`) are none of ours.
        if (event.get("tokens") or {}).get("bot"):
            _forget(context)

    def _forget(context: BoltContext) -> None:
        team = None if context.is_enterprise_install else context.team_id
        installations.delete_bot(enterprise_id=context.enterprise_id, team_id=team)
        _log.info("installation forgotten", team=team, organisation=context.enterprise_id)
