"""入札書の金額から落札価格を、契約希望金額から入札書に書く額を計算します。

Award price (落札価格): the figure of the bid plus consumption tax, cut below one yen; the other way
round the figure to write is the hoped price × 100/(100+rate). Only where the rulebook says so.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.model import Value, Worked
from knowledge.money import rate, round_down, round_up, yen
from knowledge.reckoning.tax import AwardPrice, ConsumptionTax
from knowledge.rulebook.book import Rules

TITLE = "落札価格"
ROUTE = Route(
    about=words(
        "落札価格 入札書+書く 入札書+月額 入札額+税込 入札金額+税込 契約希望金額 入札書比較価格 入札書+金額+いくら"
    ),
    wants=(Form.AMOUNT,),
    unless=words("保証金 違約金 部分払 最低制限 どう書 書き方 どうやって書"),
)


Rule = AwardPrice


class Inputs(Base):
    """Either the figure of the bid or the hoped contract price."""

    bid: Annotated[
        int | None,
        Slot(
            "入札書の金額",
            "yen",
            ask="入札書に書かれた金額はいくらですか。",
            labels=("入札書", "入札額", "札"),
            chief=True,
        ),
    ] = None
    monthly: Annotated[int | None, Slot("月額", "yen", labels=words("月額 毎月"), per="month")] = (
        None
    )
    hoped: Annotated[
        int | None,
        Slot(
            "契約希望金額",
            "yen",
            labels=words("契約希望金額 希望金額 予定価格 で契約したい 契約したい 希望 税込"),
        ),
    ] = None
    writing: Annotated[
        bool | None,
        Slot(
            "入札書に書く額を知りたい",
            "flag",
            labels=words(
                "入札書に書く 入札書へ書く 書く額 書く金額 書けば 書いたら いくらと書 いくらで書 札に書く "
                "記入する額 記入する金額 いくらで入れ 記載する額 記載する金額"
            ),
            inner=True,
        ),
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The award price from the bid, or the figure to write from the hoped price."""
    rule = rules.record(Rule)
    tax = rules.national_record(ConsumptionTax).rate.on(on)
    told = inputs.bid if inputs.bid is not None else inputs.monthly
    hoped = inputs.hoped
    if hoped is None and inputs.writing:
        hoped = told
    if hoped is not None:
        figure = round_up(hoped / (1 + tax.fraction))
        headline, name = f"{rule.write_title}は {yen(figure)}", rule.write_title
        step = (
            f"{yen(hoped)} × 100/{100 + int(tax.fraction * 100)} ＝ {yen(figure)}（1円未満切上げ）"
        )
    else:
        bid = inputs.need("bid", told)
        figure = round_down(bid * (1 + tax.fraction))
        headline, name = f"{rule.title}は {yen(figure)}", rule.title
        step = f"{yen(bid)} ＋ 消費税{rate(tax.fraction)} ＝ {yen(figure)}（1円未満切捨て）"
    return Worked(
        headline=headline,
        values=(Value.yen(name, figure),),
        steps=(step,),
        citations=(rules.cite(rule.cite),),
        provisional=bool(tax.doubt),
    )
