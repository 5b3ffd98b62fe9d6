"""Text on its way in: from Slack's markup to the words a person typed."""

from __future__ import annotations

import re
from unicodedata import normalize

from bot.wording import phrases

# <@U1>, <#C1|name>, <!here>, <!subteam^S1|@name>, <https://…|label>: how Slack writes links and mentions.
# A person's own < and > arrive escaped, so nothing else has this form.
_MARKUP = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_TO_SOMEONE = re.compile(r"<[@!]")
_FIGURE = re.compile(r"\d+ *(?:円|万|千|億|日|月|年|%)")
_BROADCAST = re.compile(r"^!(?:subteam\^\w+|date\^.*|(\w+).*)$")


def unescape(text: str) -> str:
    """What the person typed, from what Slack sends: mentions and links become plain words.

    >>> unescape("<https://example.org/a|a.org> を &lt;見て&gt; <!channel> <#C1|契約> &amp;amp;")
    'a.org を <見て> @channel #契約 &amp;'
    """
    plain = _MARKUP.sub(_plain_word, text)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def without_mention(text: str, user_id: str | None) -> str:
    """The text with the mentions of one user taken out.

    >>> without_mention("<@U1> 随契は?", "U1"), without_mention("<@U1|navi>随契は?", "U1")
    ('随契は?', '随契は?')
    """
    if not user_id:
        return text.strip()
    return re.sub(rf"<@{re.escape(user_id)}(?:\|[^<>]*)?>", " ", text).strip()


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _plain_word(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    if target.startswith("@"):
        return f"@{label or target[1:]}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if broadcast := _BROADCAST.match(target):
        return label or f"@{broadcast[1] or ''}"
    if re.match(r"^(?:https?|mailto|tel):", target):
        return label or target
    # Not Slack's markup: a person's own < and > come escaped, so this stays as it is.
    return found[0]


def is_follow_up(text: str) -> bool:
    """Whether a message in the desk's thread goes on asking: not thanks, not talk with a colleague.

    >>> [is_follow_up(text) for text in ("では500万円なら?", "税抜だったら", "ありがとうございます", "<@U2> いつ?")]
    [True, True, False, False]
    >>> is_follow_up("ありがとうございます。では500万円なら？"), is_follow_up("了解です。いつまで？")
    (True, False)
    """
    if _TO_SOMEONE.search(text):
        return False
    plain = normalize("NFKC", unescape(text)).strip()
    goes_on = _has(plain, phrases("follow_up.going_on")) or bool(_FIGURE.search(plain))
    if _has(plain, phrases("follow_up.never")):
        # Thanks, and then one thing more; a bare question beside them is for a colleague.
        return goes_on and "?" in plain
    return goes_on or _has(plain, phrases("follow_up.cues"))


def is_question(text: str) -> bool:
    """Whether a message that nobody addressed to the desk asks something.

    >>> is_question("入札保証金はいくら？"), is_question("500万円になりました")
    (True, False)
    """
    plain = normalize("NFKC", unescape(text)).strip()
    return not _TO_SOMEONE.search(text) and plain.endswith(("?", "か。"))


def question_in(text: str, bot_user_id: str | None = None) -> str:
    r"""The question in a message's text, without the desk's own mention.

    Characters that no database and no JSON can hold are left out.

    >>> question_in("<@U1> 随契\x00は?\ud800", "U1")
    '随契は?'
    """
    typed = unescape(without_mention(text, bot_user_id)).replace("\x00", "")
    return typed.encode("utf-8", "ignore").decode("utf-8").strip()
