"""What a penalty for delay (履行遅滞の違約金) is reckoned from: the price, or what of it was not performed.

Which of them is the rulebook's: the whole price; the price less what was finished in time; or what
is left, but only where the delay is held to do little harm. Yen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from knowledge.dates import months_of_term
from knowledge.errors import MissingInput, UnreadableInput
from knowledge.kinds import TaxMark
from knowledge.model import Frozen
from knowledge.money import yen
from knowledge.reckoning.interest import InterestRule
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord


class LeaseTerm(Frozen):
    """The term of a lease, both days counted."""

    first: date
    last: date
    cite: str


class DelayRule(InterestRule, RuleRecord):
    """How the penalty is reckoned; `relief_cite` where the head may waive it.

    `title` is the rulebook's own name for it. `less_delivered`: only what was not finished in time
    counts; `undelivered_if_minor`: it does where the delay is held to do little harm. `base_note`
    says what the base is. `term`: the price is the monthly rent times the months of it.
    `until_extended`: the days run to the extended due day, whenever it was done.
    """

    record: ClassVar[str] = "delay_penalty"
    title: str = "違約金"
    base_note: str = ""
    less_delivered: bool = False
    undelivered_if_minor: bool = False
    term: LeaseTerm | None = None
    until_extended: bool = False
    relief_cite: str = ""
    relief_says: str = ""
    collect_cite: str = ""


@dataclass(frozen=True)
class Told:
    """The price, what was finished in time, what was left, and whether little harm was done."""

    price: int | None
    tax: TaxMark | None
    done: int = 0
    left: int | None = None
    minor: bool = False
    monthly: int | None = None


@dataclass(frozen=True)
class DelayBase:
    """What the rate is applied to, in yen, and how it was found."""

    yen: int
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def base_of(told: Told, rule: DelayRule, rules: Rules) -> DelayBase:
    """The whole price with tax, or what of it was not performed where the rule says so.

    Raises MissingInput for the price or the part left, UnreadableInput for a part beyond the price.
    """
    only_left = rule.less_delivered or (rule.undelivered_if_minor and told.minor)
    if told.price is None and told.left is not None and only_left:
        part = tax_included(told.left, told.tax, rules)
        return DelayBase(part.yen, part.steps, (), part.assumptions)
    if told.price is None and told.monthly is not None:
        return _of_months(told, rule, rules)
    if told.price is None:
        raise MissingInput("契約金額", "契約金額（税込）はいくらですか。", field="amount")
    price = tax_included(told.price, told.tax, rules)
    if max(told.done, told.left or 0) > price.yen:
        raise UnreadableInput(
            "既済・未履行の部分の金額が契約金額を超えています。金額を確かめてください。"
        )
    if not only_left:
        return DelayBase(price.yen, price.steps, _whole_notes(told, rule), price.assumptions)
    rest, step = _rest(told, price.yen, rule)
    return DelayBase(rest, (*price.steps, *step), (), price.assumptions)


def _of_months(told: Told, rule: DelayRule, rules: Rules) -> DelayBase:
    """The monthly rent with tax times the months of the term."""
    if rule.term is None:
        raise MissingInput("契約期間", "月額と読みました。何か月の契約ですか。", field="amount")
    rent = tax_included(told.monthly or 0, told.tax, rules)
    months = months_of_term(rule.term.first, rule.term.last)
    price = rent.yen * months
    step = f"契約金額: 月額 {yen(rent.yen)} × {months}か月（{rule.term.cite}） ＝ {yen(price)}"
    return DelayBase(price, (*rent.steps, step), _whole_notes(told, rule), rent.assumptions)


def _rest(told: Told, price: int, rule: DelayRule) -> tuple[int, tuple[str, ...]]:
    """What of the price was not performed in time."""
    if told.left is not None:
        says = f"未履行部分に相当する額 {yen(told.left)} を基礎とする（契約金額 {yen(price)}）"
        return told.left, (says,)
    if told.done:
        rest = price - told.done
        return rest, (f"{yen(price)} － 既済・既納部分 {yen(told.done)} ＝ {yen(rest)}",)
    if rule.undelivered_if_minor:
        raise MissingInput(
            "未履行部分の金額", "未履行部分に相当する額はいくらですか。", field="undelivered"
        )
    return price, ()


def _whole_notes(told: Told, rule: DelayRule) -> tuple[str, ...]:
    """What is said of the base where the whole price counts."""
    notes = (rule.base_note,) if rule.base_note else ()
    if not (told.done or told.left):
        return notes
    if rule.undelivered_if_minor:
        minor = (
            "遅れによる支障が少ないと認められるときに限り、未履行部分に相当する額が基礎になります。"
        )
        return (*notes, minor)
    return (*notes, "履行済みの部分を差し引く定めはないので、全体の金額を基礎としました。")
