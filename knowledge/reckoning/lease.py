"""The rent of a period of days by calendar months (賃貸借料の日割計算).

A whole month costs the monthly rent; of a month that is not whole, the rent is reckoned by its
own days: monthly rent ÷ calendar days of the month × days rented, cut below one yen.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from knowledge.dates import shift_months
from knowledge.errors import UnreadableInput
from knowledge.money import round_down, yen

_SOME_LEAP_YEAR = 2028


class MonthPart(NamedTuple):
    """The days rented of one calendar month."""

    first: date
    days: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether the month was rented from its first to its last day."""
        return self.days == self.of


def days_of_month(day: date) -> int:
    """How many days the month of `day` has.

    >>> days_of_month(date(2028, 2, 10)), days_of_month(date(2030, 2, 10))
    (29, 28)
    """
    return monthrange(day.year, day.month)[1]


def varies(day: date) -> bool:
    """Whether the month of `day` has more days in some years (2月).

    >>> varies(date(2026, 2, 1)), varies(date(2026, 4, 1))
    (True, False)
    """
    years = (_SOME_LEAP_YEAR, _SOME_LEAP_YEAR + 1)
    return len({days_of_month(date(year, day.month, 1)) for year in years}) > 1


def month_parts(first: date, last: date) -> tuple[MonthPart, ...]:
    """The calendar months from `first` to `last` (both counted), each with its days rented.

    >>> [(p.days, p.of) for p in month_parts(date(2025, 3, 31), date(2025, 5, 30))]
    [(1, 31), (30, 30), (30, 31)]
    """
    parts, begin = [], first
    while begin <= last:
        following = shift_months(begin.replace(day=1), 1)
        end = min(last, following - timedelta(days=1))
        parts.append(MonthPart(begin, (end - begin).days + 1, days_of_month(begin)))
        begin = following
    return tuple(parts)


def month_rent(monthly: int, days: int, of: int) -> int:
    """The rent for `days` of a month of `of` days: the exact fraction, cut below one yen.

    >>> month_rent(539_000, 24, 30), month_rent(100_000, 10, 31)
    (431200, 32258)
    """
    return round_down(Fraction(monthly * days, of))


def month_step(monthly: int, days: int, of: int) -> str:
    """How `month_rent` came about.

    >>> month_step(539_000, 24, 30)
    '539,000円 ÷ 30日（当月の暦日数） × 24日 ＝ 431,200円（1円未満切捨て）'
    """
    rent = month_rent(monthly, days, of)
    return f"{yen(monthly)} ÷ {of}日（当月の暦日数） × {days}日 ＝ {yen(rent)}（1円未満切捨て）"


def lease_total(monthly: int, first: date, last: date) -> tuple[int, tuple[str, ...]]:
    """The rent in yen from `first` to `last`, both days counted, and the steps of the sum.

    Raises UnreadableInput where the period ends before it begins.

    >>> lease_total(310_000, date(2030, 2, 10), date(2030, 3, 30))[0]
    510357
    """
    if last < first:
        raise UnreadableInput("期間の終わりの日が始まりの日より前です。日付を確かめてください。")
    parts = month_parts(first, last)
    whole = sum(part.whole for part in parts)
    total, steps = monthly * whole, []
    if whole:
        steps.append(f"{yen(monthly)} × {whole}か月 ＝ {yen(total)}")
    for part in parts:
        if not part.whole:
            total += month_rent(monthly, part.days, part.of)
            name = f"{part.first.year}年{part.first.month}月分"
            steps.append(f"{name}: {month_step(monthly, part.days, part.of)}")
    if len(steps) > 1:
        steps.append(f"合計 {yen(total)}")
    return total, tuple(steps)
