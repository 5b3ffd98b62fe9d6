"""Bodies a question names: those whose rules it asks for, and those it merely speaks of.

「○○市では?」 must not be answered with another's figures; 「相手が○○県」 asks for no rules of that 県.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_BODY = re.compile(
    r"(?<![一-龥])(?P<name>[一-龥]{1,4}[都道府県市町村])"
    r"(?:では|だと|の(?:契約|財務)?規則|の場合|なら(?:\?|$|、))"
)
_COUNTERPARTY_BEFORE = re.compile(
    r"相手(?:方|先)?(?:が|は|の|:|、)?$|(?:買主|売主|発注元)(?:が|は)$"
)
_COUNTERPARTY_AFTER = re.compile(
    r"[都道府県市町村]?(?:(?:が|を|は)相手|と(?:の|は)?(?:随意)?契約(?:を|する|した|し|で(?:き|の実績)|の実績|実績|済|$)"
    r"|に(?:売|貸|委託|発注|納|本店|本社|支店|住所|所在|ある)|から(?:の受託|買|借|受託|受注)"
    r"|の(?:業者|会社|事業者|企業|本店|支店|社長|法人))"
)


_MUNICIPAL = frozenset("市町村区")


class Mention(NamedTuple):
    """A name of a body in a text."""

    body: str
    start: int
    end: int


def mentions(text: str, names: Mapping[str, Iterable[str]]) -> list[Mention]:
    """Where `text` names the bodies whose rules it asks for, in the order of the text.

    Names side by side that mean one body count as one; a counterparty does not count.

    >>> names = {"a": ["青葉市", "青葉"], "b": ["若葉町"]}
    >>> [(m.body, m.end) for m in mentions("青葉市と若葉町、どちらの率が高い?", names)]
    [('a', 3), ('b', 7)]
    >>> mentions("相手が青葉市の契約", names), mentions("青葉市の業者は?", names)
    ([], [])
    """
    bodies = {word.rstrip("の"): body for body, of in names.items() for word in of}
    found = (
        Mention(bodies[match.group()], *match.span())
        for match in _pattern(frozenset(bodies)).finditer(text)
    )
    return [m for m in _joined(found) if not (_is_counterparty(text, m) or _goes_on(text, m))]


@lru_cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _joined(found: Iterable[Mention]) -> list[Mention]:
    joined: list[Mention] = []
    for mention in found:
        goes_on = joined and joined[-1].body == mention.body and joined[-1].end == mention.start
        start = joined.pop().start if goes_on else mention.start
        joined.append(Mention(mention.body, start, mention.end))
    return joined


def _goes_on(text: str, mention: Mention) -> bool:
    """Whether the name is but the beginning of another body's: 「青葉」 in 「青葉市」."""
    return text[mention.end : mention.end + 1] in _MUNICIPAL


def _is_counterparty(text: str, mention: Mention) -> bool:
    return bool(
        _COUNTERPARTY_BEFORE.search(text[: mention.start])
        or _COUNTERPARTY_AFTER.match(text, mention.end)
    )


def body_asked_about(text: str) -> str | None:
    """The name of the body whose rules a question asks for, or None.

    A body that is merely spoken of (「相手が○○市の契約」) is not asked about.

    >>> body_asked_about("青葉市では?"), body_asked_about("相手が青葉市(地方公共団体)の契約")
    ('青葉市', None)
    """
    match = _BODY.search(text)
    return match["name"] if match else None
