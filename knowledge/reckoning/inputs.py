"""Inputs that many calculations share, each declared once."""

from __future__ import annotations

from typing import Annotated

from knowledge.calculation import Slot, words
from knowledge.kinds import BidMethod, ContractKind, TaxMark

Tax = Annotated[TaxMark | None, Slot("税の扱い", "choice")]
"""Whether the amounts were given with tax."""
ByBid = Annotated[
    bool | None,
    Slot(
        "入札書の金額による",
        "flag",
        labels=(
            "入札書に",
            "入札書の",
            "入札書",
            "入札金額",
            "入札額",
            "札を入れ",
            "札に書",
            "落札の入札",
        ),
        inner=True,
    ),
]
"""Whether the amount is one written in a bid: without tax, where the body has bids written so."""
ContractPrice = Annotated[
    int | None,
    Slot(
        "契約金額",
        "yen",
        ask="契約金額（税込）はいくらですか。",
        labels=words("契約金額 契約額 請負代金 委託料 総額 契約"),
        chief=True,
    ),
]
"""The price of the contract, the chief amount of a question."""
PlannedDays = Annotated[
    int | None,
    Slot("考えている日数", "days", labels=words("以内 後 日で"), chief=True, inner=True),
]
"""A number of days somebody has in mind."""
BeyondDays = Annotated[
    bool | None,
    Slot(
        "日数を過ぎて",
        "flag",
        labels=words("日を過ぎ 日を超え 日を越え 日過ぎ 日超え"),
        inner=True,
    ),
]
"""Whether they have in mind a day after those days."""
Kind = Annotated[ContractKind | None, Slot("契約の種類", "choice", ask="契約の種類はどれですか。")]
"""The sort of contract."""
Denied = Annotated[frozenset[ContractKind] | None, Slot("当たらない種類", "kinds")]
"""The sorts of contract that the question says it is not (「工事でも製造でもない」)."""
Method = Annotated[BidMethod | None, Slot("契約の方法", "choice", ask="契約の方法はどれですか。")]
"""The method of tendering."""
Construction = Annotated[
    bool | None,
    Slot(
        "建設工事か",
        "flag",
        ask="建設工事ですか。",
        choices=("建設工事です", "建設工事ではありません"),
    ),
]
"""Whether it is 建設工事."""
Situation = Annotated[str | None, Slot("事情", "text")]
"""The question's own words, for grounds that a rulebook describes in words."""
Provisions = Annotated[tuple[str, ...] | None, Slot("見つかった条項", "provisions")]
"""The provisions that the search found for the question."""
