"""Installing by OAuth: codes for tokens, tokens that run out, and whose token is whose."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import Authorization

from bot.manifest import manifest

CLIENT_ID, CLIENT_SECRET = "111.222", "standin-client-secret"
LIFE_SECONDS = 12 * 60 * 60


def _scopes() -> list[str]:
    scopes: list[str] = manifest()["oauth_config"]["scopes"]["bot"]
    return scopes


@dataclass(frozen=True)
class Workspace:
    """A workspace, or with `is_org_wide` an organisation, that a token was made for."""

    team_id: str = "T0001"
    enterprise_id: str | None = None
    is_org_wide: bool = False
    bot_user: str = "U0BOT"
    bot_id: str = "B0BOT"
    scopes: Sequence[str] = field(default_factory=_scopes)


class Installs:
    """The tokens Slack gave out."""

    def __init__(self) -> None:
        self.tokens: dict[str, Workspace] = {}
        self.own = Workspace()
        """The workspace of the one token in the settings."""
        self._codes: dict[str, tuple[Workspace, bool]] = {}
        self._refresh: dict[str, Workspace] = {}
        self._numbers = itertools.count(1)

    def allow(self, workspace: Workspace, *, rotating: bool = False) -> str:
        """Somebody pressed 許可する: the code that Slack sends back with the person."""
        code = f"code-{next(self._numbers)}"
        self._codes[code] = (workspace, rotating)
        return code

    def who(self, token: str, url: str) -> tuple[dict[str, Any], Sequence[str]]:
        """What auth.test says of a token, and its scopes."""
        place = self.tokens.get(token, self.own)
        said = {
            "ok": True,
            "url": url,
            "team": "役所",
            "team_id": place.team_id,
            "user": "navi",
            "user_id": place.bot_user,
            "bot_id": place.bot_id,
            "is_enterprise_install": place.is_org_wide,
        }
        return said, place.scopes

    def access(self, payload: dict[str, Any], basic: Authorization | None) -> dict[str, Any]:
        """oauth.v2.access: a code, or a refresh token, for a token. Each works once."""
        sent = (payload.get("client_id"), payload.get("client_secret"))
        if basic is not None and basic.type == "basic":
            sent = (basic.username, basic.password)
        if sent != (CLIENT_ID, CLIENT_SECRET):
            return {"ok": False, "error": "bad_client_secret"}
        if payload.get("grant_type") == "refresh_token":
            place = self._refresh.pop(str(payload.get("refresh_token")), None)
            rotating = True
            fault = "invalid_refresh_token"
        else:
            place, rotating = self._codes.pop(str(payload.get("code")), (None, False))
            fault = "invalid_code"
        if place is None:
            return {"ok": False, "error": fault}
        return self._issued(place, rotating=rotating)

    def _issued(self, place: Workspace, *, rotating: bool) -> dict[str, Any]:
        number = next(self._numbers)
        token = f"xoxe.xoxb-{number}" if rotating else f"xoxb-{place.team_id}-{number}"
        self.tokens[token] = place
        answer: dict[str, Any] = {
            "ok": True,
            "access_token": token,
            "token_type": "bot",
            "scope": ",".join(place.scopes),
            "bot_user_id": place.bot_user,
            "app_id": "A0001",
            "team": None if place.is_org_wide else {"id": place.team_id, "name": place.team_id},
            "enterprise": {"id": place.enterprise_id, "name": "県"}
            if place.enterprise_id
            else None,
            "is_enterprise_install": place.is_org_wide,
            "authed_user": {"id": "U0001"},
        }
        if rotating:
            self._refresh[f"xoxe-{number}"] = place
            answer |= {"refresh_token": f"xoxe-{number}", "expires_in": LIFE_SECONDS}
        return answer
