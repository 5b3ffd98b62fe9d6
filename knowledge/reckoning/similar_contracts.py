"""When a contract performed counts as similar to one that is planned (種類・規模をほぼ同じくする契約).

The scale (規模) is the price, of a long-term contract that of a year. Each condition is met, failed,
or not told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import ClassVar, NamedTuple

from knowledge.dates import wareki
from knowledge.errors import UnreadableInput
from knowledge.money import round_down, round_up, yen
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.timetable.periods import end_of_period
from knowledge.understanding.presence import brings_up


class SimilarRule(RuleRecord):
    """How contracts are compared: the least share, how many of them, within how many years.

    `private` are words for a counterparty whose contracts do not count.
    """

    record: ClassVar[str] = "similar_contract"
    share: Parameter
    times: Parameter
    years: Parameter
    cite: str
    scale_cite: str
    parties_cite: str
    owned: Parameter | None = None
    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    fault: str = ""


class Facts(NamedTuple):
    """What is told beside the prices; `on` is the day of the rules."""

    on: date
    times: int | None
    performed: date | None
    contract_day: date
    text: str


class Condition(NamedTuple):
    """One condition: met, not met, or not told of (None)."""

    met: bool | None
    says: str
    cite: str


class Scale(NamedTuple):
    """The scale of a contract by the year, exactly, with how it was reckoned."""

    amount: Fraction
    step: str

    @property
    def shown(self) -> int:
        """The scale in whole yen."""
        return round_down(self.amount)


def by_month(name: str, monthly: int) -> Scale:
    """The scale of a contract with a monthly price: that of a year."""
    return Scale(Fraction(monthly * 12), f"{name}: 月額 {yen(monthly)} × 12 ＝ {yen(monthly * 12)}")


def by_term(name: str, total: int, months: int) -> Scale:
    """The scale of a contract with a total over its months: that of a year."""
    if months < 1:
        raise UnreadableInput("契約月数が0か月です。1か月以上で書いてください。")
    amount = Fraction(total, months) * 12
    cut = "" if amount.denominator == 1 else "（1円未満切捨てで表示）"
    shown = yen(round_down(amount))
    return Scale(amount, f"{name}: 総額 {yen(total)} ÷ {months}か月 × 12 ＝ {shown}{cut}")


def floor_of(planned: Scale, rule: SimilarRule, on: date) -> tuple[int, str]:
    """The least scale a record must have, in yen (切上げ: 「以上」), and the step."""
    share = rule.share.on(on).fraction
    least = round_up(planned.amount * share)
    return (
        least,
        f"下限: {yen(planned.shown)} × {share.numerator}/{share.denominator} ＝ {yen(least)}（「以上」はちょうどを含む）",
    )


def conditions(
    facts: Facts, rule: SimilarRule, scales: tuple[Scale, Scale] | None
) -> tuple[Condition, ...]:
    """All that is asked of a record, as far as it is told; `scales` are the record's and the plan's."""
    return (
        *_scale(facts, rule, scales),
        _often(facts, rule),
        *_recent(facts, rule),
        *_party(facts, rule),
    )


def _scale(
    facts: Facts, rule: SimilarRule, scales: tuple[Scale, Scale] | None
) -> Iterator[Condition]:
    if scales is None:
        return
    record, planned = scales
    least, step = floor_of(planned, rule, facts.on)
    enough = record.amount >= least
    sign = "≧" if enough else "＜"
    yield Condition(met=True, says=record.step, cite=rule.scale_cite)
    yield Condition(met=True, says=f"{planned.step}、{step}", cite=rule.scale_cite)
    said = f"実績の規模 {yen(record.shown)} {sign} 下限 {yen(least)}"
    yield Condition(enough, said, rule.share.on(facts.on).cite)


def _often(facts: Facts, rule: SimilarRule) -> Condition:
    figure = rule.times.on(facts.on)
    if facts.times is None:
        return Condition(None, f"{figure.whole}回以上あること", figure.cite)
    enough = facts.times >= figure.whole
    return Condition(
        enough, f"{facts.times}回 {'≧' if enough else '＜'} {figure.whole}回以上", figure.cite
    )


def _recent(facts: Facts, rule: SimilarRule) -> Iterator[Condition]:
    if facts.performed is None:
        return
    figure = rule.years.on(facts.on)
    start = end_of_period(facts.contract_day, figure.whole, figure.unit, "first_day_in", "before")
    sign = "以後" if facts.performed >= start else "より前"
    yield Condition(
        facts.performed >= start,
        f"{wareki(facts.performed)} は過去{figure.whole}年間の始まり {wareki(start)} {sign}",
        figure.cite,
    )


def _party(facts: Facts, rule: SimilarRule) -> Iterator[Condition]:
    """A counterparty that does not count; one that nobody speaks of is left to the papers."""
    if brings_up(facts.text, rule.private) and not brings_up(facts.text, rule.public):
        yield Condition(
            met=False,
            says="相手方が国・地方公共団体・指定された公共的団体ではない",
            cite=rule.parties_cite,
        )
