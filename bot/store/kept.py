"""What was too long for a button to carry."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from bot.store.tables import KeptRow


class Kept:
    """Content by its digest: the same content is kept once, and nobody guesses a digest."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, team_id: str, content: str, now: datetime) -> str:
        """Keep some content; what to ask for it with."""
        digest = sha256(content.encode()).hexdigest()
        row = insert(KeptRow).values(team_id=team_id, digest=digest, content=content, kept_at=now)
        try:
            with self._engine.begin() as connection:
                connection.execute(row)
        except IntegrityError:
            # Kept before.
            return digest
        return digest

    def find(self, team_id: str, digest: str) -> str | None:
        """The content, unless it was forgotten or belongs to another workspace."""
        statement = select(col(KeptRow.content)).where(
            col(KeptRow.team_id) == team_id, col(KeptRow.digest) == digest
        )
        with self._engine.begin() as connection:
            return connection.execute(statement).scalar_one_or_none()

    def forget(self, before: datetime) -> int:
        """Delete what was kept before a moment; how many."""
        with self._engine.begin() as connection:
            return connection.execute(delete(KeptRow).where(col(KeptRow.kept_at) < before)).rowcount
