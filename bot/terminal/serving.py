"""`keiyaku serve`, `keiyaku tryout`, `keiyaku db upgrade`: the desk for others, as the environment asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

import typer

from bot.terminal.session import Refused, Session, session_of, settings_or_refusal

if TYPE_CHECKING:
    from bot.settings import Settings

TAKEN = "127.0.0.1 の {port} 番は使われています。PORT=8301 keiyaku serve のように別の番号で開いてください。"
UPGRADED = "データベースを最新の形にしました。"


def saying_why(command: Callable[[typer.Context], None]) -> Callable[[typer.Context], None]:
    """Let what keeps the desk from starting be said in its own sentences."""

    @wraps(command)
    def guarded(context: typer.Context) -> None:
        from bot.checks import Unusable

        try:
            command(context)
        except Unusable as error:
            raise Refused(str(error)) from None

    return guarded


@saying_why
def serve(context: typer.Context) -> None:
    """Connect to Slack as the settings ask for; without any, serve the try-out page."""
    from bot.checks import check_tokens, stop_on

    settings = settings_or_refusal()
    stop_on(check_tokens(settings, settings.mode))
    if settings.mode == "local":
        open_page(session_of(context), settings)
        return
    from bot.serving import serve_http, serve_socket

    (serve_socket if settings.mode == "socket" else serve_http)(settings)


@saying_why
def tryout(context: typer.Context) -> None:
    """Serve the try-out page, whatever the settings."""
    open_page(session_of(context), settings_or_refusal())


def open_page(session: Session, settings: Settings) -> None:
    """Serve the try-out page until Ctrl+C."""
    from bot.checks import check_rulebook, stop_on
    from bot.serving.opening import open_store
    from bot.tryout.server import USUAL_PORT, serve_tryout

    desk = session.open(settings)
    stop_on(check_rulebook(settings, desk.heads))
    # The settings' own port is that of the HTTP mode: the page has another, unless PORT is set.
    port = settings.port if "port" in settings.model_fields_set else USUAL_PORT
    store = open_store(settings)
    try:
        serve_tryout(desk, session.clock, port, settings.keiyaku_rulebook, store)
    except OSError:
        raise Refused(TAKEN.format(port=port)) from None
    finally:
        store.close()


def upgrade() -> None:
    """Bring the store's database to the newest tables."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.store import Store
    from bot.wording import say

    settings = settings_or_refusal()
    try:
        Store.open(settings.database_url).close()
    except SQLAlchemyError:
        raise Refused(say("startup.database-unreachable")) from None
    print(UPGRADED)
