"""Start-up checks: each an id, and one sentence that says what is missing and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.wording import say

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.settings import Settings


OK = 200


@dataclass(frozen=True)
class Problem:
    """Something that keeps the desk from starting."""

    id: str
    sentence: str


class Unusable(Exception):
    """The desk cannot start like this; `problems` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)


def check_tokens(settings: Settings, mode: Literal["socket", "http", "local"]) -> list[Problem]:
    """Whether the tokens for a way of connecting are there and of the right sort.

    For `local` nothing is needed, but half a connection is pointed out.
    """
    ids = [*_missing(settings, mode), *_of_another_sort(settings)]
    return [Problem(id_, say(f"startup.{id_}")) for id_ in ids]


def check_rulebook(settings: Settings, known: Collection[str]) -> list[Problem]:
    """Whether the default rulebook exists."""
    name = settings.keiyaku_rulebook
    if name is None or name in known:
        return []
    sentence = say("startup.rulebook-unknown", name=name, known="、".join(sorted(known)))
    return [Problem("rulebook-unknown", sentence)]


def check_folder(settings: Settings) -> list[Problem]:
    """Whether the further folder of rulebooks exists."""
    folder = settings.keiyaku_rulebooks
    if folder is None or folder.is_dir():
        return []
    return [Problem("rulebook-folder-missing", say("startup.rulebook-folder-missing"))]


def check_slack(client: WebClient) -> list[Problem]:
    """Whether Slack takes the bot token."""
    try:
        client.auth_test()
    except SlackApiError as error:
        if getattr(error.response, "status_code", OK) == OK:
            return [
                Problem("slack-refused", say("startup.slack-refused", why=error.response["error"]))
            ]
        return [Problem("slack-unreachable", say("startup.slack-unreachable", url=client.base_url))]
    except OSError:
        return [Problem("slack-unreachable", say("startup.slack-unreachable", url=client.base_url))]
    return []


def stop_on(problems: Sequence[Problem]) -> None:
    """Raise if there are problems."""
    if problems:
        raise Unusable(problems)


def _missing(settings: Settings, mode: str) -> Iterator[str]:
    bot, app, signing = (
        settings.slack_bot_token,
        settings.slack_app_token,
        settings.slack_signing_secret,
    )
    yield from _half_of_oauth(settings)
    if not bot and not settings.installs_by_oauth and (mode != "local" or app or signing):
        yield "token-bot-missing"
    if not app and mode == "socket":
        yield "token-app-missing"
    if not signing and mode == "http":
        yield "signing-secret-missing"
    if mode == "local" and bot and not app and not signing:
        yield "connection-undecided"


def _half_of_oauth(settings: Settings) -> Iterator[str]:
    client_id, client_secret = settings.slack_client_id, settings.slack_client_secret
    if bool(client_id) != bool(client_secret):
        yield "oauth-half"
    if settings.installs_by_oauth and settings.slack_bot_token:
        yield "oauth-and-token"
    if settings.installs_by_oauth and not settings.slack_signing_secret:
        yield "oauth-needs-http"


def _of_another_sort(settings: Settings) -> Iterator[str]:
    if settings.slack_bot_token and not _starts(settings.slack_bot_token, "xoxb-"):
        yield "token-bot-kind"
    if settings.slack_app_token and not _starts(settings.slack_app_token, "xapp-"):
        yield "token-app-kind"


def _starts(token: SecretStr, beginning: str) -> bool:
    return token.get_secret_value().strip().startswith(beginning)
