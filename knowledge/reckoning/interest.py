"""Interest by the day: which rate holds, and the sum it makes.

The Minister's rate (財務大臣が決定する率, 支払遅延防止法8条1項) is a national table; a body's rule may
name it, the legal rate (法定利率, 民法404条), or a rate of its own. A rate the user gives settles a provisional answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from knowledge.errors import MissingInput, NothingInForce, NotRegulated
from knowledge.model import Frozen
from knowledge.money import cut_below, rate, yen
from knowledge.reckoning.statutes import StatutoryInterest
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, Parameter, RuleRecord


class MinisterRate(RuleRecord):
    """The Minister's rate through time."""

    record: ClassVar[str] = "minister_rate"
    rate: Parameter


class InterestRule(Frozen):
    """How a rulebook wants interest reckoned: its own rate, the Minister's or the legal one (民法404条).

    `notes` are said with every result.
    """

    rate: Parameter | None = None
    minister_rate: bool = False
    statutory_rate: bool = False
    cite: str
    notes: tuple[str, ...] = ()
    rate_cite: str = ""
    year_days: Parameter
    cut_below: Parameter
    nothing_below: Parameter | None = None


@dataclass(frozen=True)
class RateUsed:
    """The rate of an answer, whence it is, and why it may be doubtful."""

    rate: Fraction
    cites: tuple[str, ...]
    doubt: str = ""
    assumptions: tuple[str, ...] = ()


def rate_for(rule: InterestRule, rules: Rules, on: date, given: Fraction | None) -> RateUsed:
    """The rate in force on `on`, or the one the user gave; raises NothingInForce where none is known."""
    if given is not None:
        return RateUsed(given, (), "", (f"率は指定の {rate(given)} で計算しました。",))
    if rule.minister_rate:
        figure = _minister_rate(rules, on)
        doubt = ""
        if figure.doubt:
            doubt = f"財務大臣が決定する率 {rate(figure.fraction)} は{figure.doubt}告示を確かめ、違えば「率3%で」のように指定してください。"
        return RateUsed(figure.fraction, (rule.rate_cite,) if rule.rate_cite else (), doubt)
    if rule.statutory_rate:
        figure = rules.national_record(StatutoryInterest).rate.on(on)
        assumed = f"法定利率は {on.isoformat()} の {rate(figure.fraction)} によりました（遅れはじめた日の率によります）。"
        return RateUsed(figure.fraction, (figure.cite,), figure.doubt, (assumed,))
    if rule.rate is None:
        raise NotRegulated("利率の定めがありません。")
    figure = rule.rate.on(on)
    return RateUsed(figure.fraction, (), figure.doubt)


def _minister_rate(rules: Rules, on: date) -> Figure:
    try:
        return rules.national_record(MinisterRate).rate.on(on)
    except NothingInForce as error:
        sentence = f"{on.isoformat()}に財務大臣が決定していた率は収録していません。告示で確かめ、「率3%で」のように書き足してください。"
        raise MissingInput("率", sentence) from error


def interest(base: int, used: Fraction, days: int, rule: InterestRule, on: date) -> tuple[int, str]:
    """`base` yen × rate × days ÷ days of the year, cut as the rule says; with its step."""
    year = rule.year_days.on(on).whole
    unit = rule.cut_below.on(on).whole
    exact = base * used * days / year
    amount = cut_below(exact, unit)
    least = rule.nothing_below.on(on).whole if rule.nothing_below else 0
    named = f"{unit}円未満切捨て"
    if exact < least:
        amount, named = 0, f"{least}円未満なので徴しない"
    return amount, f"{yen(base)} × {rate(used)} × {days}日 ÷ {year}日 ＝ {yen(amount)}（{named}）"
