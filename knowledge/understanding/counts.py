"""Counted things in a text: days late, months of a term, years back, persons, pieces, rates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from knowledge.understanding.numerals import NUMERAL, read_numeral
from knowledge.understanding.presence import negated_after

_WORDS = {
    "months": "か月 ヵ月 月間 月分",
    "years": "か年 年間 年",
    "weeks": "週間",
    "days": "日間 日",
    "persons": "業者 人 社 者 名",
    "copies": "通",
    "times": "回",
    "pieces": "件 個 台 枚 冊 本 部 脚 箱 袋 セット 食 着 足 基 組 束 缶 丁 式 両 面 株 玉 連 双 "
    "kwh kg リットル l m 時間 トン パック ケース ロール",
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()}
COUNTERS = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
"""The counting words, longest first, as part of an expression."""
_COUNT = re.compile(
    rf"(?:数量(?:は|が|を)?(?P<quantity>{NUMERAL})|(?P<number>{NUMERAL}|半)\s*(?P<unit>{COUNTERS}))"
    r"(?P<after>前|後|以内|遅れ|おくれ|遅延|超過|過ぎ|契約|リース|分|経過|延長|目|以上|以下|未満|間)?"
)
MOST = 40
"""So many counts are read of one question."""
_MOST_YEARS = 100
"""A larger number before 年 is a calendar year."""
_ERA_YEAR = re.compile(r"(?:令和|平成|昭和|[rhs])\s*(?:[0-9]{1,2}|元)年?")
_RATE = re.compile(
    r"(?<![0-9.])(?:(?P<percent>[0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(?:%|パーセント|ぱーせんと)"
    r"|(?P<wari>[0-9]{1,2})割(?:(?P<bu>[0-9])分)?"
    r"|(?P<top>[0-9.]{1,9})/(?P<bottom>10{1,6})(?![0-9]))"
    rf"|(?P<below>{NUMERAL})分の(?P<above>{NUMERAL})"
    r"|(?<=[価格代金額料]の)(?P<upper>[0-9]{1,2})/(?P<lower>[0-9]{1,2})(?![0-9/])"
)


@dataclass(frozen=True)
class Count:
    """A counted thing: `unit` is days, months, years, persons, copies, times or pieces."""

    number: int
    unit: str
    start: int
    end: int
    after: str = ""


def find_counts(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Count, ...]:
    """The counted things outside `taken` (where amounts and days already stand).

    >>> [(c.number, c.unit, c.after) for c in find_counts("納入が20日遅れ、12か月、過去2年、3人")]
    [(20, 'days', '遅れ'), (12, 'months', ''), (2, 'years', ''), (3, 'persons', '')]
    >>> [(c.number, c.unit) for c in find_counts("1年半、半年、2週間")]
    [(18, 'months'), (6, 'months'), (14, 'days')]
    """
    counts = []
    eras = [match.span() for match in _ERA_YEAR.finditer(text)]
    taken = (*taken, *((start, end) for start, end in eras))
    for match in _COUNT.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        unit, after = _UNITS.get(match["unit"], "pieces"), match["after"] or ""
        numeral = match["number"] or match["quantity"]
        number = Decimal("0.5") if numeral == "半" else read_numeral(numeral)
        if number is None or (match["unit"] == "年" and number > _MOST_YEARS):
            continue
        if unit == "years" and text[match.end() : match.end() + 1] == "半":
            number += Decimal("0.5")
        if unit == "years" and number != int(number):
            number, unit = number * 12, "months"
        if unit == "weeks":
            number, unit = number * 7, "days"
        if number == int(number):
            counts.append(Count(int(number), unit, *match.span(), after=after))
    return tuple(counts[:MOST])


@dataclass(frozen=True)
class RateFound:
    """A rate as read, with its place; `share` if it was said in 割 (a part rather than a rate)."""

    rate: Fraction
    start: int
    end: int
    share: bool = False


def find_rates(text: str) -> tuple[RateFound, ...]:
    """The rates of a text.

    >>> [str(r.rate) for r in find_rates("率3%で、2.5パーセント、100分の10、8割5分、8.5/10")]
    ['3/100', '1/40', '1/10', '17/20', '17/20']
    """
    rates = []
    for match in _RATE.finditer(text):
        if match["percent"]:
            rate = Fraction(match["percent"]) / 100
        elif match["wari"]:
            rate = Fraction(int(match["wari"]), 10) + Fraction(int(match["bu"] or 0), 100)
        elif match["below"]:
            below, above = read_numeral(match["below"]), read_numeral(match["above"])
            if not below or above is None:
                continue
            rate = Fraction(above) / Fraction(below)
        elif match["upper"]:
            if int(match["lower"]) == 0:
                continue
            rate = Fraction(int(match["upper"]), int(match["lower"]))
        else:
            rate = Fraction(match["top"].strip(".") or 0) / int(match["bottom"])
        if not negated_after(text, match.end()):
            rates.append(RateFound(rate, *match.span(), share=bool(match["wari"])))
    return tuple(rates)
