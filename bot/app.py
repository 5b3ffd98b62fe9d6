"""The only place where the parts are joined. Nothing connects at import or when building."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.clock import Clock, utc_now
from bot.listeners import DeskSide, register
from bot.replies import LOOK_EVERY, Answerer, Asking, ButtonValues, Poster, Workers
from bot.settings import Settings, secret
from bot.slack import open_client
from bot.store import Store

if TYPE_CHECKING:
    from knowledge import Desk


@dataclass(frozen=True)
class Built:
    """The joined parts: Bolt's app, and the workers that answer what it accepts."""

    app: App
    workers: Workers
    store: Store
    client: WebClient

    def warm_up(self) -> None:
        """Let Bolt learn who it is (`auth.test`) before the first person asks."""
        greeting = {"type": "event_callback", "event": {"type": "keiyaku_warm_up"}}
        self.app.dispatch(BoltRequest(body=greeting, mode="socket_mode"))


def build_app(
    settings: Settings,
    *,
    desk: Desk,
    store: Store,
    clock: Clock = utc_now,
    client: WebClient | None = None,
    look_every: float = LOOK_EVERY,
) -> Built:
    """Join desk, store and Slack. The workers are started by whoever serves.

    `look_every` is how often, in seconds, they look for questions that nobody holds.
    """
    client = client or open_client(settings)
    buttons = ButtonValues(secret(settings.slack_bot_token), store.kept)
    asking = Asking(
        desk, rulebook=settings.keiyaku_rulebook, command=settings.keiyaku_command, buttons=buttons
    )
    answerer = Answerer(asking, Poster(client), store.inbox, clock)
    workers = Workers(
        store, answerer.answer, clock, threads=settings.keiyaku_workers, look_every=look_every
    )
    side = DeskSide(
        asking, buttons, store.inbox, workers.hand_over, clock, settings.keiyaku_command
    )
    app = _bolt_app(settings, client)
    register(app, side)
    return Built(app, workers, store, client)


def _bolt_app(settings: Settings, client: WebClient) -> App:
    logger = logging.getLogger("slack_bolt.keiyaku_navi")
    # While it is made Bolt warns that the client's token wins over the environment's; they are the same.
    logger.setLevel(logging.ERROR)
    app = App(
        name="keiyaku-navi",
        client=client,
        logger=logger,
        signing_secret=secret(settings.slack_signing_secret),
        # Listeners run in the request's own thread: no polling for the acknowledgement.
        process_before_response=True,
        token_verification_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    logger.setLevel(logging.WARNING)
    return app
