"""Windows (modals) and the elements people fill in, within Slack's limits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.blocks.message import Block
from bot.wording import say

MOST_IN_TITLE, MOST_IN_LABEL, MOST_IN_OPTION = 24, 2_000, 75
MOST_IN_VIEW, MOST_OPTIONS = 100, 100
VALUE = "value"
"""The action_id of every element that is filled in; its block says which it is."""
View = dict[str, Any]
Choice = tuple[str, str]
"""What people see, and what it means."""


def modal(
    title: str,
    blocks: Iterable[Block],
    *,
    callback_id: str = "keiyaku:window",
    submit: str = "",
    about: Mapping[str, Any] | None = None,
) -> View:
    """A window; `about` comes back with whatever is done in it."""
    view: View = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(shortened(title, MOST_IN_TITLE)),
        "close": plain(say("window.close")),
        "blocks": list(blocks)[:MOST_IN_VIEW],
        "private_metadata": json.dumps(dict(about or {}), ensure_ascii=False),
    }
    return {**view, "submit": plain(submit)} if submit else view


def about(view: Mapping[str, Any]) -> dict[str, Any]:
    """What a window was opened about."""
    return dict(json.loads(view.get("private_metadata") or "{}"))


def filled_in(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by block; what was left empty is left out."""
    found: dict[str, str] = {}
    for name, elements in ((view.get("state") or {}).get("values") or {}).items():
        text = _value(elements.get(VALUE) or {})
        if text:
            found[name] = text
    return found


def plain(text: str) -> Block:
    """Text in which Slack reads no markup."""
    return {"type": "plain_text", "text": text, "emoji": False}


def shortened(text: str, most: int) -> str:
    """Text that fits.

    >>> shortened("入札保証金", 3)
    '入札…'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def field(name: str, label: str, element: Block, *, hint: str = "", optional: bool = True) -> Block:
    """One thing to fill in."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(shortened(label, MOST_IN_LABEL)),
        "element": {"action_id": VALUE, **element},
        "optional": optional,
    }
    return {**block, "hint": plain(shortened(hint, MOST_IN_LABEL))} if hint else block


def typed(placeholder: str = "", initial: str = "", *, long: bool = False) -> Block:
    """A field to type in."""
    element: Block = {"type": "plain_text_input", "multiline": long}
    element |= {"max_length": 3_000 if long else 200}
    element |= {"placeholder": plain(placeholder)} if placeholder else {}
    return element | ({"initial_value": initial} if initial else {})


def dated(initial: str = "") -> Block:
    """A calendar."""
    return {"type": "datepicker", **({"initial_date": initial} if initial else {})}


def timed(initial: str = "") -> Block:
    """A clock, 24 hours."""
    return {"type": "timepicker", **({"initial_time": initial} if initial else {})}


def people(initial: Sequence[str] = (), *, most: int = 10) -> Block:
    """Several people of the workspace."""
    chosen: Block = {"initial_users": list(initial)} if initial else {}
    return {
        "type": "multi_users_select",
        "placeholder": plain(say("form.choose")),
        "max_selected_items": most,
        **chosen,
    }


def channel_menu(initial: str = "") -> Block:
    """A channel, public or private, that people may choose."""
    chosen: Block = {"initial_conversation": initial} if initial else {}
    return {
        "type": "conversations_select",
        "placeholder": plain(say("form.choose")),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        **chosen,
    }


def ticked(choices: Sequence[Choice], initial: Sequence[str] = ()) -> Block:
    """Choices of which any number may be ticked."""
    options = [option(*choice) for choice in choices]
    picked = [each for each in options if each["value"] in initial]
    return {
        "type": "checkboxes",
        "options": options,
        **({"initial_options": picked} if picked else {}),
    }


def one_of(choices: Sequence[Choice], initial: str = "", *, open_: bool = False) -> Block:
    """Choices to pick one of: all in sight (`open_`), or behind a menu, however many there are."""
    options = [option(*choice) for choice in choices]
    picked = next((o for o in options if o["value"] == initial), None)
    start = {"initial_option": picked} if picked else {}
    if open_:
        return {"type": "radio_buttons", "options": options, **start}
    menu: Block = {"type": "static_select", "placeholder": plain(say("form.choose")), **start}
    if len(options) <= MOST_OPTIONS:
        return {**menu, "options": options}
    groups = [options[at : at + MOST_OPTIONS] for at in range(0, len(options), MOST_OPTIONS)]
    return {
        **menu,
        "option_groups": [
            {"label": plain(str(n)), "options": group} for n, group in enumerate(groups, 1)
        ],
    }


def option(text: str, value: str) -> Block:
    """One choice."""
    return {"text": plain(shortened(text, MOST_IN_OPTION)), "value": value}


def _value(element: Mapping[str, Any]) -> str:
    several = element.get("selected_users") or [
        each["value"] for each in element.get("selected_options") or ()
    ]
    if several:
        # Ids and our own values hold no blanks.
        return " ".join(several)
    chosen = (element.get("selected_option") or {}).get("value")
    picked = (
        element.get("selected_date") or element.get("selected_user") or element.get("selected_time")
    )
    typed_in = element.get("value") or element.get("selected_conversation")
    return str(chosen or picked or typed_in or "").strip()
