"""Sorts of contract and of tendering, as every calculation names them."""

from enum import StrEnum
from typing import Self


class Titled(StrEnum):
    """A closed choice whose members know their Japanese title."""

    title_ja: str

    def __new__(cls, value: str, title: str = "") -> Self:
        """Make a member from its code and its Japanese title."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.title_ja = title
        return member


class ContractKind(Titled):
    """契約の種類, finer than any one table of limits, so that each rulebook can group them.

    >>> ContractKind("rental_in").title_ja
    '物件の借入れ'
    """

    WORKS = "works", "工事の請負"
    MANUFACTURE = "manufacture", "製造の請負"
    PURCHASE = "purchase", "物品等の購入"
    RENTAL_IN = "rental_in", "物件の借入れ"
    SALE = "sale", "財産の売払い"
    RENTAL_OUT = "rental_out", "物件の貸付け"
    REPAIR = "repair", "修繕"
    SERVICE = "service", "委託・役務"


class BidMethod(Titled):
    """契約の方法 (地方自治法234条1項)."""

    OPEN = "open", "一般競争入札"
    DESIGNATED = "designated", "指名競争入札"
    NEGOTIATED = "negotiated", "随意契約"
    AUCTION = "auction", "せり売り"


class TaxMark(Titled):
    """Whether an amount was given with or without consumption tax (消費税)."""

    INCLUDED = "included", "税込"
    EXCLUDED = "excluded", "税抜"


class Deposit(Titled):
    """入札保証金 or 契約保証金."""

    BID = "bid", "入札保証金"
    CONTRACT = "contract", "契約保証金"
