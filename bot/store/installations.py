"""slack_sdk's installation store on our tables.

Its own SQLAlchemy store imports SQLAlchemy's asyncio part, which needs a further compiled package,
and keeps a row for every installation ever made; here a workspace has one.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from slack_sdk.oauth import InstallationStore
from slack_sdk.oauth.installation_store import Bot, Installation
from sqlalchemy import ColumnElement, Engine, and_, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from bot.store.installation_tables import InstallationRow, WorkspaceRow

ROW = InstallationRow.__table__  # type: ignore[attr-defined]


class Installations(InstallationStore):
    """The installations of one Slack app (one client id)."""

    def __init__(self, engine: Engine, client_id: str) -> None:
        self._engine = engine
        self.client_id = client_id
        self._organisations: dict[str, str] = {}

    def save(self, installation: Installation) -> None:
        """Keep an installation in the place of an earlier one."""
        self._put(installation.to_bot(), installation.user_id)

    def save_bot(self, bot: Bot) -> None:
        """Keep a token that was renewed."""
        self._put(bot, None)

    def find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """The bot of a workspace, or of an organisation."""
        is_org_wide = is_enterprise_install or not team_id
        where = _organisation(enterprise_id) if is_org_wide else ROW.c.team_id == team_id
        newest = select(ROW).where(ROW.c.client_id == self.client_id, where)
        with self._engine.begin() as connection:
            found = connection.execute(newest.order_by(ROW.c.installed_at.desc())).mappings()
            row = found.first()
        return _bot(dict(row)) if row else None

    def find_bot_of(self, team_id: str) -> Bot | None:
        """The bot that serves a workspace: its own, or its organisation's."""
        own = self.find_bot(enterprise_id=None, team_id=team_id) if team_id else None
        if own is not None:
            return own
        statement = select(col(WorkspaceRow.enterprise_id)).where(
            col(WorkspaceRow.team_id) == team_id
        )
        with self._engine.begin() as connection:
            enterprise_id = connection.execute(statement).scalar_one_or_none()
        return self.find_bot(enterprise_id=enterprise_id, team_id=None) if enterprise_id else None

    def installed_by(self, team_id: str) -> str | None:
        """Who installed the desk in a workspace."""
        newest = select(ROW.c.installed_by).where(
            ROW.c.client_id == self.client_id, ROW.c.team_id == team_id
        )
        with self._engine.begin() as connection:
            return connection.execute(newest).scalars().first() or None

    def note_organisation(self, team_id: str, enterprise_id: str) -> None:
        """Remember that a workspace uses its organisation's installation; written when it is news."""
        if self._organisations.get(team_id) == enterprise_id:
            return
        row = {"team_id": team_id, "enterprise_id": enterprise_id}
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(WorkspaceRow).where(col(WorkspaceRow.team_id) == team_id))
                connection.execute(insert(WorkspaceRow).values(**row))
        except IntegrityError:
            # Another request of the same workspace noted the same at the same moment.
            return
        self._organisations[team_id] = enterprise_id

    def delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget an installation: the app was removed, or its token taken back."""
        where = ROW.c.team_id == team_id if team_id else _organisation(enterprise_id)
        with self._engine.begin() as connection:
            connection.execute(delete(ROW).where(ROW.c.client_id == self.client_id, where))

    def delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """A person left: the bot's token stays, and there are no tokens of people."""

    def all(self) -> list[Bot]:
        """Every installation, for `keiyaku doctor`."""
        statement = select(ROW).where(ROW.c.client_id == self.client_id).order_by(ROW.c.team_id)
        with self._engine.begin() as connection:
            return [_bot(dict(row)) for row in connection.execute(statement).mappings()]

    def _put(self, bot: Bot, user_id: str | None) -> None:
        key = {
            "client_id": self.client_id,
            "enterprise_id": bot.enterprise_id or "",
            "team_id": "" if bot.is_enterprise_install else bot.team_id or "",
        }
        where = and_(*(ROW.c[name] == value for name, value in key.items()))
        with self._engine.begin() as connection:
            installed_by = connection.execute(select(ROW.c.installed_by).where(where)).scalar()
            connection.execute(delete(ROW).where(where))
            row = {**key, **_values(bot), "installed_by": user_id or installed_by or ""}
            connection.execute(insert(ROW).values(**row))


def _organisation(enterprise_id: str | None) -> ColumnElement[bool]:
    return and_(ROW.c.enterprise_id == (enterprise_id or "-"), ROW.c.team_id == "")


def _values(bot: Bot) -> dict[str, Any]:
    return {
        "app_id": bot.app_id or "",
        "name": ((bot.enterprise_name if bot.is_enterprise_install else bot.team_name) or "")[:200],
        "bot_token": bot.bot_token,
        "bot_id": bot.bot_id or "",
        "bot_user_id": bot.bot_user_id or "",
        "bot_scopes": ",".join(bot.bot_scopes or ()),
        "refresh_token": bot.bot_refresh_token,
        "expires_at": _moment(bot.bot_token_expires_at),
        "installed_at": _moment(bot.installed_at) or datetime.now(UTC),
    }


def _bot(row: dict[str, Any]) -> Bot:
    expires_at = row["expires_at"]
    return Bot(
        app_id=row["app_id"],
        enterprise_id=row["enterprise_id"] or None,
        team_id=row["team_id"] or None,
        enterprise_name=row["name"],
        team_name=row["name"],
        bot_token=row["bot_token"],
        bot_id=row["bot_id"],
        bot_user_id=row["bot_user_id"],
        bot_scopes=row["bot_scopes"],
        bot_refresh_token=row["refresh_token"],
        bot_token_expires_at=int(expires_at.timestamp()) if expires_at else None,
        is_enterprise_install=not row["team_id"],
        installed_at=row["installed_at"].timestamp(),
    )


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
