"""Text on its way out: where Slack reads markup, a person's text must not become any."""

from __future__ import annotations


def escape(text: str) -> str:
    """Text that Slack shows as it is written, wherever markup is read (here only `text` of a message).

    >>> escape("<!here> 1 < 2 & 3")
    '&lt;!here&gt; 1 &lt; 2 &amp; 3'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
