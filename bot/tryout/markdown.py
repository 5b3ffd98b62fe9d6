"""Slack's text markup (mrkdwn) and plain text as HTML.

https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_ANGLED = re.compile(r"<([^<>]*)>")
# Like Slack, marks count only beside what is not a letter: within Japanese text they stay as they are.
_MARKS = (
    (re.compile(r"(?<![\w`])`([^`\n]+)`(?![\w`])"), r"<code>\1</code>"),
    (re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w])_([^_\n]+)_(?![\w])"), r"<em>\1</em>"),
    (re.compile(r"(?<![\w~])~([^~\n]+)~(?![\w~])"), r"<s>\1</s>"),
)
_QUOTE = re.compile(r"^&gt; ?(.*)$", re.MULTILINE)
WEB = ("https://", "http://", "mailto:")


def plain(text: str) -> Markup:
    r"""Text as it was written, with its line breaks.

    >>> plain("<b>\nx")
    Markup('&lt;b&gt;<br>x')
    """
    return escape(text).replace("\n", Markup("<br>"))


def mrkdwn(text: str) -> Markup:
    """Text with Slack's markup.

    >>> mrkdwn("*根拠* <https://example.jp|規則> 約*3*割")
    Markup('<strong>根拠</strong> <a href="https://example.jp" rel="noopener noreferrer">規則</a> 約*3*割')
    >>> mrkdwn("&lt;!channel&gt;")
    Markup('&lt;!channel&gt;')
    """
    pieces, at = [], 0
    for match in _ANGLED.finditer(text):
        pieces += [_marked(text[at : match.start()]), _angled(match.group(1))]
        at = match.end()
    return Markup().join([*pieces, _marked(text[at:])])


def link(url: str, label: str) -> Markup:
    """A link to the web, or its label alone where the address is something else."""
    if not url.startswith(WEB):
        return escape(label)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(url, label)


def _marked(text: str) -> Markup:
    # In mrkdwn these three letters arrive escaped; the rest is escaped here.
    raw = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    safe = str(escape(raw))
    for pattern, replacement in _MARKS:
        safe = pattern.sub(replacement, safe)
    safe = _QUOTE.sub(r"<q>\1</q>", safe)
    return Markup(safe.replace("\n", "<br>"))  # escaped above: only our own tags were added


def _angled(inside: str) -> Markup:
    target, _, label = inside.partition("|")
    if target.startswith(WEB):
        return link(target, label or target)
    # A ping (<!channel>, <@U1>) is shown as it would read; there is nobody here to ping.
    if target.startswith(("!", "@", "#")):
        return Markup('<span class="ping">@{}</span>').format(label or target.lstrip("!@#"))
    return escape(f"<{inside}>")
