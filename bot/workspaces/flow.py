"""Installing by OAuth: /slack/install leads to Slack, which sends the person back to /slack/oauth_redirect."""

from __future__ import annotations

import html
import logging
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.state_utils import OAuthStateUtils

from bot.logs import get_logger
from bot.settings import SLACK_API, Settings, secret
from bot.store import Installations, Installing
from bot.wording import say

PAGE = """<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font-family:sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;line-height:1.7}}
a{{display:inline-block;padding:.6rem 1.2rem;background:#1f4e5f;color:#fff;border-radius:.4rem;text-decoration:none}}</style>
<h1>{title}</h1><p>{text}</p><p><a href="{address}">{button}</a></p></html>
"""

PARTS = ("title", "text", "button")

_log = get_logger(__name__)


class JapaneseFlow(OAuthFlow):
    """Bolt's flow with a page people here can read."""

    def build_install_page_html(self, url: str, request: BoltRequest) -> str:  # noqa: ARG002 - Bolt's signature
        """The page with the button."""
        return _page("start", url)

    def run_installation(self, code: str) -> Installation | None:
        """The installation for a code; None if Slack does not answer."""
        try:
            return super().run_installation(code)
        except (OSError, SlackApiError) as error:
            _log.warning("installation not fetched", reason=type(error).__name__)
            return None


def oauth_flow(
    settings: Settings,
    client: WebClient,
    *,
    installations: Installations,
    installing: Installing,
    scopes: Sequence[str],
) -> OAuthFlow:
    """The flow for the settings' app, on our store."""
    logger = logging.getLogger("slack_bolt.keiyaku_navi.oauth")
    # Its warnings quote the code that Slack gave the person's browser; ours give the reason.
    logger.setLevel(logging.ERROR)
    return JapaneseFlow(
        client=client,
        logger=logger,
        settings=OAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=secret(settings.slack_client_secret),
            scopes=scopes,
            user_scopes=(),
            redirect_uri=settings.slack_redirect_uri,
            authorization_url=authorization_url(settings.slack_api_url),
            installation_store=installations,
            installation_store_bot_only=True,
            state_store=installing,
            callback_options=CallbackOptions(success=_installed, failure=_not_installed),
        ),
    )


def authorization_url(api_url: str) -> str | None:
    """Where people allow the app: Slack's own, or beside an API that is elsewhere.

    >>> authorization_url("http://127.0.0.1:8080/api/"), authorization_url(SLACK_API)
    ('http://127.0.0.1:8080/oauth/v2/authorize', None)
    """
    if api_url == SLACK_API:
        return None
    parts = urlsplit(api_url)
    return urlunsplit((parts.scheme, parts.netloc, "/oauth/v2/authorize", "", ""))


def _installed(args: SuccessArgs) -> BoltResponse:
    installation = args.installation
    _log.info("installed", team=installation.team_id, organisation=installation.enterprise_id)
    address = f"slack://app?team={installation.team_id or ''}&id={installation.app_id or ''}"
    return _answer(200, _page("done", address))


def _not_installed(args: FailureArgs) -> BoltResponse:
    _log.warning("not installed", reason=args.reason)
    page = _page("failed", args.settings.install_path, reason=args.reason)
    return _answer(args.suggested_status_code, page)


def _answer(status: int, page: str) -> BoltResponse:
    forget = OAuthStateUtils().build_set_cookie_for_deletion()
    headers: dict[str, str | Sequence[str]] = {
        "Content-Type": ["text/html; charset=utf-8"],
        "Set-Cookie": [forget],
    }
    return BoltResponse(status=status, headers=headers, body=page)


def _page(stage: str, address: str, **facts: str) -> str:
    title, text, button = (say(f"install.{stage}.{part}", **facts) for part in PARTS)
    return PAGE.format(
        title=html.escape(title),
        text=html.escape(text),
        button=html.escape(button),
        address=html.escape(address),
    )
