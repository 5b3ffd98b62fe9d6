"""The only place where the parts are joined. Nothing connects at import or when building."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.bolt import buttons_key, open_bolt
from bot.clock import Clock, utc_now
from bot.listeners import DeskSide, register
from bot.replies import (
    LOOK_EVERY,
    Accepting,
    Answerer,
    Asking,
    ButtonValues,
    Poster,
    Workers,
)
from bot.settings import Settings
from bot.slack import open_client
from bot.store import Store
from bot.windows import Acting, CaseDoor, Forms, HomeTab, SettingsDoor

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
        if self.app.oauth_flow is not None:
            # Which workspace asks is learnt from each request.
            return
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
    bolt = open_bolt(settings, client, store, clock)
    buttons = ButtonValues(buttons_key(settings), store.kept)
    asking = Asking(
        desk, rulebook=settings.keiyaku_rulebook, command=settings.keiyaku_command, buttons=buttons
    )
    answerer = Answerer(asking, Poster(bolt.clients), store.inbox, clock, store.channels)
    workers = Workers(
        store, answerer.answer, clock, threads=settings.keiyaku_workers, look_every=look_every
    )
    register(
        bolt.app, desk_side(settings, asking, buttons, store=store, workers=workers, clock=clock)
    )
    return Built(bolt.app, workers, store, client)


def desk_side(
    settings: Settings,
    asking: Asking,
    buttons: ButtonValues,
    *,
    store: Store,
    workers: Workers,
    clock: Clock,
) -> DeskSide:
    """What the listeners reach: the desk, the store, and what opens."""
    forms = Forms(asking, buttons, store.channels)
    accept = Accepting(store.inbox, workers.hand_over, clock)
    admins, cases = settings.keiyaku_admins, CaseDoor(asking, store, clock)
    return DeskSide(
        asking=asking,
        buttons=buttons,
        store=store,
        accepting=accept,
        clock=clock,
        command=settings.keiyaku_command,
        short_commands=settings.short_commands,
        forms=forms,
        acting=Acting(asking, buttons, store, accept, clock),
        cases=cases,
        home=HomeTab(asking, buttons, store, clock, cases.at_home),
        settings=SettingsDoor(store, forms, admins, clock),
    )
