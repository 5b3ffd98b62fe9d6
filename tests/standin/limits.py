"""Slack's limits on messages and views, answered as Slack answers them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_CHARACTERS = 13_200
TEXT_TOO_LONG = 40_000
ID, SECTION, HEADER, BUTTON, VALUE, URL, TITLE = 255, 3_000, 150, 75, 2_000, 3_000, 24
ACTIONS, CONTEXT, OPTIONS, FIELDS, METADATA = 25, 10, 100, 10, 3_000
KNOWN = {
    "section",
    "header",
    "context",
    "actions",
    "divider",
    "rich_text",
    "input",
    "table",
    "context_actions",
}
INTERACTIVE = {
    "button",
    "static_select",
    "radio_buttons",
    "checkboxes",
    "datepicker",
    "overflow",
    "plain_text_input",
    "users_select",
    "conversations_select",
    "multi_users_select",
    "timepicker",
}
LABEL, PLACEHOLDER, OPTION_TEXT, OPTION_VALUE, RADIOS, OVERFLOWS = 2_000, 150, 75, 150, 10, 5
FEEDBACK_TEXT, FEEDBACK_VALUE = 75, 2_000
TABLE_ROWS, TABLE_CELLS = 100, 20


def message_error(payload: dict[str, Any]) -> tuple[str, list[str]] | None:
    """What chat.postMessage and chat.update say against a message, if anything."""
    blocks = parsed(payload.get("blocks"))
    if not blocks and not payload.get("text"):
        return "no_text", []
    if len(payload.get("text") or "") > TEXT_TOO_LONG:
        return "msg_too_long", []
    if blocks is not None and (faults := blocks_error(blocks)):
        return "invalid_blocks", faults
    if sum(block["type"] == "table" for block in blocks or []) > 1:
        return "invalid_attachments", ["only_one_table_allowed"]
    if blocks and sum(visible(block) for block in blocks) > MESSAGE_CHARACTERS:
        return "msg_blocks_too_long", []
    return None


def view_error(view: dict[str, Any]) -> list[str]:
    """What views.open, views.update and views.publish say against a view."""
    faults = blocks_error(view.get("blocks", []), most=VIEW_BLOCKS)
    if any(block["type"] == "input" for block in view.get("blocks", [])) and "submit" not in view:
        faults += ["input without submit"]
    if any(block["type"] == "context_actions" for block in view.get("blocks", [])):
        faults += ["context_actions only in messages"]
    if any(block["type"] == "table" for block in view.get("blocks", [])):
        faults += ["table only in messages"]
    for name in ("title", "submit", "close"):
        text = (view.get(name) or {}).get("text", "")
        faults += [f"{name}: over {TITLE}"] if len(text) > TITLE else []
    faults += ["callback_id: over 255"] if len(view.get("callback_id") or "") > ID else []
    faults += (
        ["private_metadata: over 3000"]
        if len(view.get("private_metadata") or "") > METADATA
        else []
    )
    return faults


def blocks_error(blocks: list[dict[str, Any]], most: int = MESSAGE_BLOCKS) -> list[str]:
    """Every fault of a list of blocks, with its place."""
    faults = [f"more than {most} blocks"] if len(blocks) > most else []
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    faults += ["duplicate block_id"] if len(ids) != len(set(ids)) else []
    for number, block in enumerate(blocks):
        faults += [f"blocks/{number}: {fault}" for fault in _block(block)]
    return faults


def parsed(blocks: Any) -> list[dict[str, Any]] | None:
    """Blocks as they come: a list, or JSON in a form."""
    return json.loads(blocks) if isinstance(blocks, str) and blocks else blocks or None


def visible(part: Any) -> int:
    """How many characters a reader sees."""
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(visible(below) for below in part.values())
    return sum(visible(below) for below in part) if isinstance(part, list) else 0


def _block(block: dict[str, Any]) -> Iterator[str]:  # noqa: C901 - one line for each kind of block
    kind = block.get("type")
    if kind not in KNOWN:
        yield f"unknown type {kind}"
    if len(block.get("block_id", "")) > ID:
        yield "block_id over 255"
    if kind == "section":
        yield from _text(block.get("text"), SECTION)
        if len(block.get("fields", [])) > FIELDS or not (block.get("text") or block.get("fields")):
            yield "fields"
    if kind == "header":
        yield from _text(block["text"], HEADER)
    if kind == "context":
        yield from _count(block, CONTEXT)
    if kind == "actions":
        yield from _count(block, ACTIONS)
        yield from _elements(block["elements"])
    if kind == "rich_text":
        yield from _rich(block)
    if kind == "input":
        yield from _text(block["label"], LABEL)
        yield from _text(block.get("hint"), LABEL)
        yield from _elements([block["element"]])
    if kind == "section" and "accessory" in block:
        yield from _elements([block["accessory"]])
    if kind == "context_actions":
        yield from _feedback(block)
    if kind == "table":
        yield from _table(block)


def _elements(elements: list[dict[str, Any]]) -> Iterator[str]:
    ids = [element.get("action_id") for element in elements if element.get("action_id")]
    if len(ids) != len(set(ids)):
        yield "duplicate action_id"
    for element in elements:
        if element.get("type") not in INTERACTIVE:
            yield f"element {element.get('type')}"
        if len(element.get("action_id", "")) > ID:
            yield "action_id over 255"
        if element.get("type") == "button":
            yield from _text(element["text"], BUTTON)
            if len(element.get("value", "")) > VALUE or len(element.get("url", "")) > URL:
                yield "button value or url"
        yield from _options(element)
        yield from _text(element.get("placeholder"), PLACEHOLDER)


def _options(element: dict[str, Any]) -> Iterator[str]:
    kind, options = element.get("type"), element.get("options", [])
    most = {"radio_buttons": RADIOS, "checkboxes": RADIOS, "overflow": OVERFLOWS}.get(kind, OPTIONS)
    if len(options) > most:
        yield f"over {most} options"
    if kind in ("radio_buttons", "checkboxes", "overflow", "static_select") and not (
        options or element.get("option_groups")
    ):
        yield "no options"
    for option in options:
        yield from _text(option["text"], OPTION_TEXT)
        if not 1 <= len(option["value"]) <= OPTION_VALUE:
            yield f"option value of {len(option['value'])}"
    initial = element.get("initial_option")
    if initial and initial not in options:
        yield "initial_option is none of the options"
    if "initial_options" in element and not _among(element["initial_options"], options):
        yield "initial_options are none of the options"
    if kind == "multi_users_select" and element.get("initial_users") == []:
        yield "empty initial_users"
    if kind == "plain_text_input" and element.get("initial_value") == "":
        yield "empty initial_value"


def _among(initial: list[dict[str, Any]], options: list[dict[str, Any]]) -> bool:
    return bool(initial) and all(each in options for each in initial)


def _feedback(block: dict[str, Any]) -> Iterator[str]:
    yield from _count(block, 5)
    for element in block["elements"]:
        for name in ("positive_button", "negative_button"):
            yield from _text(element[name]["text"], FEEDBACK_TEXT)
            if not 1 <= len(element[name]["value"]) <= FEEDBACK_VALUE:
                yield "feedback value"


def _table(block: dict[str, Any]) -> Iterator[str]:
    rows = block.get("rows", [])
    if not 1 <= len(rows) <= TABLE_ROWS:
        yield f"{len(rows)} rows"
    for row in rows:
        if not 1 <= len(row) <= TABLE_CELLS or len(row) != len(rows[0]):
            yield f"row of {len(row)} cells"
        for cell in row:
            if cell.get("type") not in ("rich_text", "raw_text"):
                yield f"cell {cell.get('type')}"
            elif cell["type"] == "rich_text":
                yield from _rich(cell)
            elif not cell.get("text"):
                yield "empty cell"


def _rich(block: dict[str, Any]) -> Iterator[str]:
    if not block.get("elements"):
        yield "empty rich_text"
    for element in block.get("elements", []):
        if element["type"] == "rich_text_list":
            if element.get("style") not in ("bullet", "ordered"):
                yield "list style"
            runs = [run for part in element["elements"] for run in part["elements"]]
        else:
            runs = element["elements"]
        if any(run["type"] == "text" and not run["text"] for run in runs):
            yield "empty text"


def _text(text: dict[str, Any] | None, most: int) -> Iterator[str]:
    if text is not None and not 1 <= len(text["text"]) <= most:
        yield f"text length {len(text['text'])}"
    if text is not None and text["type"] not in ("plain_text", "mrkdwn"):
        yield "text type"


def _count(block: dict[str, Any], most: int) -> Iterator[str]:
    if not 1 <= len(block.get("elements", [])) <= most:
        yield f"{len(block.get('elements', []))} elements"
