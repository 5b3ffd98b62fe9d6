"""What comes in from Slack: one module per surface, each bound to its ids in `register`.

A listener acknowledges, translates, makes one call and is done. The order of registration
matters: what serves the most requests comes first, and `others` takes what is left.
"""

from slack_bolt import App

from bot.listeners import (
    acts,
    buttons,
    cases,
    commands,
    dues,
    failures,
    forms,
    home,
    home_buttons,
    mentions,
    messages,
    mornings,
    others,
    shortcuts,
    windows,
)
from bot.listeners.desk_side import DeskSide

__all__ = ["DeskSide", "register"]


def register(app: App, side: DeskSide) -> None:
    """Bind every listener."""
    for surface in (
        commands,
        mentions,
        messages,
        buttons,
        acts,
        dues,
        cases,
        forms,
        home_buttons,
        mornings,
        windows,
        shortcuts,
        home,
        others,
        failures,
    ):
        surface.register(app, side)
