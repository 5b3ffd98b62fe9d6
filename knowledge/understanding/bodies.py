"""Bodies a question asks about by name: 「○○市では?」 must not be answered with another's figures."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"(?<![一-龥])(?P<name>[一-龥]{1,4}[都道府県市町村])"
    r"(?:では|だと|の(?:契約|財務)?規則|の場合|なら(?:\?|$|、))"
)


def body_asked_about(text: str) -> str | None:
    """The name of the body whose rules a question asks for, or None.

    A body that is merely spoken of (「相手が○○市の契約」) is not asked about.

    >>> body_asked_about("青葉市では?"), body_asked_about("相手が青葉市(地方公共団体)の契約")
    ('青葉市', None)
    """
    match = _BODY.search(text)
    return match["name"] if match else None
