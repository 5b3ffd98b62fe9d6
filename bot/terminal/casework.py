"""What the commands of `keiyaku case` work with: the ledger, opened; and what people type, read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import typer

from bot.terminal.inputs import known_rulebook, readable, shown
from bot.terminal.session import Refused, Session, session_of, settings_or_refusal

if TYPE_CHECKING:
    from bot.cases import By, Ledger, Scope
    from bot.settings import Settings
    from bot.store import Store

LOCAL, WHO = "local", "terminal"
"""The workspace of cases that no workspace of Slack holds, and who enters them."""


@dataclass(frozen=True)
class Work:
    """An open ledger, in whose name and when."""

    session: Session
    settings: Settings
    store: Store
    ledger: Ledger
    scope: Scope
    by: By

    @property
    def today(self) -> date:
        """The day it is."""
        return self.by.today

    def rulebook(self, given: str | None) -> str | None:
        """The body named, or the usual one; refused where there is none of that name."""
        return known_rulebook(self.session.desk, given or self.settings.keiyaku_rulebook)


@contextmanager
def working(context: typer.Context, team: str | None = None) -> Iterator[Work]:
    """Open the ledger of a workspace; what it refuses ends the command with its sentence."""
    from sqlalchemy.exc import OperationalError

    from bot.cases import By, CaseRefused, Ledger, Scope
    from bot.wording import say

    session = session_of(context)
    settings = session.settings() or settings_or_refusal()
    store = None
    try:
        store = _opened(settings)
        who = By(WHO, _moment(session.clock()))
        ledger = Ledger(store.engine, session.desk)
        yield Work(session, settings, store, ledger, Scope(team or LOCAL), who)
    except CaseRefused as refused:
        raise Refused(refused.sentence) from None
    except OperationalError:
        raise Refused(say("startup.database-unreachable")) from None
    finally:
        if store is not None:
            store.close()


def _opened(settings: Settings) -> Store:
    from bot.store import Store

    return Store.open(settings.database_url)


def _moment(day: date) -> datetime:
    """Now, if it is that day in Japan; otherwise the day's noon there."""
    from bot.clock import JAPAN, office_day, utc_now

    now = utc_now()
    noon = datetime(day.year, day.month, day.day, tzinfo=JAPAN) + timedelta(hours=12)
    return now if office_day(now) == day else noon.astimezone(UTC)


def facts_of(work: Work, given: Sequence[str] | None) -> dict[str, str | None]:
    """「入札日=2026-12-17 10:00」 as facts; 「入札日=なし」 takes one away."""
    from bot.cases.importing.cells import fact_of, takes_away

    found: dict[str, str | None] = {}
    for name, value in _pairs(given, "日付", "入札日=2026-12-17"):
        key = _fact_key(work, name)
        found[key] = None if takes_away(value) else fact_of(value, name, work.today)
    return found


def amounts_of(work: Work, given: Sequence[str] | None) -> dict[str, int | None]:
    """「契約金額=450万」 as amounts; 「契約金額=なし」 takes one away."""
    from bot.cases.importing.cells import takes_away, yen_of

    return {
        name: None if takes_away(value) else yen_of(value, name, 1, work.today)
        for name, value in _pairs(given, "金額", "契約金額=450万")
    }


def kind_named(given: str | None) -> str | None:
    """A kind of contract by what people call it."""
    from bot.cases.importing.cells import kind_of

    return None if given is None else kind_of(readable(given))


def day_named(text: str, name: str, today: date) -> date:
    """A day with its year, as people write it (2026-12-17, R8.12.17)."""
    from bot.cases.importing.cells import fact_of

    return date.fromisoformat(fact_of(readable(text), name, today)[:10])


def _pairs(given: Sequence[str] | None, what: str, example: str) -> Iterator[tuple[str, str]]:
    for text in map(readable, given or ()):
        name, equals, value = text.replace("＝", "=").partition("=")
        if not equals or not name.strip() or not value.strip():
            raise Refused(f"{what}の「{shown(text)}」は {example} の形で書いてください。")
        yield name.strip(), value.strip()


def _fact_key(work: Work, name: str) -> str:
    from bot.cases.importing.columns import columns_of

    facts = work.ledger.desk.facts
    if name in facts:
        return name
    found = list(columns_of([name], facts).facts.values())
    if found:
        return found[0]
    raise Refused(f"「{shown(name)}」という日は扱っていません。使えるもの: {_titles(facts)}")


def _titles(facts: Mapping[str, object]) -> str:
    return "、".join(str(getattr(fact, "title", key)) for key, fact in facts.items())
