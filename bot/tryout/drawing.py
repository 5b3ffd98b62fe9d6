"""Block Kit drawn as HTML: one small function per kind of block, everything escaped.

What each block looks like in Slack: https://docs.slack.dev/reference/block-kit/blocks
A kind that is not drawn here shows as a plain note, so that nothing is silently missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from bot.blocks import ACT, LETTERS
from bot.tryout.addresses import address_of, is_about_cases
from bot.tryout.fields import input_field
from bot.tryout.markdown import mrkdwn, plain
from bot.tryout.rich_text import rich_text

Block = Mapping[str, Any]
FORM, CASE_DEEDS = "ask", "deeds"
"""The forms of a page that its buttons belong to: questions, and what is done with cases."""
_SEPARATOR = Markup("\n")


def draw(blocks: Iterable[Block], *, live: bool = True) -> Markup:
    """The blocks of one message; only a `live` message's buttons can be pressed."""
    return _SEPARATOR.join(_draw_one(block, live) for block in blocks)


def _draw_one(block: Block, live: bool) -> Markup:
    if block.get("type") == "actions":
        return _actions(block, live)
    if block.get("type") == "section":
        return _section(block, live)
    return DRAWERS.get(str(block.get("type")), _unknown)(block)


def text(part: Mapping[str, Any]) -> Markup:
    """A text object: plain_text as it is, mrkdwn with Slack's markup."""
    content = str(part.get("text", ""))
    return mrkdwn(content) if part.get("type") == "mrkdwn" else plain(content)


def _header(block: Block) -> Markup:
    return Markup('<h3 class="block header">{}</h3>').format(text(block.get("text", {})))


def _section(block: Block, live: bool) -> Markup:
    parts = []
    if "text" in block:
        parts.append(Markup("<p>{}</p>").format(text(block["text"])))
    if block.get("fields"):
        fields = Markup().join(Markup("<p>{}</p>").format(text(each)) for each in block["fields"])
        parts.append(Markup('<div class="fields">{}</div>').format(fields))
    if block.get("accessory", {}).get("type") == "button":
        parts.append(_button(block["accessory"], live))
    return Markup('<div class="block section">{}</div>').format(Markup().join(parts))


def _rich_text(block: Block) -> Markup:
    return Markup('<div class="block rich">{}</div>').format(rich_text(block.get("elements", ())))


def _context(block: Block) -> Markup:
    # Images are named, not fetched: the page asks nothing of the outside.
    drawn = (
        plain(str(each.get("alt_text", ""))) if each.get("type") == "image" else text(each)
        for each in block.get("elements", ())
    )
    parts = Markup().join(Markup("<span>{}</span>").format(each) for each in drawn)
    return Markup('<div class="block context">{}</div>').format(parts)


def _divider(_: Block) -> Markup:
    return Markup('<hr class="block">')


def _actions(block: Block, live: bool) -> Markup:
    drawn = (
        ELEMENTS.get(str(each.get("type")), _no_element)(each, live)
        for each in block.get("elements", ())
    )
    return Markup('<div class="block actions" role="group" aria-label="選択肢">{}</div>').format(
        Markup().join(drawn)
    )


def _button(element: Block, live: bool) -> Markup:
    style = element.get("style") if element.get("style") in ("primary", "danger") else "default"
    if is_about_cases(str(element.get("action_id", ""))):
        return _about_cases(element, str(style))
    deed = str(element.get("action_id", "")).partition(f"{ACT}:")[2]
    name = "act" if deed else "choice"
    value = deed or str(element.get("value", element.get("text", {}).get("text", "")))
    return _pressed(text(element.get("text", {})), name, value, style=str(style), live=live)


def _about_cases(element: Block, style: str) -> Markup:
    """A button that leads to a page of its own; what only a workspace can do is left out."""
    address = address_of(str(element.get("action_id", "")), str(element.get("value", "")))
    if address is None:
        return Markup()
    label = text(element.get("text", {}))
    if not address.changes:
        return Markup('<a class="button {}" href="{}">{}</a>').format(style, address.path, label)
    return Markup('<button class="{}" form="{}" formaction="{}">{}</button>').format(
        style, CASE_DEEDS, address.path, label
    )


def _overflow(element: Block, live: bool) -> Markup:
    """What Slack keeps behind ⋯ stands here beside the rest: a page has room."""
    options = element.get("options", ())
    deeds = [(LETTERS.get(str(each["value"])[:1]), text(each["text"])) for each in options]
    pressed = [_pressed(label, "act", str(deed), style="quiet", live=live) for deed, label in deeds]
    return Markup().join(pressed)


def _pressed(label: Markup, name: str, value: str, *, style: str, live: bool) -> Markup:
    return Markup('<button class="{}" form="{}" name="{}" value="{}"{}>{}</button>').format(
        style, FORM, name, value, Markup("") if live else Markup(" disabled"), label
    )


def _no_element(element: Block, _live: bool) -> Markup:
    return _unknown(element)


def _table(block: Block) -> Markup:
    aligns = [(each or {}).get("align", "left") for each in block.get("column_settings", ())]
    rows = list(block.get("rows", ()))
    head = _row(rows[0], aligns, "th") if rows else Markup("")
    body = Markup().join(_row(row, aligns, "td") for row in rows[1:])
    return Markup(
        '<div class="block table" tabindex="0" role="region" aria-label="表">'
        "<table><thead>{}</thead><tbody>{}</tbody></table></div>"
    ).format(head, body)


def _row(cells: Iterable[Block], aligns: list[str], tag: str) -> Markup:
    drawn = []
    for number, cell in enumerate(cells):
        align = aligns[number] if number < len(aligns) else "left"
        align = align if align in ("left", "center", "right") else "left"
        scope = Markup(' scope="col"') if tag == "th" else Markup("")
        drawn.append(
            Markup('<{0} class="{1}"{2}>{3}</{0}>').format(Markup(tag), align, scope, _cell(cell))
        )
    return Markup("<tr>{}</tr>").format(Markup().join(drawn))


def _cell(cell: Block) -> Markup:
    if cell.get("type") == "rich_text":
        return rich_text(cell.get("elements", ()))
    return plain(str(cell.get("text", cell.get("value", ""))))


def _unknown(block: Block) -> Markup:
    return Markup('<p class="block note">（このページでは表示できない部品です: {}）</p>').format(
        str(block.get("type", "?"))
    )


ELEMENTS: Mapping[str, Callable[[Block, bool], Markup]] = {
    "button": _button,
    "overflow": _overflow,
}
DRAWERS: Mapping[str, Callable[[Block], Markup]] = {
    "header": _header,
    "rich_text": _rich_text,
    "context": _context,
    "divider": _divider,
    "table": _table,
    "input": input_field,
}
