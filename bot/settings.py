"""Every environment variable, typed. A strange value is refused with a sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.checks import Problem, Unusable
from bot.short_commands import read_short_commands, short_commands
from bot.wording import say, wording

SLACK_API = "https://slack.com/api/"
DATABASES = ("sqlite:///", "postgres://", "postgresql://", "postgresql+psycopg://")


class Settings(BaseSettings):
    """What the environment, or a file `.env` in the working folder, says. Nothing is required."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        str_strip_whitespace=True,
    )

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str | None = None
    """With the secret: the app is installed in any number of workspaces, by OAuth."""
    slack_client_secret: SecretStr | None = None
    slack_redirect_uri: str | None = None
    slack_api_url: str = SLACK_API
    database_url: str = "sqlite:///keiyaku.sqlite3"
    keiyaku_rulebook: str | None = None
    """The body whose rules hold where a question names none."""
    keiyaku_rulebooks: Path | None = None
    """A further folder of rulebooks, beside those that come with the program."""
    keiyaku_command: Annotated[str, Field(pattern=r"^/[^\s/]{1,31}$")] = "/keiyaku"
    keiyaku_short_commands: Annotated[dict[str, str] | None, NoDecode] = None
    """Further commands, each for one calculation: "/hoshokin=bid_deposit,/zuikei=…"; "" for none."""
    keiyaku_japanese_commands: bool = False
    """Whether the short commands exist under Japanese names too."""
    keiyaku_admins: Annotated[tuple[str, ...], NoDecode] = ()
    """People (U0123,U0456) who may change settings in Slack, besides the workspace's admins."""
    keiyaku_workers: Annotated[int, Field(ge=1, le=64)] = 8
    """Threads that answer mentions and direct messages, in each process."""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 3000
    health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    """Where Socket Mode, which listens nowhere else, says whether it is well."""
    clock_health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    """The same of the clock, which may run on one machine with Socket Mode."""
    keiyaku_public_url: str | None = None
    """Where `web` is reached from outside: calendar addresses begin with it."""
    web_concurrency: Annotated[int, Field(ge=1, le=64)] = 2
    web_threads: Annotated[int, Field(ge=1, le=256)] = 8
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["json", "console"] = "json"

    @field_validator("slack_api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("not an address")
        return url if url.endswith("/") else f"{url}/"

    @field_validator("keiyaku_public_url")
    @classmethod
    def _is_a_server(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
            raise ValueError("not an address")
        return url and url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _is_a_known_database(cls, url: str) -> str:
        if not url.startswith(DATABASES):
            raise ValueError("not a known database")
        return url

    @field_validator("keiyaku_short_commands", mode="before")
    @classmethod
    def _reads_short_commands(cls, text: object) -> object:
        return read_short_commands(text) if isinstance(text, str) else text

    @field_validator("keiyaku_admins", mode="before")
    @classmethod
    def _reads_admins(cls, text: object) -> object:
        listed = text.replace(" ", "").split(",") if isinstance(text, str) else text
        return tuple(user for user in listed if user) if isinstance(listed, list) else listed

    @property
    def short_commands(self) -> dict[str, str]:
        """The short commands in use, with the calculation that each stands for."""
        return short_commands(self.keiyaku_short_commands, japanese=self.keiyaku_japanese_commands)

    @property
    def mode(self) -> Literal["socket", "http", "local"]:
        """How Slack reaches the desk: by Socket Mode, by HTTP, or not at all."""
        if self.slack_bot_token and self.slack_app_token:
            return "socket"
        if self.slack_signing_secret and (self.slack_bot_token or self.installs_by_oauth):
            return "http"
        return "local"

    @property
    def installs_by_oauth(self) -> bool:
        """Whether each workspace has a token of its own, in the store."""
        return bool(self.slack_client_id and self.slack_client_secret)

    @property
    def rulebook_folders(self) -> tuple[Path, ...]:
        """Folders of rulebooks beside the shipped ones."""
        return (self.keiyaku_rulebooks,) if self.keiyaku_rulebooks else ()


def read_settings() -> Settings:
    """The settings of this process; raises Unusable with a sentence for each strange value."""
    try:
        return Settings()
    except ValidationError as error:
        raise Unusable([_problem(str(found["loc"][0])) for found in error.errors()]) from None


def secret(value: SecretStr | None) -> str:
    """A secret as it is sent, or nothing.

    >>> secret(SecretStr("xoxb-1")), secret(None)
    ('xoxb-1', '')
    """
    return value.get_secret_value().strip() if value else ""


def _problem(field: str) -> Problem:
    why = say(f"why.{field}" if f"why.{field}" in wording() else "why.other")
    return Problem("setting-strange", say("startup.setting-strange", name=field.upper(), why=why))
