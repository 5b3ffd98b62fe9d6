"""Slack's rich_text elements as HTML.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from bot.tryout.markdown import link, plain

Element = Mapping[str, Any]
STYLES = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("code", "code"))
NAMED = {
    "user": "user_id",
    "channel": "channel_id",
    "usergroup": "usergroup_id",
    "broadcast": "range",
}


def rich_text(elements: Iterable[Element]) -> Markup:
    """The paragraphs, lists and quotes of one rich_text block."""
    return Markup().join(_part(element) for element in elements)


def _part(element: Element) -> Markup:
    kind = element.get("type")
    if kind == "rich_text_list":
        return _list(element)
    tag = {"rich_text_quote": "blockquote", "rich_text_preformatted": "pre"}.get(str(kind), "p")
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), _runs(element))


def _list(element: Element) -> Markup:
    tag = Markup("ol" if element.get("style") == "ordered" else "ul")
    indent = min(int(element.get("indent", 0)), 4)
    items = Markup().join(
        Markup("<li>{}</li>").format(_runs(item)) for item in element.get("elements", ())
    )
    return Markup('<{0} class="indent-{1}">{2}</{0}>').format(tag, indent, items)


def _runs(element: Element) -> Markup:
    return Markup().join(_run(run) for run in element.get("elements", ()))


def _run(run: Element) -> Markup:
    kind = str(run.get("type"))
    if kind == "link":
        drawn = link(str(run.get("url", "")), str(run.get("text") or run.get("url", "")))
    elif kind == "emoji":
        drawn = plain(_emoji(run))
    elif kind in NAMED:
        mark = "#" if kind == "channel" else "@"
        name = str(run.get(NAMED[kind], ""))
        drawn = Markup('<span class="ping">{}{}</span>').format(mark, name)
    else:
        drawn = plain(str(run.get("text", run.get("fallback", ""))))
    for style, tag in STYLES:
        if (run.get("style") or {}).get(style):
            drawn = Markup("<{0}>{1}</{0}>").format(Markup(tag), drawn)
    return drawn


def _emoji(run: Element) -> str:
    try:
        return "".join(chr(int(code, 16)) for code in str(run["unicode"]).split("-"))
    except (KeyError, ValueError, OverflowError):
        return f":{run.get('name', '')}:"
